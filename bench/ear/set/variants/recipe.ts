/** How one variant of a piece is made, and what is then true about it. */
import { seeded, type Seeded } from "../seeded.ts";
import type { Label } from "../labels.ts";
import type { Making } from "../tools.ts";
import type { Piece } from "../piece.ts";

export interface Recipe {
  readonly variant: string;
  readonly extension: string;
  readonly label: Label;
  /** What it is compared with; the master of the piece when left out. */
  readonly against?: string;
  /** The variant that this one is compared with: it is made whenever this one is. */
  readonly needs?: string;
  readonly making: Making;
}

/** Some variants of a piece; none where the piece lacks what they need. */
export type Recipes = (piece: Piece) => readonly Recipe[];

export function randomFor(piece: Piece, variant: string): Seeded {
  return seeded(piece.piece, variant);
}

/** For things of which a piece gets one or the other: the same for a piece in every run, different among pieces. */
export function choose<T>(piece: Piece, about: string, list: readonly T[]): T {
  return randomFor(piece, `choose ${about}`).pick(list);
}
