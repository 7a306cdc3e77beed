/**
 * Several codes in one value: tags of one format use NUL between them, others a slash, programs put semicolons, commas
 * or bars. A slash or a blank can also stand inside one code (`DE/U67/17/03268`), so those split only between codes.
 */
import { isCompactIsrc, type Isrc } from "./isrc.ts";
import { isrcBody } from "./written.ts";

const ALWAYS_SPLITS = /[\0\r\n\u2028\u2029;,|\uff1b\uff0c\uff5c\u3001]/u;
const MAY_SPLIT = /[\s/]+/g;
/** A code has at most seven gaps worth the name: more tokens than this are not one code. */
const MOST_TOKENS = 8;
/** Longer text than a labelled code with a separator after each character is not one code. */
const LONGEST_CODE = 64;

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
}

function piecesOfPart(part: string): CodePiece[] {
  const tokens = tokensOf(part);
  const pieces: CodePiece[] = [];
  let rest: Token | undefined;
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
  for (const [index, { end }] of tokens.entries()) {
    if (end - start > LONGEST_CODE) return undefined;
    const text = part.slice(start, end);
    // A code has twelve characters and ends in digits: most runs are ruled out without being read.
    if (text.length < 12 || /[a-z]$/i.test(text)) continue;
    const isrc = readOne(text);
    if (isrc !== undefined) return { piece: { text, isrc }, tokens: index + 1 };
  }
  return undefined;
}

function tokensOf(part: string): Token[] {
  const tokens: Token[] = [];
  let start = 0;
  for (const gap of part.matchAll(MAY_SPLIT)) {
    if (gap.index > start) tokens.push({ start, end: gap.index });
    start = gap.index + gap[0].length;
  }
  if (start < part.length) tokens.push({ start, end: part.length });
  return tokens;
}
