/** The low-pass filters of the resampler: a sinc under a Kaiser window. */
import { kaiser, sinc } from "../windowed-sinc/index.ts";

/** What a filter lets through, and how long it is. */
export interface FilterShape {
  /** The middle of the transition, as a share of the output's half rate; what is above the input's half rate is capped there. */
  readonly cutoff: number;
  /** Zero crossings of the sinc from end to end: samples at twice the cut-off. */
  readonly taps: number;
  /** The window's shape: more is a deeper stop band and a wider transition. */
  readonly beta: number;
}

/** What Chromaprint's own resampling lets through: a soft slope from 2.8 kHz to 6 kHz for an output of 11,025 Hz. */
export const CHROMAPRINT_SHAPE: FilterShape = { cutoff: 0.8, taps: 16, beta: 9 };

/**
 * For comparing samples: flat within 0.001 dB to 0.85 of the lower half rate, 90 dB down from 1.15 of it on. What lies between
 * folds only into the top 15 %, which a comparison leaves out.
 */
export const CLEAN_SHAPE: FilterShape = { cutoff: 1, taps: 42, beta: 9.4 };

/**
 * For a first step down, where a later one takes out most of what is left: flat to 0.25 of the lower half rate, 80 dB down from 1.75
 * of it on.
 */
export const COARSE_SHAPE: FilterShape = { cutoff: 1, taps: 8, beta: 8 };

/** For the last halving before another step: flat to 0.55 of the lower half rate, 80 dB down from 1.45 of it on. */
export const HALVING_SHAPE: FilterShape = { cutoff: 1, taps: 12, beta: 8 };

/** A filter's impulse response at one ratio of rates, over time in input samples. */
export interface Kernel {
  /** Input samples on either side of a point that count for it. */
  readonly reach: number;
  readonly at: (time: number) => number;
}

/** Creates the impulse response; its sum is near 1 and is made 1 by whoever samples it. `ratio` is output rate / input rate. */
export function createKernel({ cutoff, taps, beta }: FilterShape, ratio: number): Kernel {
  const band = Math.min(1, cutoff * ratio);
  const reach = Math.ceil(taps / band / 2);
  return {
    reach,
    at(time) {
      const place = time / reach;
      if (Math.abs(place) >= 1) return 0;
      return sinc(band * time) * kaiser(place, beta);
    },
  };
}
