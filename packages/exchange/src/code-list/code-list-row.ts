import type { Isrc, Issue } from "@deadwax/identifiers";

/** One code of a pasted list, with what stood beside it. */
export interface CodeListRow {
  /** Null where the line has no code that can be read; the issues say why. */
  readonly isrc: Isrc | null;
  readonly title?: string;
  readonly versionTitle?: string;
  readonly artist?: string;
  readonly durationMs?: number;
  /** The line as it was pasted. */
  readonly raw: string;
  /** Line number, from 1. */
  readonly line: number;
  /** Every path is `["lines", line]`. */
  readonly issues: readonly Issue[];
}
