import type { Span } from "./atoms.ts";

/** Text in a column. */
export interface Cell {
  /** Points from the left edge of the text area. */
  readonly x: number;
  readonly width: number;
  readonly spans: readonly Span[];
  readonly align?: "left" | "right";
}

/** Cells beside each other, whose first lines stand on one base line. */
export interface Row {
  readonly cells: readonly Cell[];
  /** Points above it; none at the top of a page. */
  readonly gap: number;
  /** Whether a thin line stands above it. */
  readonly hasRule?: boolean;
  /** Whether it stays on one page with the row below. */
  readonly keepsNext?: boolean;
}

/** What a paper is made of. */
export interface Paper {
  readonly title: string;
  readonly subject: string;
  /** ISO 8601, in UTC. */
  readonly madeAt: string;
  readonly madeBy: string;
  readonly rows: readonly Row[];
  /** Above the rows of every page but the first. */
  readonly running: readonly Row[];
  /** Above the rows of every page, below the running head: the names of the columns. */
  readonly columns: readonly Row[];
  /** At the foot of every page. */
  readonly foot: (page: number, pages: number) => Row;
}
