export { cutToHeard, decodeMp4 } from "./decode-mp4.ts";
export { hashMp4, type Mp4Hash } from "./hash-mp4.ts";
export { decodeForeign, type ForeignSound } from "./decode-foreign.ts";
export { isKnownBySamples, isMpeg } from "./identify-sound.ts";
export { musicVideo, severalSounds } from "./issues.ts";
export { problemOf } from "./problem.ts";
export { readApart } from "./read-apart.ts";
export { sortTracks } from "./sort-tracks.ts";
