/** A rescue as JSON tells it: `deadwax.rescue/1`. */
import type { HeardFrom, RescuedRecording, RescuedStem, RescueResult } from "@deadwax/catalog";
import { roundedComparison } from "./compare-result.ts";

/** The page from the same figures; curves and stretches of single pairs are what `compare` tells. */
export function toldRescue({ rescue, notAudio, skipped, comparisons, unasked }: RescueResult): object {
  return {
    ...rescue,
    families: rescue.families.map((family) => ({
      ...family,
      recordings: family.recordings.map(toldHeard),
      stems: family.stems.map(toldHeard),
    })),
    strangers: rescue.strangers.map(toldHeard),
    looseStems: rescue.looseStems.map(toldHeard),
    ...{ notAudio, skipped, comparisons, unasked },
  };
}

function toldHeard(thing: RescuedRecording | RescuedStem): object {
  return { ...thing, from: thing.from === null ? null : toldFrom(thing.from) };
}

function toldFrom(from: HeardFrom): object {
  const { stretches: _stretches, residual: _residual, ...comparison } = roundedComparison(from.comparison);
  return { ...from, comparison };
}
