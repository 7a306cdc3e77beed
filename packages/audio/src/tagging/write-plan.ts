import { isInPlace, joinPieces, pieceSize, type Piece } from "../pieces/index.ts";

/** How a written file comes from the one that is there. */
export interface WritePlan {
  /** The new file in order. Each time anew: a plan is gone over to foresee the outcome, and again to carry it out. */
  pieces(): Iterable<Piece> | AsyncIterable<Piece>;
  /** Each old piece stays where it is, so that only the new ones need to be written. */
  readonly isInPlace: boolean;
  /** Of the new file, in bytes. */
  readonly length: number;
}

/** The plan that consists of these pieces. */
export function planOf(pieces: readonly Piece[]): WritePlan {
  const joined = joinPieces(pieces);
  const length = joined.reduce((sum, piece) => sum + pieceSize(piece), 0);
  return { pieces: () => joined, isInPlace: isInPlace(joined), length };
}

/** The plan that leaves a file of this length as it is. */
export function unchanged(length: number): WritePlan {
  return planOf([{ kind: "old", offset: 0, size: length }]);
}
