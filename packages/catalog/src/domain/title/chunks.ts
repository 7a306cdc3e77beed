import { isBlank } from "./place.ts";

/** A stretch of a title between brackets and free dashes. */
export interface Chunk {
  readonly isGroup: boolean;
  /** Whether a free dash stands before it. */
  readonly isDashed: boolean;
  /** With its brackets, or its dash. */
  readonly outerStart: number;
  readonly outerEnd: number;
  readonly start: number;
  readonly end: number;
}

const CLOSERS: ReadonlyMap<string, string> = new Map(
  [
    "()",
    "[]",
    "{}",
    "（）",
    "［］",
    "｛｝",
    "【】",
    "「」",
    "『』",
    "〔〕",
    "〈〉",
    "《》",
    "<>",
    "＜＞",
    "〜〜",
    "～～",
    "~~",
  ].map((pair) => [pair.charAt(0), pair.charAt(1)]),
);
const CLOSING: ReadonlySet<string> = new Set(CLOSERS.values());
const HYPHENED = /\s[-－](?=[^\s\p{Pd}])[^\p{Pd}\p{Ps}\p{Pe}]{1,60}[-－]\s*$/u;
/** Without one of them a title is one chunk. */
const MARK = /[\p{Ps}\p{Pd}<＜～~−]/u;
const DASHES = "-‐‑‒–—―−﹣－";

/** Cuts a title at its outermost brackets and free dashes. Brackets that do not close are letters. */
export function chunksOf(text: string): readonly Chunk[] {
  const end = text.length;
  if (!MARK.test(text))
    return [{ isGroup: false, isDashed: false, outerStart: 0, outerEnd: end, start: 0, end }];
  const groups = [...groupsIn(text), ...hyphened(text)];
  const chunks: Chunk[] = [];
  let at = 0;
  for (const [open, close] of groups) {
    addPlain(chunks, text, at, open);
    chunks.push({
      isGroup: true,
      isDashed: false,
      outerStart: open,
      outerEnd: close + 1,
      start: open + 1,
      end: close,
    });
    at = close + 1;
  }
  addPlain(chunks, text, at, text.length);
  return chunks;
}

/** `Title -Live ver.-`, as Japanese lists bracket what ends a title. */
function hyphened(text: string): readonly (readonly [number, number])[] {
  const match = HYPHENED.exec(text);
  return match === null ? [] : [[match.index + 1, match.index + match[0].trimEnd().length - 1]];
}

function groupsIn(text: string): readonly (readonly [number, number])[] {
  const open: { closer: string; at: number }[] = [];
  const closed: [number, number][] = [];
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charAt(at);
    const top = open.at(-1);
    if (top?.closer === sign) {
      open.pop();
      while ((closed.at(-1)?.[0] ?? -1) > top.at) closed.pop();
      closed.push([top.at, at]);
      continue;
    }
    const closer = CLOSERS.get(sign);
    if (closer !== undefined) open.push({ closer, at });
    else if (CLOSING.has(sign)) unwind(open, sign);
  }
  return closed;
}

/** `[` before `(a)` may never close: what closes further out closes it, too. */
function unwind(open: { closer: string; at: number }[], sign: string): void {
  const index = open.findLastIndex(({ closer }) => closer === sign);
  if (index >= 0) open.length = index;
}

function addPlain(chunks: Chunk[], text: string, from: number, to: number): void {
  let start = from;
  let outerStart = from;
  let isDashed = false;
  const push = (end: number): void => {
    if (end > outerStart) chunks.push({ isGroup: false, isDashed, outerStart, outerEnd: end, start, end });
  };
  for (let at = from; at < to; at += 1) {
    if (!isFreeDash(text, at)) continue;
    push(at);
    [outerStart, start, isDashed] = [at, at + 1, true];
  }
  push(to);
}

/** With blanks on both sides; a long dash needs none. The first letter of a text is no dash between two parts. */
function isFreeDash(text: string, at: number): boolean {
  const sign = text.charAt(at);
  if (!DASHES.includes(sign) || at === 0) return false;
  return (
    sign === "—" ||
    sign === "―" ||
    (isBlank(text, at - 1) && (at + 1 === text.length || isBlank(text, at + 1)))
  );
}
