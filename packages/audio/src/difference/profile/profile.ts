/** What a grid says band by band and moment by moment, ready to be judged. Pure numbers, no opinion. */
import { createWeightedValues } from "../../statistics/index.ts";
import type { Grid } from "../grid.ts";
import { findBandGains, profileCells, type CellProfile } from "./cells.ts";
import { followGain, type Gains } from "./gains.ts";
import { profileMoments, type MomentProfile } from "./moments.ts";
import { findOutliers, type Outliers } from "./outliers.ts";
import { sumWindows } from "./windows.ts";

export interface Profile {
  readonly cells: readonly CellProfile[];
  /** dB by which each band of B, mid and side together, is louder than A's was; null where the two never go together. */
  readonly bandGains: readonly (number | null)[];
  readonly moments: readonly MomentProfile[];
  readonly outliers: Outliers;
  /** Standard deviation of the gain of all bands over time, dB. */
  readonly dynamicsDb: number;
}

export function profileGrid(grid: Grid): Profile {
  const windows = sumWindows(grid);
  const gains = followGain(windows);
  const cells = profileCells(windows, gains);
  return {
    cells,
    bandGains: findBandGains(windows),
    moments: profileMoments(windows, gains, cells),
    outliers: findOutliers(windows, gains),
    dynamicsDb: deviationOf(gains),
  };
}

function deviationOf({ fast, weights }: Gains): number {
  const told = createWeightedValues(fast.length);
  for (const [w, gain] of fast.entries()) if (weights[w] !== 0) told.add(gain, 1);
  return told.deviation();
}
