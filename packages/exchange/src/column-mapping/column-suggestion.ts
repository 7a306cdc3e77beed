import type { ColumnId } from "../master-sheet/columns.ts";

/** What a source column seems to be. Only a person turns "uncertain" into a mapping. */
export interface ColumnSuggestion {
  readonly index: number;
  /** Distinct name, the key in a mapping. */
  readonly name: string;
  readonly status: "matched" | "ignored" | "uncertain";
  /** For "uncertain" the likeliest column; null for "ignored". */
  readonly target: ColumnId | null;
  readonly because: SuggestionReason;
  /** One sentence for a person; a question where the status is "uncertain". */
  readonly message: string;
  /** The first texts of the column. */
  readonly samples: readonly string[];
}

export type SuggestionReason =
  | "own-header"
  | "header-and-content"
  | "header"
  | "header-in-part"
  | "header-ambiguous"
  | "content-only"
  | "contradiction"
  | "unreadable"
  | "rival"
  | "other-thing"
  | "unknown";
