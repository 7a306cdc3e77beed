/** Recordings and ties as a family is made of them. */
import type { Tie } from "./group-recordings.ts";

/** A recording on its way into a family. */
export interface Member {
  /** Names it here: the id of its first sound. */
  readonly id: string;
  readonly sounds: readonly string[];
  readonly hasVersionName: boolean;
  /** Whether a sheet describes it as the plain recording, or as a version. */
  readonly row: "plain" | "version" | "none";
  readonly fileCount: number;
  readonly soundCount: number;
  /** What words such as “final” in its names weigh. */
  readonly standing: number;
  readonly isLossless: boolean;
  /** Of its proposed master. */
  readonly durationMs: number;
}

/** A tie between two recordings. */
export interface Link {
  readonly tie: Tie;
  /** Ids of members: of the known side and the one in question. */
  readonly known: string;
  readonly asked: string;
}
