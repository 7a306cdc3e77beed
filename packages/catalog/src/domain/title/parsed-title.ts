import type { CreditedName } from "./credited-names.ts";
import type { PhraseReading } from "./read-phrase.ts";
import type { Place, TypedPart } from "./place.ts";

/** A phrase of a title that names a version. Its kinds are one or more: `Live Radio Edit` is two. */
export interface TitleVersion extends PhraseReading, TypedPart {
  /** False where no bracket or dash marks it: `Midnight Drive Remix`. */
  readonly isSure: boolean;
  /** With the brackets or the dash around it. */
  readonly outer: Place;
}

export interface FeaturedName extends CreditedName {
  /** `with` may be a word of the title, so that no name behind it is sure. */
  readonly joiner: "feat" | "with";
}

/** `join`: brackets, dashes, blanks and joining words between the others. */
export type TitlePieceRole = "number" | "title" | "version" | "featured" | "year" | "rest" | "join";

export interface TitlePiece {
  readonly role: TitlePieceRole;
  readonly place: Place;
}

/** A title taken apart. Every place is one of `text`, which is what was typed. */
export interface ParsedTitle {
  readonly text: string;
  /** Without versions, featured names, notes and track number. Never empty, unless the text is blank. */
  readonly title: string;
  readonly versions: readonly TitleVersion[];
  readonly featured: readonly FeaturedName[];
  /** Of the first version that states one, or alone in brackets. */
  readonly year: number | null;
  /** What belongs to neither: `Official Video`. */
  readonly rest: readonly TypedPart[];
  /** The whole text in its order, without gaps. */
  readonly pieces: readonly TitlePiece[];
}
