import { createNoise } from "../arithmetic/noise.ts";
import { decayPerFrame } from "../arithmetic/power.ts";
import { sine } from "../arithmetic/sine.ts";
import { createStereo, frameAt, RATE, type Stereo } from "../sound.ts";
import { highpass } from "../synth/lowpass.ts";

/** A struck skin: a tone that falls from `from` to `to` hertz while it fades. */
export interface SkinShape {
  readonly from: number;
  readonly to: number;
  readonly fall: number;
  readonly fade: number;
  readonly seconds: number;
  /** The stick's click at the start, 0 to 1. */
  readonly click: number;
}

export function skin(shape: SkinShape, seed: number): Stereo {
  const hit = createStereo(frameAt(shape.seconds));
  const noise = createNoise(seed);
  const falling = decayPerFrame(shape.fall);
  const fading = decayPerFrame(shape.fade);
  const clicking = decayPerFrame(0.0012);
  let above = shape.from - shape.to;
  let level = 1;
  let click = shape.click;
  let phase = 0;
  for (let i = 0; i < hit.left.length; i++) {
    phase += (shape.to + above) / RATE;
    const body = level * sine(phase);
    // A little bending gives the low tone harmonics that small loudspeakers can play.
    const value = (1.25 * body - 0.25 * body * body * body + click * noise()) * endFade(i, hit.left.length);
    hit.left[i] = value;
    hit.right[i] = value;
    above *= falling;
    level *= fading;
    click *= clicking;
  }
  return hit;
}

/** Noise above `above` hertz that fades with a time constant, different left and right. */
export interface SizzleShape {
  readonly above: number;
  readonly fade: number;
  readonly seconds: number;
  /** How alike left and right are, 0 to 1. */
  readonly focus: number;
}

export function sizzle(shape: SizzleShape, seed: number): Stereo {
  const hit = createStereo(frameAt(shape.seconds));
  const noise = createNoise(seed);
  const fading = decayPerFrame(shape.fade);
  let level = 1;
  for (let i = 0; i < hit.left.length; i++) {
    const middle = shape.focus * noise();
    const side = 1 - shape.focus;
    const end = level * endFade(i, hit.left.length);
    hit.left[i] = end * (middle + side * noise());
    hit.right[i] = end * (middle + side * noise());
    level *= fading;
  }
  for (const channel of [hit.left, hit.right]) {
    highpass(channel, shape.above);
    highpass(channel, shape.above);
  }
  return hit;
}

/** The snare of the eighties: a skin, its wires, and a room that a gate shuts after a quarter of a second. */
export function gatedSnare(seed: number, gateSeconds: number): Stereo {
  const hit = createStereo(frameAt(0.45));
  const body = skin({ from: 320, to: 185, fall: 0.02, fade: 0.075, seconds: 0.4, click: 0.6 }, seed);
  const wires = sizzle({ above: 600, fade: 0.09, seconds: 0.4, focus: 0.7 }, seed + 1);
  const room = sizzle({ above: 300, fade: 0.5, seconds: 0.45, focus: 0.05 }, seed + 2);
  const gate = frameAt(gateSeconds);
  const shut = frameAt(0.05);
  const closing = decayPerFrame(0.014);
  let open = 1;
  for (let i = 0; i < hit.left.length; i++) {
    if (i > gate) open *= closing;
    const swell = Math.min(1, i / shut) * open * 0.3;
    hit.left[i] = 0.75 * (body.left[i] ?? 0) + 0.75 * (wires.left[i] ?? 0) + swell * (room.left[i] ?? 0);
    hit.right[i] = 0.75 * (body.right[i] ?? 0) + 0.75 * (wires.right[i] ?? 0) + swell * (room.right[i] ?? 0);
  }
  return hit;
}

/** Several hands, a few milliseconds apart. */
export function handClap(seed: number): Stereo {
  const clap = sizzle({ above: 600, fade: 0.07, seconds: 0.35, focus: 0.3 }, seed);
  for (let i = 0; i < clap.left.length; i++) {
    const seconds = i / RATE;
    const latest = seconds < 0.009 ? 0 : seconds < 0.019 ? 0.009 : 0.019;
    const open = latest === 0.019 ? 1 : Math.max(0, 1 - (seconds - latest) / 0.009);
    clap.left[i] = (clap.left[i] ?? 0) * open;
    clap.right[i] = (clap.right[i] ?? 0) * open;
  }
  return clap;
}

/** Straight to zero over the last 200 frames. */
function endFade(frame: number, frames: number): number {
  return Math.min(1, (frames - 1 - frame) / 200);
}
