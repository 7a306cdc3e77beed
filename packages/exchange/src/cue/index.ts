export type { CueSheet, CueTrack } from "./cue-sheet.ts";
export { cueOfRelease, type CueRequest } from "./cue-of-release.ts";
export { readCue } from "./read-cue.ts";
export { writeCue } from "./write-cue.ts";
