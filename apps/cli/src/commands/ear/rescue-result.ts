/** A rescue as JSON tells it: `deadwax.rescue/1`. */
import type { HeardFrom, RescuedRecording, RescuedStem, RescueResult, RescueRow } from "@deadwax/catalog";
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

/** Whether inputs were refused or problems were found: files, rows of sheets, codes, damage. What is only asked is none. */
export function hasProblems(
  { rescue, skipped }: Pick<RescueResult, "rescue" | "skipped">,
  rows: readonly RescueRow[],
): boolean {
  const recordings = [...rescue.families.flatMap((family) => family.recordings), ...rescue.strangers];
  const findings = [
    ...rescue.codes,
    ...rows.flatMap(({ issues }) => issues),
    ...recordings.flatMap(({ files, remarks }) => [...remarks, ...files.flatMap((file) => file.remarks)]),
  ];
  return (
    rescue.unheard.length > 0 ||
    skipped.some(({ isMissed }) => isMissed) ||
    findings.some(({ severity }) => severity === "error")
  );
}

function toldHeard(thing: RescuedRecording | RescuedStem): object {
  return { ...thing, from: thing.from === null ? null : toldFrom(thing.from) };
}

function toldFrom(from: HeardFrom): object {
  const { stretches: _stretches, residual: _residual, ...comparison } = roundedComparison(from.comparison);
  return { ...from, comparison };
}
