/** Short spectra of both channels, as sum and difference, for comparing sound with sound. */
import { createFourier } from "../fourier/index.ts";
import type { WorkingAudio } from "../working-audio/index.ts";

/** Samples of one spectrum: 93 ms. */
export const FRAME = 2048;
/** Samples from one to the next: 46 ms. */
export const FRAME_HOP = 1024;
/** Frequencies of a spectrum. */
export const BINS = FRAME / 2 + 1;

/** One spectrum: real and imaginary parts in turn, `BINS` of them. */
export interface Spectrum {
  /** (L + R) / √2. */
  readonly mid: Float64Array;
  /** (L − R) / √2. */
  readonly side: Float64Array;
}

export function createSpectrum(): Spectrum {
  return { mid: new Float64Array(2 * BINS), side: new Float64Array(2 * BINS) };
}

/** Reads the spectrum around a sample. */
export type ReadSpectrum = (centre: number, into: Spectrum) => void;

/** A Hann window, scaled so that the powers of all bins sum to the mean power of the samples. */
const WINDOW = Float64Array.from(
  { length: FRAME },
  (_, i) => ((1 - Math.cos((2 * Math.PI * (i + 0.5)) / FRAME)) * Math.sqrt(2 / 3)) / FRAME,
);

export function createSpectrumReader(audio: WorkingAudio): ReadSpectrum {
  const fourier = createFourier(FRAME);
  const left = new Float32Array(FRAME);
  const right = new Float32Array(FRAME);
  const input = new Float32Array(2 * FRAME);
  const out = new Float32Array(2 * FRAME);
  return (centre, { mid, side }) => {
    audio.copy(centre - FRAME / 2, left, right);
    for (let i = 0; i < FRAME; i++) {
      const weight = WINDOW[i] ?? 0;
      const l = left[i] ?? 0;
      const r = right[i] ?? 0;
      input[2 * i] = (l + r) * weight;
      input[2 * i + 1] = (l - r) * weight;
    }
    fourier.transform(out, input);
    for (let k = 1; k < BINS - 1; k++) {
      const j = FRAME - k;
      mid[2 * k] = ((out[2 * k] ?? 0) + (out[2 * j] ?? 0)) / 2;
      mid[2 * k + 1] = ((out[2 * k + 1] ?? 0) - (out[2 * j + 1] ?? 0)) / 2;
      side[2 * k] = ((out[2 * k + 1] ?? 0) + (out[2 * j + 1] ?? 0)) / 2;
      side[2 * k + 1] = ((out[2 * j] ?? 0) - (out[2 * k] ?? 0)) / 2;
    }
  };
}
