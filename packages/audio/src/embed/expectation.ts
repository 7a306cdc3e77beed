import type { TagField } from "@deadwax/catalog";

/** What a reader that shares no code with the writer must find in a file. */
export interface Expectation {
  /** Which kind of chunk. */
  readonly carrier: "id3" | "INFO" | "axml";
  /** Where in it: `TSRC`, `INAM`, `identifier`. */
  readonly place: string;
  readonly field: TagField;
  /** Several values of one field, as the plan gives them. */
  readonly values: readonly string[];
}
