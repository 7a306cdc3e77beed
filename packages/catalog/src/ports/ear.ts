import type { HeardComparison } from "../domain/comparison/index.ts";

export type { Fingerprint } from "../domain/asset/fingerprint.ts";

/** Compares two files by ear: DESIGN 5, level 3. Throws AUDIO_… and FILE_… for files that are refused. */
export interface Ear {
  /** A is the known recording, B the file in question. */
  compare(pathA: string, pathB: string): Promise<HeardComparison>;
}
