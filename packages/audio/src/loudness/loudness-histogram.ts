/**
 * The loudness of all blocks of a file in constant memory: 10 000 bins of 0.01 LU between -70 and +30 LUFS. Every bin keeps
 * the number and the total energy of its blocks, so means are exact; only which side of a gate a block is on is
 * decided for a bin at once, by its mean, and a percentile is the mean of its bin: both are less than 0.01 LU off.
 */

const BINS_PER_LU = 100;
const FLOOR_LUFS = -70;
const CEILING_LUFS = 30;

/** Blocks by loudness. Energies are weighted mean squares. */
export interface LoudnessHistogram {
  /** Counts a block, unless the absolute gate of -70 LUFS leaves it out. */
  add(energy: number): void;
  /** The mean energy of all blocks, of those above the relative gate, or null when there are none. */
  mean(relativeGateLu?: number): number | null;
  /** The energies below which these shares of the blocks above the relative gate lie, by the nearest rank. */
  percentiles(relativeGateLu: number, shares: readonly number[]): number[] | null;
}

interface Bin {
  readonly count: number;
  readonly total: number;
}

/** The loudness in LUFS of a weighted mean square: equation 2 of ITU-R BS.1770-5, Annex 1. */
export function toLufs(energy: number): number {
  return -0.691 + 10 * Math.log10(energy);
}

/** Creates an empty histogram. */
export function createLoudnessHistogram(): LoudnessHistogram {
  const length = (CEILING_LUFS - FLOOR_LUFS) * BINS_PER_LU;
  const counts = new Uint32Array(length);
  const totals = new Float64Array(length);

  const bins = (): Bin[] => {
    const filled: Bin[] = [];
    for (const [bin, count] of counts.entries()) {
      if (count > 0) filled.push({ count, total: totals[bin] ?? 0 });
    }
    return filled;
  };

  const gated = (relativeGateLu: number | undefined): Bin[] => {
    const all = bins();
    if (relativeGateLu === undefined) return all;
    const gate = meanOf(all) * 10 ** (relativeGateLu / 10);
    return all.filter(({ count, total }) => total / count > gate);
  };

  return {
    add(energy) {
      const lufs = toLufs(energy);
      if (!(lufs > FLOOR_LUFS)) return;
      const bin = Math.min(length - 1, Math.floor((lufs - FLOOR_LUFS) * BINS_PER_LU));
      counts[bin] = (counts[bin] ?? 0) + 1;
      totals[bin] = (totals[bin] ?? 0) + energy;
    },
    mean(relativeGateLu) {
      const kept = gated(relativeGateLu);
      return kept.length === 0 ? null : meanOf(kept);
    },
    percentiles(relativeGateLu, shares) {
      const kept = gated(relativeGateLu);
      if (kept.length === 0) return null;
      const blocks = kept.reduce((sum, { count }) => sum + count, 0);
      return shares.map((share) => energyAtRank(kept, Math.round((blocks - 1) * share)));
    },
  };
}

function meanOf(bins: readonly Bin[]): number {
  const count = bins.reduce((sum, bin) => sum + bin.count, 0);
  return bins.reduce((sum, bin) => sum + bin.total, 0) / count;
}

function energyAtRank(bins: readonly Bin[], rank: number): number {
  let below = 0;
  for (const { count, total } of bins) {
    below += count;
    if (rank < below) return total / count;
  }
  throw new Error(`no block of rank ${rank}`);
}
