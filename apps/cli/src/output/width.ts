/** Measuring and cutting by what a terminal shows: cells, not characters (UAX 11 widths, UAX 29 clusters). */
import stringWidth from "string-width";
import { paint, spansOf, type Span, type Text } from "./text.ts";
import type { Look } from "./look.ts";

const clusters = new Intl.Segmenter("en", { granularity: "grapheme" });
/** Hebrew to Arabic Extended, and the presentation forms: scripts that run from right to left. */
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/u;
/** Ends a run from right to left, so that the next column does not join it on terminals that reorder (UAX 9). */
const LEFT_TO_RIGHT_MARK = "\u200e";

/** Cells that the text takes. */
export function widthOf(text: Text): number {
  return spansOf(text).reduce((sum, span) => sum + stringWidth(span.text), 0);
}

/** The text in at most this many cells; what is cut ends in an ellipsis. */
export function truncate(text: Text, width: number): readonly Span[] {
  const spans = spansOf(text);
  if (spans.reduce((sum, span) => sum + stringWidth(span.text), 0) <= width) return spans;
  const kept: Span[] = [];
  let room = width - 1;
  for (const span of spans) {
    const head = headOf(span.text, room);
    kept.push({ role: span.role, text: head });
    room -= stringWidth(head);
    if (head !== span.text) break;
  }
  const last = kept.at(-1);
  if (width > 0 && last !== undefined)
    kept[kept.length - 1] = { role: last.role, text: `${last.text.trimEnd()}…` };
  return kept;
}

function headOf(text: string, room: number): string {
  let head = "";
  let used = 0;
  for (const { segment } of clusters.segment(text)) {
    used += stringWidth(segment);
    if (used > room) return head;
    head += segment;
  }
  return head;
}

interface Cell {
  readonly width: number;
  readonly align?: "left" | "right" | undefined;
}

/** The text painted and filled with spaces to exactly this width; longer text is cut. */
export function fit(text: Text, { width, align = "left" }: Cell, look: Look): string {
  const spans = truncate(text, width);
  const gap = " ".repeat(Math.max(0, width - widthOf(spans)));
  const mark = look.isTty && spans.some((span) => RIGHT_TO_LEFT.test(span.text)) ? LEFT_TO_RIGHT_MARK : "";
  const painted = `${paint(spans, look)}${mark}`;
  return align === "right" ? `${gap}${painted}` : `${painted}${gap}`;
}

/** Breaks text into lines of at most this many cells, at spaces; a longer word is broken between clusters, or kept. */
export function wrap(
  text: Text,
  width: number | undefined,
  keepsWords = false,
): readonly (readonly Span[])[] {
  const spans = spansOf(text);
  if (width === undefined) return [spans];
  const lines: Span[][] = [[]];
  let used = 0;
  for (const word of words(spans, keepsWords ? Infinity : Math.max(1, width))) {
    const size = sizeOf(word);
    if (used > 0 && used + stringWidth(textOf(word).trimEnd()) > width) {
      trimLast(lines);
      lines.push([]);
      used = 0;
    }
    lines.at(-1)?.push(...word);
    used += size;
  }
  trimLast(lines);
  return lines;
}

/** Words with the spaces that follow them. A word may change its color on the way; none is wider than a line. */
function words(spans: readonly Span[], width: number): readonly (readonly Span[])[] {
  const found: Span[][] = [];
  let isOpen = false;
  for (const { role, text } of spans) {
    for (const piece of text.match(/^\s+|\S+\s*/gu) ?? []) {
      const last = isOpen && /^\S/u.test(piece) ? found.at(-1) : undefined;
      if (last === undefined) found.push([{ role, text: piece }]);
      else last.push({ role, text: piece });
      isOpen = /\S$/u.test(piece);
    }
  }
  return found.flatMap((word) =>
    stringWidth(textOf(word).trimEnd()) <= width ? [word] : pieces(word, width),
  );
}

function pieces(word: readonly Span[], width: number): readonly (readonly Span[])[] {
  return word.flatMap(({ role, text }) => chunks(text, width).map((chunk) => [{ role, text: chunk }]));
}

function textOf(spans: readonly Span[]): string {
  return spans.map((span) => span.text).join("");
}

function sizeOf(spans: readonly Span[]): number {
  return stringWidth(textOf(spans));
}

function chunks(word: string, width: number): readonly string[] {
  const parts: string[] = [];
  let rest = word;
  while (stringWidth(rest.trimEnd()) > width) {
    const [first] = clusters.segment(rest);
    const head = headOf(rest, width) || (first?.segment ?? rest);
    parts.push(head);
    rest = rest.slice(head.length);
  }
  return rest === "" ? parts : [...parts, rest];
}

function trimLast(lines: Span[][]): void {
  const line = lines.at(-1);
  const last = line?.pop();
  if (last !== undefined) line?.push({ role: last.role, text: last.text.trimEnd() });
}
