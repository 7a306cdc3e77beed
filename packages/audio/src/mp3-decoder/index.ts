export { decodeMp3 } from "./decode-mp3.ts";
export { hashMp3 } from "./hash-mp3.ts";
export { readMp3Frames } from "./read-mp3-frames.ts";
