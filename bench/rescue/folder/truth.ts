/** What is true about a folder: written down by whoever made its files. */
import type { Label } from "../../ear/set/labels.ts";
import type { DeliveryName } from "./deliveries.ts";
import type { VersionName } from "./versions.ts";

export interface TruePiece {
  readonly piece: string;
  readonly title: string;
  readonly artist: string;
  /** Where the music comes from. */
  readonly origin: string;
  readonly licence: string;
}

/** An identity: all files of one must share a code. `same` null: whether it shares its root's code is for a person. */
export interface TrueRecording extends Pick<Label, "relations" | "verdicts" | "same"> {
  readonly recording: string;
  readonly piece: string;
  readonly version: VersionName | "root";
  readonly seconds: number;
  readonly isrc: string | null;
}

/** cut-off: bytes are missing at the end. plain: a tone, noise. */
export type FileState = "sound" | "cut-off" | "silent" | "plain" | "not-audio" | "empty";

/** right: that of its recording. other: that of another recording. unknown: of none. */
export interface TaggedCode {
  readonly code: string;
  readonly is: "right" | "other" | "unknown";
}

export interface TrueFile {
  /** Below the folder `mess`, with slashes. */
  readonly path: string;
  readonly state: FileState;
  readonly piece: string | null;
  /** Null where there is nothing that could be one, and for files that are cut off. */
  readonly recording: string | null;
  readonly delivery: DeliveryName | "special";
  /** 0: all of the source. 1: lossless, yet quieter, resampled, padded or of fewer bits. 2: lossy. */
  readonly quality: 0 | 1 | 2;
  /** Name and tags: of this piece, of another one, or none. */
  readonly named: "right" | "wrong" | "nothing";
  readonly tag: TaggedCode | null;
  /** The row of the sheet, from 1, that its recording is. */
  readonly row: number | null;
}

export type RowFault =
  "no-isrc" | "wrong-duration" | "no-file" | "tag-differs" | "code-twice" | "title-spelled";

export interface TrueRow {
  /** From 1, the header not counted. */
  readonly row: number;
  readonly title: string;
  readonly version: string;
  readonly isrc: string;
  readonly recording: string | null;
  readonly faults: readonly RowFault[];
  /** The best thing by which a file of it can be told: its code in a tag, its title in a name or tag, its length alone. */
  readonly tellable: "code" | "name" | "length" | "nothing";
}

export interface Truth {
  readonly schema: "deadwax.bench-rescue/1";
  readonly seed: number;
  readonly pieces: readonly TruePiece[];
  readonly recordings: readonly TrueRecording[];
  readonly files: readonly TrueFile[];
  readonly rows: readonly TrueRow[];
}
