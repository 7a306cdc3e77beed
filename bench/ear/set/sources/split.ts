import { seeded } from "../seeded.ts";
import type { Split } from "../labels.ts";

/** Gives a third of a source's pieces, and one of two at least, to tuning: both splits know the source. */
export function splitPieces(source: string, names: readonly string[]): ReadonlyMap<string, Split> {
  const tuned = names.length === 1 ? 0 : Math.max(1, Math.floor(names.length / 3));
  const shuffled = seeded("split", source).shuffle(names.toSorted());
  return new Map(shuffled.map((name, index) => [name, index < tuned ? "tune" : "report"]));
}
