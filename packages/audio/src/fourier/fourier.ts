import FFT from "fft.js";

/** Transforms of one size over complex numbers, interleaved as real, imaginary, real, imaginary, … */
export interface Fourier {
  /** Complex numbers a transform takes: a power of two. */
  readonly size: number;
  /** Forward, not scaled. `out` and `input` hold `2 * size` numbers and must not be the same array. */
  transform(out: Float64Array, input: Float64Array): void;
  /** Forward over `size` real numbers; fills `out` for the frequencies 0 to `size / 2` alone. */
  transformReal(out: Float64Array, input: Float64Array): void;
  /** Backward, scaled by `1 / size`, so that it undoes `transform`. */
  invert(out: Float64Array, input: Float64Array): void;
}

/** Creates the transforms of this size. Tables are made once and shared by nobody: one a thread and caller. */
export function createFourier(size: number): Fourier {
  const fft = new FFT(size);
  return {
    size,
    transform(out, input) {
      fft.transform(out, input);
    },
    transformReal(out, input) {
      fft.realTransform(out, input);
    },
    invert(out, input) {
      fft.inverseTransform(out, input);
    },
  };
}
