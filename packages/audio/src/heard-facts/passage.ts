import type { SoundFact, SoundFactKind } from "@deadwax/catalog";
import { round } from "../statistics/index.ts";

/** A fact about the time between two seconds, to the millisecond. */
export function passage(
  kind: SoundFactKind,
  start: number,
  end: number,
): SoundFact & { readonly amount: number } {
  return { kind, start: round(start, 3), end: round(end, 3), amount: round(end - start, 3), unit: "s" };
}
