/** How loud B is against A from moment to moment: the gain that most bands share. */
import { createWeightedValues, type WeightedValues } from "../../statistics/index.ts";
import { CELLS } from "../grid.ts";
import type { Windows } from "./windows.ts";

export interface Gains {
  /** Power gain of each window over two seconds around it. */
  readonly slow: Float64Array;
  /** dB, of the window alone. */
  readonly fast: Float64Array;
  /** 0 where nothing could be told. */
  readonly weights: Float64Array;
}

/** Two powers go together from this square of their correlation on. */
export const COHERENT = 0.8;
/** Power below which a band is silent. */
export const SILENT = 1e-13;
/** Windows to either side over which the slow gain is taken: about a second. */
const AROUND = 10;
/** Where nothing is told so near, up to 15 seconds away; beyond, the gain is taken to be none. */
const FARTHEST = 8 * AROUND;

export function followGain(windows: Windows): Gains {
  const fast = new Float64Array(windows.count);
  const weights = new Float64Array(windows.count);
  const gains = createWeightedValues(CELLS);
  for (let w = 0; w < windows.count; w++) {
    gatherGains(windows, w, gains);
    if (gains.count < 4) continue;
    fast[w] = gains.median();
    weights[w] = gains.weight();
  }
  const near = createWeightedValues(2 * FARTHEST + 1);
  const slow = Float64Array.from(fast, (_, w) => {
    for (let reach = AROUND; reach <= FARTHEST; reach *= 2) {
      gatherNear(fast, weights, { w, reach }, near);
      if (near.count >= 3) break;
    }
    return near.count === 0 ? 1 : 10 ** (near.median() / 10);
  });
  return { slow, fast, weights };
}

function gatherGains({ a, b, shared, isFound }: Windows, w: number, gains: WeightedValues): void {
  gains.clear();
  if (isFound[w] !== 1) return;
  for (let at = w * CELLS; at < (w + 1) * CELLS; at++) {
    const x = a[at] ?? 0;
    const y = b[at] ?? 0;
    const z = shared[at] ?? 0;
    if (x < SILENT || y < SILENT || z <= 0 || z * z < COHERENT * x * y) continue;
    gains.add(10 * Math.log10(y / x), Math.sqrt(Math.sqrt(x * y)));
  }
}

function gatherNear(
  fast: Float64Array,
  weights: Float64Array,
  { w, reach }: { readonly w: number; readonly reach: number },
  near: WeightedValues,
): void {
  near.clear();
  for (let i = Math.max(0, w - reach); i <= Math.min(fast.length - 1, w + reach); i++) {
    const weight = weights[i] ?? 0;
    if (weight > 0) near.add(fast[i] ?? 0, weight);
  }
}
