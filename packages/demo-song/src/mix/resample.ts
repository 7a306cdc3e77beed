import { cosine, sine } from "../arithmetic/sine.ts";

/** Two rates, as whole numbers; only their ratio counts. */
export interface RateChange {
  readonly from: number;
  readonly to: number;
}

/** Zero crossings of the sinc on each side. */
const REACH = 24;
/** The edge of what is kept, as a share of the lower of both rates' halves. */
const EDGE = 0.95;

/**
 * Converts a channel from one rate to another with a windowed sinc, exactly centred: frame 0 stays frame 0. The filter
 * of every phase is computed beforehand, which a ratio of whole numbers allows.
 */
export function resample(channel: Float32Array, { from, to }: RateChange): Float32Array {
  const divisor = greatestCommonDivisor(from, to);
  const phases = to / divisor;
  const step = from / divisor;
  if (phases === step) return channel.slice();
  const scale = EDGE * Math.min(1, phases / step);
  const reach = Math.ceil(REACH / scale);
  const taps = 2 * reach;
  const kernels = Array.from({ length: phases }, (_, phase) => kernelOf(phase / phases, { reach, scale }));
  const out = new Float32Array(Math.floor((channel.length * phases) / step));
  for (let i = 0; i < out.length; i++) {
    const position = i * step;
    const whole = Math.floor(position / phases);
    const kernel = kernels[position - whole * phases] ?? new Float64Array(taps);
    const start = whole - reach + 1;
    let sum = 0;
    for (let tap = Math.max(0, -start); tap < taps && start + tap < channel.length; tap++) {
      sum += (kernel[tap] ?? 0) * (channel[start + tap] ?? 0);
    }
    out[i] = sum;
  }
  return out;
}

function kernelOf(
  offset: number,
  { reach, scale }: { readonly reach: number; readonly scale: number },
): Float64Array {
  const kernel = new Float64Array(2 * reach);
  let sum = 0;
  for (let tap = 0; tap < kernel.length; tap++) {
    const distance = tap - reach + 1 - offset;
    const x = distance * scale;
    const sinc = x === 0 ? 1 : sine(x / 2) / (3.141592653589793 * x);
    const turn = distance / (2 * reach);
    const blackman = 0.42 + 0.5 * cosine(turn) + 0.08 * cosine(2 * turn);
    const value = sinc * blackman;
    kernel[tap] = value;
    sum += value;
  }
  // Each phase passes a steady level unchanged.
  return kernel.map((value) => value / sum);
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}
