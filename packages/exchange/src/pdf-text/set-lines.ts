import LineBreaker from "linebreak";
import { atomsOf, type Atom, type OnMissing, type Span } from "./atoms.ts";
import { mirrored, visualOrder } from "./bidi.ts";
import { withoutControls } from "./clusters.ts";
import type { FontBook } from "./font-book.ts";

/** Text in one font, at its place in a line. */
export interface PlacedRun {
  readonly text: string;
  readonly font: string;
  readonly x: number;
  readonly span: Span;
}

/** A line that is ready to be drawn, from left to right. */
export interface SetLine {
  readonly runs: readonly PlacedRun[];
  readonly width: number;
}

/** Points that a text in a font takes. */
export type Measure = (text: string, font: string, size: number) => number;

export interface Setting {
  readonly book: FontBook;
  readonly measure: Measure;
  readonly onMissing: OnMissing;
}

/**
 * Sets spans in lines of at most `width` points: lines end where Unicode lets them (UAX 14), a word that is wider than
 * a line is cut between letters, and each line is put into visual order (UAX 9).
 */
export function setLines(spans: readonly Span[], width: number, setting: Setting): readonly SetLine[] {
  const atoms = atomsOf(spans, setting.book, setting.onMissing);
  const whole = placed(withoutEnd(atoms), setting.measure);
  // Most texts are one line, and measuring word by word takes as often as there are words.
  if (whole.width <= width) return whole.runs.length === 0 ? [] : [whole];
  const words = wordsOf(atoms, spans.map(({ text }) => text).join(""));
  const lines: Atom[][] = [];
  let line: Atom[] = [];
  for (const word of words) {
    if (fits([...line, ...word], width, setting.measure)) {
      line.push(...word);
      continue;
    }
    if (line.length > 0) lines.push(line);
    line = [];
    for (const atom of word) {
      if (line.length > 0 && !fits([...line, atom], width, setting.measure)) {
        lines.push(line);
        line = [];
      }
      line.push(atom);
    }
  }
  if (line.length > 0) lines.push(line);
  return lines.map((one) => placed(withoutEnd(one), setting.measure));
}

function wordsOf(atoms: readonly Atom[], text: string): readonly (readonly Atom[])[] {
  const breaker = new LineBreaker(text);
  const words: Atom[][] = [];
  let at = 0;
  for (let next = breaker.nextBreak(); next !== null; next = breaker.nextBreak()) {
    const word: Atom[] = [];
    for (let atom = atoms[at]; atom !== undefined && atom.start < next.position; atom = atoms[++at])
      word.push(atom);
    if (word.length > 0) words.push(word);
  }
  return words;
}

function fits(atoms: readonly Atom[], width: number, measure: Measure): boolean {
  return placed(withoutEnd(atoms), measure).width <= width;
}

/** Blanks at the end of a line take no room. */
function withoutEnd(atoms: readonly Atom[]): readonly Atom[] {
  return atoms.slice(0, atoms.findLastIndex(({ text }) => text.trim() !== "") + 1);
}

function placed(atoms: readonly Atom[], measure: Measure): SetLine {
  let x = 0;
  const runs: PlacedRun[] = [];
  for (const { text, font, span } of visualOrder(piecesOf(atoms)).flatMap(drawable)) {
    runs.push({ text, font, span, x });
    x += measure(text, font, span.size);
  }
  return { runs, width: x };
}

type Piece = Pick<Atom, "font" | "span" | "level"> & { readonly letters: readonly string[] };

function piecesOf(atoms: readonly Atom[]): readonly Piece[] {
  const pieces: (Piece & { readonly letters: string[] })[] = [];
  for (const { text, font, span, level } of atoms) {
    const letter = withoutControls(text);
    if (letter === "") continue;
    const last = pieces.at(-1);
    if (last?.font === font && last.span === span && last.level === level) last.letters.push(letter);
    else pieces.push({ font, span, level, letters: [letter] });
  }
  return pieces;
}

const RIGHT_TO_LEFT = /[\p{Script=Hebrew}\p{Script=Arabic}]/u;

/** The shaper sets a run in the direction of its script. Where that is not the direction of the line, letters go one by one. */
function drawable({
  letters,
  level,
  ...rest
}: Piece): readonly (Omit<Piece, "letters"> & { text: string })[] {
  const isTurned = level % 2 === 1;
  const seen = isTurned ? letters.map(mirrored) : letters;
  const joined = seen.join("");
  if (RIGHT_TO_LEFT.test(joined) === isTurned) return [{ ...rest, level, text: joined }];
  const inOrder = isTurned ? seen.toReversed() : seen;
  return inOrder.map((text) => ({ ...rest, level, text }));
}
