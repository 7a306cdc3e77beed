export { hashWhileReading } from "./hash-while-reading.ts";
export { digestFile, digestPcmFile, type PcmDigest } from "./file-digest.ts";
