import { capacity, type DesignationRange } from "../prefix/range.ts";

/** What is known of one span of designations in one year. */
export interface SpanUse extends DesignationRange {
  /** The highest number of the span that the ledger knows, or -1. */
  readonly highest: number;
}

/** What can still be issued: the spans above everything that is, or may be, used. */
export interface IssuableSpan extends DesignationRange {
  readonly left: number;
}

/**
 * The spans that may be issued from, ascending. Numbers are issued upward: a gap below the highest known number may
 * have been used by whoever made that number, and everything below the start is the time before this catalog, so
 * both are *unaccounted* and never issued (DESIGN 4, rule 1). Several spans of one kind (the parts of a range between
 * blocks) are one sequence: what is known in a later span closes the earlier ones.
 */
export function issuableSpans(spans: readonly SpanUse[], start: number): readonly IssuableSpan[] {
  const highest = Math.max(start - 1, ...spans.map((span) => span.highest));
  return spans
    .map((span) => ({ from: Math.max(span.from, highest + 1), to: span.to }))
    .filter((span) => span.from <= span.to)
    .sort((a, b) => a.from - b.from)
    .map((span) => ({ ...span, left: capacity([span]) }));
}

/** The next numbers, or fewer when that is all there is. */
export function takeDesignations(spans: readonly IssuableSpan[], wanted: number): readonly number[] {
  const taken: number[] = [];
  for (const span of spans) {
    for (let next = span.from; next <= span.to && taken.length < wanted; next += 1) taken.push(next);
  }
  return taken;
}
