import { piecesOf } from "./codes-in.ts";
import type { IsrcIssue } from "./issues.ts";
import type { Isrc } from "./isrc.ts";
import { parseIsrc, type ParseIsrcOptions } from "./parse.ts";

/** The codes found in one value, and what was not one. */
export interface ParsedIsrcList {
  /** In the order they stand, each once. More than one is a conflict for a person, not a list to cut. */
  readonly isrcs: readonly Isrc[];
  /** About every piece; `path` holds the number of the piece, counted from 0. */
  readonly issues: readonly IsrcIssue[];
}

/** Reads a value that may hold several codes, as tags and sheets do. An empty value holds none and is no finding. */
export function parseIsrcList(text: string, options?: ParseIsrcOptions): ParsedIsrcList {
  const isrcs = new Set<Isrc>();
  const issues: IsrcIssue[] = [];
  for (const [index, piece] of piecesOf(text).entries()) {
    const parsed = parseIsrc(piece.text, options);
    if (parsed.ok) isrcs.add(parsed.value.value);
    const found = parsed.ok ? parsed.value.issues : parsed.error;
    issues.push(...found.map((issue) => ({ ...issue, path: [index] })));
  }
  return { isrcs: [...isrcs], issues };
}
