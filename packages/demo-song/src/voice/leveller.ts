import { approachPerFrame } from "../arithmetic/power.ts";

/** Holds a voice at an even level, in place: quiet vowels come up, loud ones down, consonants stay consonants. */
export function levelVoice(channel: Float32Array, target: number): void {
  const rise = approachPerFrame(0.012);
  const fall = approachPerFrame(0.16);
  let power = 0;
  for (let i = 0; i < channel.length; i++) {
    const value = channel[i] ?? 0;
    const square = value * value;
    power += (square > power ? rise : fall) * (square - power);
    // The square root of the ratio is a compression of two to one; the floor keeps breaths from being pulled up.
    const ratio = (target * target) / (power + 0.02 * target * target);
    channel[i] = value * Math.min(3, Math.sqrt(Math.sqrt(ratio)));
  }
}
