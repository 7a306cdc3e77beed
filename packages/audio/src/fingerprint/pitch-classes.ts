/** How much sound there is of each of the twelve pitch classes, from one stretch of samples: a row of the chroma image. */
import { createRealFourier } from "../fourier/index.ts";

/** Frames a second at which the algorithm works. */
export const RATE = 11_025;
/** Samples that one row is made of; about a third of a second. */
export const FRAME = 4096;
/** Samples from one row to the next. */
export const HOP = 1365;
/** A, A sharp, B and so on to G sharp. */
export const CLASSES = 12;

const LOWEST_HZ = 28;
const HIGHEST_HZ = 3520;
/** The A three octaves below the one of 220 Hz. */
const A0_HZ = 27.5;

export interface PitchClasses {
  /** Fills `row` with the energies of `FRAME` samples from `first` on. */
  measure(samples: Float64Array, first: number, row: Float64Array): void;
}

/** Creates the measure. */
export function createPitchClasses(): PitchClasses {
  const fourier = createRealFourier(FRAME);
  const window = Float64Array.from({ length: FRAME }, (_, n) => hamming(n));
  const input = new Float32Array(FRAME);
  const spectrum = new Float32Array(FRAME);
  const firstBin = binOf(LOWEST_HZ);
  const endBin = binOf(HIGHEST_HZ);
  const classes = Uint8Array.from({ length: endBin }, (_, bin) => classOf(bin));
  return {
    measure(samples, first, row) {
      for (let n = 0; n < FRAME; n += 1) input[n] = (samples[first + n] ?? 0) * (window[n] ?? 0);
      fourier.transform(spectrum, input);
      row.fill(0);
      for (let bin = firstBin; bin < endBin; bin += 1) {
        const real = spectrum[2 * bin] ?? 0;
        const imaginary = spectrum[2 * bin + 1] ?? 0;
        const at = classes[bin] ?? 0;
        row[at] = (row[at] ?? 0) + real * real + imaginary * imaginary;
      }
    },
  };
}

function hamming(n: number): number {
  return 0.54 - 0.46 * Math.cos((2 * Math.PI * n) / (FRAME - 1));
}

function binOf(frequency: number): number {
  return Math.round((FRAME * frequency) / RATE);
}

function classOf(bin: number): number {
  const octave = Math.log2((bin * RATE) / FRAME / A0_HZ);
  return bin === 0 ? 0 : Math.floor(CLASSES * (octave - Math.floor(octave)));
}
