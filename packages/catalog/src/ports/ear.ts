import type { HeardComparison } from "../domain/comparison/index.ts";

/** 32-bit items, one for each 0.1238 s of the whole recording, as Chromaprint's algorithm 1 makes them. */
export interface Fingerprint {
  readonly items: Uint32Array;
  /** Version of what made it; another version's are not compared. */
  readonly madeBy: string;
}

/** Compares two files by ear: DESIGN 5, level 3. Throws AUDIO_… and FILE_… for files that are refused. */
export interface Ear {
  /** A is the known recording, B the file in question. */
  compare(pathA: string, pathB: string): Promise<HeardComparison>;
}
