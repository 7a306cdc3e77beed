/**
 * Several codes in one value: tags of one format use NUL between them, others a slash, programs put semicolons, commas
 * or bars. A slash or a blank can also stand inside one code (`DE/U67/17/03268`), so those split only between codes.
 */
import { isDigit } from "../text/ascii.ts";
import { isCompactIsrc, type Isrc } from "./isrc.ts";
import { isrcBody } from "./written.ts";

const ALWAYS_SPLITS = /[\0\r\n\u2028\u2029;,|\uff1b\uff0c\uff5c\u3001]/u;
const MAY_SPLIT = /[\s/]+/g;
/** A code has at most seven gaps worth the name: more tokens than this are not one code. */
const MOST_TOKENS = 8;
/** Longer text than a labelled code with a separator after each character is not one code. */
const LONGEST_CODE = 64;
/** Year and designation. */
const LEAST_DIGITS = 7;

/** A piece of a value: one code, or text that holds none. */
export interface CodePiece {
  readonly text: string;
  readonly isrc: Isrc | undefined;
}

/** Cuts a value into codes and what is left between them, in order. Linear in the length of the text. */
export function piecesOf(text: string): CodePiece[] {
  return text.split(ALWAYS_SPLITS).flatMap((part) => {
    const isrc = readOne(part);
    if (isrc !== undefined) return [{ text: part.trim(), isrc }];
    return part.trim() === "" ? [] : piecesOfPart(part);
  });
}

function readOne(text: string): Isrc | undefined {
  const { compact } = isrcBody(text);
  return isCompactIsrc(compact) ? compact : undefined;
}

interface Token {
  readonly start: number;
  readonly end: number;
  /** Digits, and what lies beyond ASCII, where digits of other scripts are. */
  readonly digits: number;
}

function piecesOfPart(part: string): CodePiece[] {
  const tokens = tokensOf(part);
  const pieces: CodePiece[] = [];
  let rest: Pick<Token, "start" | "end"> | undefined;
  const keepRest = (): void => {
    if (rest !== undefined) pieces.push({ text: part.slice(rest.start, rest.end), isrc: undefined });
    rest = undefined;
  };
  for (let index = 0; index < tokens.length;) {
    const token = tokens[index];
    if (token === undefined) break;
    const found = codeFrom(part, tokens.slice(index, index + MOST_TOKENS));
    if (found === undefined) {
      rest = { start: rest?.start ?? token.start, end: token.end };
      index += 1;
    } else {
      keepRest();
      pieces.push(found.piece);
      index += found.tokens;
    }
  }
  keepRest();
  return pieces;
}

/** The shortest run of tokens from the first on that reads as a code. */
function codeFrom(
  part: string,
  tokens: readonly Token[],
): { readonly piece: CodePiece; readonly tokens: number } | undefined {
  const start = tokens[0]?.start ?? 0;
  let digits = 0;
  for (const [index, token] of tokens.entries()) {
    const { end } = token;
    if (end - start > LONGEST_CODE) return undefined;
    digits += token.digits;
    // A code has twelve characters and ends in digits: most runs are ruled out without being read.
    if (end - start < 12 || digits < LEAST_DIGITS) continue;
    const text = part.slice(start, end);
    if (/[a-z]$/i.test(text)) continue;
    const isrc = readOne(text);
    if (isrc !== undefined) return { piece: { text, isrc }, tokens: index + 1 };
  }
  return undefined;
}

function tokensOf(part: string): Token[] {
  const tokens: Token[] = [];
  let start = 0;
  const add = (end: number): void => {
    if (end > start) tokens.push({ start, end, digits: digitsIn(part, start, end) });
  };
  for (const gap of part.matchAll(MAY_SPLIT)) {
    add(gap.index);
    start = gap.index + gap[0].length;
  }
  add(part.length);
  return tokens;
}

function digitsIn(part: string, start: number, end: number): number {
  let digits = 0;
  for (let index = start; index < end; index += 1) {
    const code = part.charCodeAt(index);
    if (code > 127 || isDigit(code)) digits += 1;
  }
  return digits;
}
