import { tangent } from "../arithmetic/sine.ts";
import { RATE } from "../sound.ts";

export interface Shelf {
  readonly hertz: number;
  /** Factors for what lies below and above. */
  readonly bass: number;
  readonly treble: number;
}

/** Splits a channel at a frequency with one pole and weighs the two halves, in place. */
export function shelve(channel: Float32Array, { hertz, bass, treble }: Shelf): void {
  const g = tangent(hertz / RATE / 2);
  const share = g / (1 + g);
  let state = 0;
  for (let i = 0; i < channel.length; i++) {
    const value = channel[i] ?? 0;
    const step = share * (value - state);
    const low = state + step;
    state = low + step;
    channel[i] = bass * low + treble * (value - low);
  }
}
