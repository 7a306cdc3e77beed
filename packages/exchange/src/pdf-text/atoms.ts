import { levelsOf } from "./bidi.ts";
import { clustersOf, withoutControls } from "./clusters.ts";
import type { FontBook } from "./font-book.ts";
import { composedHebrew } from "./hebrew-letters.ts";
import { familiesFor, type Weight } from "./font-family.ts";

/** A piece of text in one style. */
export interface Span {
  readonly text: string;
  readonly weight: Weight;
  /** In points. */
  readonly size: number;
  /** `#1d1b18`. */
  readonly color: string;
  /** BCP 47, where it is known: it decides how Han letters are drawn. */
  readonly language?: string | null;
}

/** One letter with its marks, and how it is set. */
export interface Atom {
  readonly text: string;
  readonly start: number;
  readonly level: number;
  readonly font: string;
  readonly span: Span;
}

/** What stands where no font has the letter. */
const INSTEAD = "[?]";

/** Letters that no font holds, as they stand in the text. */
export type OnMissing = (letters: string, text: string) => void;

/** Takes spans apart into letters and finds a font for each. Letters in a row that no font holds become one `[?]`, and are told. */
export function atomsOf(spans: readonly Span[], book: FontBook, onMissing: OnMissing): readonly Atom[] {
  const text = spans.map((span) => span.text).join("");
  const levels = levelsOf(text);
  const atoms: Atom[] = [];
  let missing = "";
  const tell = (): void => {
    if (missing !== "") onMissing(missing, withoutControls(text));
    missing = "";
  };
  let offset = 0;
  for (const span of spans) {
    const families = familiesFor(span.text, span.language ?? null);
    for (const { text: written, start } of clustersOf(span.text)) {
      const letter = composedHebrew(written);
      const at = { start: offset + start, level: levels[offset + start] ?? 0, span };
      const font = book.pick(letter, span.weight, families);
      if (font !== null) {
        tell();
        atoms.push({ ...at, text: letter, font });
        continue;
      }
      if (missing === "") atoms.push(...instead(at, book));
      missing += written;
    }
    offset += span.text.length;
  }
  tell();
  return atoms;
}

function instead(at: Pick<Atom, "start" | "level" | "span">, book: FontBook): readonly Atom[] {
  const font = book.pick(INSTEAD, at.span.weight, ["latin"]);
  if (font === null) throw new Error("the Latin font has no brackets");
  return [{ ...at, text: INSTEAD, font }];
}
