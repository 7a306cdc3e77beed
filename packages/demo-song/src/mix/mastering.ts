import { decibels } from "../arithmetic/power.ts";
import type { Stereo } from "../sound.ts";
import { highpass } from "../synth/lowpass.ts";
import { shelve } from "../synth/shelf.ts";
import { applyGains, limiterGains } from "./limiter.ts";

export interface MasteringSettings {
  /** Gain before everything, in decibels. */
  readonly gain: number;
  /** How far the saturation is driven: 0.3 is gentle, 1 is loud. */
  readonly drive: number;
  /** The highest sample, in decibels below full scale. */
  readonly ceiling: number;
}

/** Some 3 dB above 3.4 kHz. */
const AIR = 1.4;

export const STUDIO_MASTERING: MasteringSettings = { gain: 0.6, drive: 0.45, ceiling: -1 };

/** A master of a mix: no subsonics, a little air, gentle saturation, peaks held under the ceiling. The mix is left as it is. */
export function masterMix(mix: Stereo, { gain, drive, ceiling }: MasteringSettings): Stereo {
  const sound = { left: mix.left.slice(), right: mix.right.slice() };
  const factor = decibels(gain);
  for (const channel of [sound.left, sound.right]) {
    highpass(channel, 18);
    shelve(channel, { hertz: 3400, bass: 1, treble: AIR });
    for (let i = 0; i < channel.length; i++)
      channel[i] = saturate((channel[i] ?? 0) * factor * drive) / drive;
  }
  applyGains(sound, limiterGains(sound, decibels(ceiling) * 0.9999));
  return sound;
}

/** A curve close to the hyperbolic tangent, in which small values pass as they are and nothing exceeds 1. */
function saturate(value: number): number {
  const x = Math.max(-3, Math.min(3, value));
  return (x * (27 + x * x)) / (27 + 9 * x * x);
}
