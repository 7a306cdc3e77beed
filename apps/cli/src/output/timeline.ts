/** What happened, line by line: a mark in front, and a sentence that is wrapped and never cut. */
import { hanging, page, paragraph, type Block } from "./block.ts";
import { dim, type Text } from "./text.ts";

interface Happening {
  /** In front of the time, right-aligned: the number of an entry. */
  readonly number?: number;
  /** ISO 8601. */
  readonly at: string;
  readonly text: Text;
}

/** `12  2026-03-14 09:30  Ada entered …`, the newest first as they are given. */
export function timeline(happenings: readonly Happening[]): Block {
  const width = Math.max(
    0,
    ...happenings.map(({ number }) => (number === undefined ? 0 : String(number).length)),
  );
  return page(
    ...happenings.map(({ number, at, text }) => {
      const front = number === undefined ? "" : `${String(number).padStart(width)}  `;
      return hanging([front, dim(at.slice(0, 16).replace("T", " ")), "  "], paragraph(text));
    }),
  );
}
