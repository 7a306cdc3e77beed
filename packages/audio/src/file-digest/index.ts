export { digestFile, digestPcmFile, type PcmDigest } from "./file-digest.ts";
