import type { TagField } from "@deadwax/catalog";

/** What a reader that shares no code with the writer must find in a file. */
export interface Expectation {
  /** The kind of tag: `id3`, `INFO`, `axml`, `vorbis`, `mp4`, `aiff`. */
  readonly carrier: string;
  /** Where in it: `TSRC`, `INAM`, `identifier`, `ISRC`, `©nam`. */
  readonly place: string;
  readonly field: TagField;
  /** Several values of one field, as the plan gives them. */
  readonly values: readonly string[];
}
