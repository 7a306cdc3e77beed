export { decodeByFfmpeg } from "./decode-by-ffmpeg.ts";
export { findFfmpeg } from "./find-ffmpeg.ts";
