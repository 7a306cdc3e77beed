/** Fourier transforms in single precision, by Julien Pommier's PFFFT as WebAssembly. */
import createPffft from "@echogarden/pffft-wasm/simd";

/** Transforms of one size over complex numbers, interleaved as real, imaginary, real, imaginary, … */
export interface Fourier {
  /** Forward, not scaled. Both hold `2 * size` numbers and may be the same array. */
  transform(out: Float32Array, input: Float32Array): void;
  /** Backward, not scaled: what was transformed comes back `size` times as large. */
  invert(out: Float32Array, input: Float32Array): void;
}

/** Transforms of one size over real numbers. */
export interface RealFourier {
  /**
   * Forward, not scaled. `input` and `out` hold `size` numbers: `out` the real parts of the frequencies 0 and `size / 2`, then
   * real and imaginary part of each frequency between.
   */
  transform(out: Float32Array, input: Float32Array): void;
}

const REAL = 0;
const COMPLEX = 1;
const FORWARD = 0;
const BACKWARD = 1;
/** What it can do of real numbers. */
const SMALLEST = 32;

type Run = (out: Float32Array, input: Float32Array, direction: typeof FORWARD | typeof BACKWARD) => void;

const pffft = await createPffft();
/** Tables and room for each size, kept: nothing is left over in them between two calls. */
const known = new Map<string, Run>();

/** @throws Error unless `size` is a power of two from 32 on. */
export function createFourier(size: number): Fourier {
  const run = prepare(size, COMPLEX);
  return {
    transform: (out, input) => {
      run(out, input, FORWARD);
    },
    invert: (out, input) => {
      run(out, input, BACKWARD);
    },
  };
}

/** @throws Error unless `size` is a power of two from 32 on. */
export function createRealFourier(size: number): RealFourier {
  const run = prepare(size, REAL);
  return {
    transform: (out, input) => {
      run(out, input, FORWARD);
    },
  };
}

function prepare(size: number, kind: typeof REAL | typeof COMPLEX): Run {
  const name = `${kind} ${size}`;
  const run = known.get(name) ?? createRun(size, kind);
  known.set(name, run);
  return run;
}

function createRun(size: number, kind: typeof REAL | typeof COMPLEX): Run {
  if (!Number.isInteger(Math.log2(size)) || size < SMALLEST)
    throw new Error(`no Fourier transform of ${size} numbers`);
  const setup = pffft._pffft_new_setup(size, kind);
  const numbers = kind === COMPLEX ? 2 * size : size;
  const bytes = numbers * Float32Array.BYTES_PER_ELEMENT;
  const place = pffft._pffft_aligned_malloc(bytes);
  const work = pffft._pffft_aligned_malloc(bytes);
  const first = place / Float32Array.BYTES_PER_ELEMENT;
  return (out, input, direction) => {
    // Asked for each time: where the memory has grown it is another array.
    pffft.HEAPF32.set(input, first);
    pffft._pffft_transform_ordered(setup, place, place, work, direction);
    out.set(pffft.HEAPF32.subarray(first, first + numbers));
  };
}
