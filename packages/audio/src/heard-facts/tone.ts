/** Whether B is A as it was, went through a coder, or was worked on: level, equaliser, dynamics, noise. */
import { BAND_CENTRES_HZ, GRID_BANDS, type CellProfile, type Profile } from "../difference/index.ts";
import { quantile } from "../statistics/index.ts";

export interface Tone {
  /** dB by which B is louder, where the two go together. */
  readonly levelDb: number;
  /** dB between the bands whose gain is highest and lowest, without the outermost. */
  readonly equaliserDb: number;
  /** dB by which the gain of all bands goes up and down. */
  readonly dynamicsDb: number;
  /** dB by which the gain of single bands goes up and down against the others, beyond what noise makes. */
  readonly wobbleDb: number;
  /** How many times more than the leftover noise would make. */
  readonly wobbleRatio: number;
  /** dB of what is left over, of all bands. */
  readonly residualDb: number;
  /** Bands that tell something about gain. */
  readonly telling: number;
  /** Hz above which nothing of A is left; null where that is out of reach. */
  readonly bandwidthHz: number | null;
}

/** A band with more left over than this says little about its gain. */
const TELLING = 0.16;

export function measureTone({ cells, bandGains, dynamicsDb }: Profile): Tone {
  const telling = cells.filter((cell) => cell.gainDb !== null && cell.noise < TELLING && cell.share > 1e-7);
  const gains = bandGains.filter((gain) => gain !== null);
  const wobbles = telling.map(({ wobbleDb }) => wobbleDb ?? 0);
  const ratios = telling.map(({ wobbleDb, expectedWobbleDb }) => (wobbleDb ?? 0) / (expectedWobbleDb + 0.05));
  return {
    levelDb: quantile(gains, 0.5),
    equaliserDb: quantile(gains, 0.92) - quantile(gains, 0.08),
    dynamicsDb,
    wobbleDb: quantile(wobbles, 0.75),
    wobbleRatio: quantile(ratios, 0.6),
    residualDb: 10 * Math.log10(weighResidual(cells) + 1e-9),
    telling: gains.length,
    bandwidthHz: findBandwidth(cells),
  };
}

function weighResidual(cells: readonly CellProfile[]): number {
  return cells.reduce((sum, { share, residual }) => sum + share * residual, 0);
}

/** The lowest band above which A has sound and B has nothing like it. */
function findBandwidth(cells: readonly CellProfile[]): number | null {
  let top = GRID_BANDS;
  while (top > 0 && (cells[top - 1]?.removed ?? 0) > 0.95) top--;
  return top === GRID_BANDS || top < GRID_BANDS / 2 ? null : Math.round(BAND_CENTRES_HZ[top] ?? 0);
}
