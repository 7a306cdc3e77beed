import { sine } from "../arithmetic/sine.ts";
import { BLOCK, RATE, type Stereo } from "../sound.ts";

const LINE_FRAMES = 2048;
const MASK = LINE_FRAMES - 1;

/** Adds a slowly wandering copy to each channel (the "chorus" of a string machine), in place. */
export function addEnsemble(sound: Stereo, depth: number): void {
  widen(sound.left, depth, 0);
  widen(sound.right, depth, 0.37);
}

function widen(channel: Float32Array, depth: number, turn: number): void {
  const line = new Float32Array(LINE_FRAMES);
  let delay = delayAt(0, turn);
  for (let from = 0; from < channel.length; from += BLOCK) {
    const slide = (delayAt(from + BLOCK, turn) - delay) / BLOCK;
    const end = Math.min(channel.length, from + BLOCK);
    for (let i = from; i < end; i++) {
      const dry = channel[i] ?? 0;
      line[i & MASK] = dry;
      const whole = Math.floor(delay);
      const near = line[(i - whole) & MASK] ?? 0;
      const far = line[(i - whole - 1) & MASK] ?? 0;
      channel[i] = dry + depth * (near + (delay - whole) * (far - near));
      delay += slide;
    }
  }
}

function delayAt(frame: number, turn: number): number {
  return 560 + 170 * sine((0.55 * frame) / RATE + turn) + 60 * sine((0.23 * frame) / RATE + 2 * turn);
}
