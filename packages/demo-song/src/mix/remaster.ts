import { approachPerFrame, decibels } from "../arithmetic/power.ts";
import type { Stereo } from "../sound.ts";
import { shelve } from "../synth/shelf.ts";
import { applyGains, limiterGains } from "./limiter.ts";

const CEILING = -1;

/** The remaster of a master: more bass and air, a compressor, a louder limiter. Same length, same edits. */
export function remaster(master: Stereo): Stereo {
  const sound = { left: master.left.slice(), right: master.right.slice() };
  for (const channel of [sound.left, sound.right]) {
    shelve(channel, { hertz: 110, bass: decibels(1.8), treble: 1 });
    shelve(channel, { hertz: 5200, bass: 1, treble: decibels(2.4) });
  }
  compress(sound);
  applyGains(sound, limiterGains(sound, decibels(CEILING) * 0.9999));
  return sound;
}

/** Two to one above -19 dBFS of power, with 6 dB of gain to make up for it. */
function compress({ left, right }: Stereo): void {
  const threshold = decibels(-19) * decibels(-19);
  const makeUp = decibels(6);
  const rise = approachPerFrame(0.015);
  const fall = approachPerFrame(0.18);
  let power = 0;
  for (let i = 0; i < left.length; i++) {
    const l = left[i] ?? 0;
    const r = right[i] ?? 0;
    const square = 0.5 * (l * l + r * r);
    power += (square > power ? rise : fall) * (square - power);
    const gain = power > threshold ? Math.sqrt(Math.sqrt(threshold / power)) : 1;
    left[i] = l * gain * makeUp;
    right[i] = r * gain * makeUp;
  }
}
