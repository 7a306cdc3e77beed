/**
 * True peak after ITU-R BS.1770-5, Annex 2: the largest value of the signal that a converter makes of the samples, looked
 * for at 4 times the sample rate below 96 kHz, twice below 192 kHz, and at the samples alone from there on.
 */
import type { PcmFormat } from "../pcm/index.ts";
import { designInterpolator } from "./interpolator.ts";
import { createPeakSearch } from "./peak-search.ts";
import { BLOCK_FRAMES, type PlaneBlock } from "./planes.ts";

/** Takes audio in order. */
export interface TruePeakMeter {
  readonly add: (block: PlaneBlock) => void;
  /** The largest absolute value of any channel, full scale being 1. The meter is used up. */
  finish(): number;
}

/** Blocks of one channel that are looked at together. The first and the last are only neighbours. */
const BLOCKS = 10;

interface Lane {
  /** One longer than it is filled, as reading behind the end of an array is slow. */
  readonly samples: Float64Array;
  /** The largest absolute sample of each block. */
  readonly sizes: Float64Array;
}

/** Creates the meter. Silence before the first and after the last sample belongs to the signal. */
export function createTruePeakMeter({ channels, sampleRate }: PcmFormat): TruePeakMeter {
  const filter = sampleRate >= 192_000 ? null : designInterpolator(sampleRate < 96_000 ? 4 : 2);
  const search = filter === null ? null : createPeakSearch(filter);
  const lanes = Array.from({ length: search === null ? 0 : channels }, (): Lane => ({
    samples: new Float64Array(BLOCKS * BLOCK_FRAMES + 1),
    sizes: new Float64Array(BLOCKS),
  }));
  let filled = 2;
  // One for all channels: a quiet channel then hardly ever needs the filter.
  let peak = 0;

  const searchAll = (): void => {
    for (const { samples, sizes } of lanes) {
      for (let block = 1; block < BLOCKS - 1; block++) {
        const reach = Math.max(sizes[block - 1] ?? 0, sizes[block] ?? 0, sizes[block + 1] ?? 0);
        if (filter !== null && reach * filter.gain > peak) {
          peak = Math.max(peak, search?.(samples, block * BLOCK_FRAMES, peak) ?? 0);
        }
      }
      samples.copyWithin(0, (BLOCKS - 2) * BLOCK_FRAMES);
      sizes.copyWithin(0, BLOCKS - 2);
    }
    filled = 2;
  };

  const add = ({ planes, lowest, highest }: Pick<PlaneBlock, "planes" | "lowest" | "highest">): void => {
    for (let channel = 0; channel < channels; channel++) {
      const size = Math.max(highest[channel] ?? 0, -(lowest[channel] ?? 0));
      peak = Math.max(peak, size);
      const [lane, plane] = [lanes[channel], planes[channel]];
      if (lane === undefined || plane === undefined) continue;
      lane.samples.set(plane, filled * BLOCK_FRAMES);
      lane.sizes[filled] = size;
    }
    filled++;
    if (filled === BLOCKS) searchAll();
  };

  return {
    add,
    finish() {
      const nothing = new Float64Array(channels);
      const plane = new Float64Array(BLOCK_FRAMES);
      const silence = { planes: lanes.map(() => plane), lowest: nothing, highest: nothing };
      // Enough of it for the last block to be searched, and for the way out of it.
      for (let block = 0; block < BLOCKS; block++) add(silence);
      return peak;
    },
  };
}
