import { tangent } from "../arithmetic/sine.ts";
import { BLOCK, RATE } from "../sound.ts";

/** The coefficients of a two-pole state-variable filter (trapezoidal integration), stable while they change. */
export interface FilterShape {
  readonly a1: number;
  readonly a2: number;
  readonly a3: number;
}

/** `damping` is 2 for no resonance and goes towards 0 for a whistling filter. */
export function filterShape(hertz: number, damping: number): FilterShape {
  const g = tangent(Math.min(hertz, 0.45 * RATE) / RATE / 2);
  const a1 = 1 / (1 + g * (g + damping));
  return { a1, a2: g * a1, a3: g * g * a1 };
}

/** Filters a channel in place; the cutoff, in hertz, is given for each block of frames. */
export function lowpass(channel: Float32Array, cutoffs: Float32Array, damping: number): void {
  let s1 = 0;
  let s2 = 0;
  for (let block = 0; block * BLOCK < channel.length; block++) {
    const { a1, a2, a3 } = filterShape(cutoffs[block] ?? 1000, damping);
    const end = Math.min(channel.length, (block + 1) * BLOCK);
    for (let i = block * BLOCK; i < end; i++) {
      const v3 = (channel[i] ?? 0) - s2;
      const v1 = a1 * s1 + a2 * v3;
      const v2 = s2 + a2 * s1 + a3 * v3;
      s1 = 2 * v1 - s1;
      s2 = 2 * v2 - s2;
      channel[i] = v2;
    }
  }
}

/** Takes away what lies below a frequency, in place, at 6 dB an octave. */
export function highpass(channel: Float32Array, hertz: number): void {
  const g = tangent(hertz / RATE / 2);
  const share = g / (1 + g);
  let state = 0;
  for (let i = 0; i < channel.length; i++) {
    const value = channel[i] ?? 0;
    const step = share * (value - state);
    const low = state + step;
    state = low + step;
    channel[i] = value - low;
  }
}
