/** Pairs of masters that have nothing in common but, at times, their composer, their band or their soundfont. */
import { UNRELATED, type LabelledPair } from "./labels.ts";
import type { Piece } from "./piece.ts";
import { seeded } from "./seeded.ts";

/** Every two pieces of one source in one split, and some of different sources. A piece is never paired across the splits. */
export function strangerPairs(pieces: readonly Piece[], others: number): readonly LabelledPair[] {
  return pieces.flatMap((piece, index) => {
    const mates = pieces.slice(index + 1).filter((other) => other.split === piece.split);
    const near = mates.filter((other) => other.source === piece.source && !areTakes(piece, other));
    const far = mates.filter((other) => other.source !== piece.source);
    const chosen = [...near, ...seeded("strangers", piece.piece).shuffle(far).slice(0, others)];
    return chosen.map((other): LabelledPair => {
      const variant = near.includes(other) ? "stranger-of-same-source" : "stranger";
      const [a, b] = seeded(piece.piece, other.piece).shuffle([piece, other]);
      if (a === undefined || b === undefined) throw new Error("a pair has two pieces");
      return {
        id: `${a.piece}/${variant}/${b.piece}`,
        piece: a.piece,
        split: a.split,
        variant,
        a: a.master,
        b: b.master,
        ...UNRELATED,
      };
    });
  });
}

/** The takes of the demo song are no strangers. */
function areTakes(piece: Piece, other: Piece): boolean {
  return piece.source === "demo" && other.source === "demo";
}
