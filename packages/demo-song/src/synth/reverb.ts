import { decibels } from "../arithmetic/power.ts";
import { BLOCK, createStereo, frameAt, RATE, type Stereo } from "../sound.ts";

export interface RoomShape {
  /** Seconds until the sound has fallen by 60 dB. */
  readonly seconds: number;
  /** 1 is a small room, 2 a hall. */
  readonly size: number;
  /** How much of the treble each reflection loses, 0 to 1. */
  readonly damping: number;
  /** Seconds before the first reflection. */
  readonly delay: number;
}

/** Lengths without common factors, so that the echoes never fall together. */
const LENGTHS = [557, 641, 743, 839, 947, 1061, 1163, 1277];
const LINE_FRAMES = 4096;
const MASK = LINE_FRAMES - 1;

/**
 * The room around a sound, without the sound: a feedback delay network of eight lines, mixed by a Householder matrix,
 * after Jot and Chaigne (1991). Every line is longer than a block, so whole blocks go through one line after the other.
 */
export function reverberate(sound: Stereo, shape: RoomShape): Stereo {
  const frames = sound.left.length;
  const room = createStereo(frames);
  const lines = LENGTHS.map((length) => createLine(Math.floor(length * shape.size), shape));
  const sum = new Float64Array(BLOCK);
  const wait = frameAt(shape.delay);
  for (let from = 0; from < frames; from += BLOCK) {
    const count = Math.min(BLOCK, frames - from);
    sum.fill(0);
    for (const line of lines) line.read(from, sum);
    for (const [index, line] of lines.entries()) {
      const isLeft = index % 2 === 0;
      line.write(from, isLeft ? sound.left : sound.right, { wait, sum });
      line.add(isLeft ? room.left : room.right, {
        from,
        count,
        gain: index < LENGTHS.length / 2 ? 0.35 : -0.35,
      });
    }
  }
  return room;
}

interface DelayLine {
  /** Takes a block out of the line and adds it to the sum of all lines. */
  read(from: number, sum: Float64Array): void;
  /** Puts a block of the sound, delayed, and the mixed feedback into the line. */
  write(
    from: number,
    sound: Float32Array,
    feedback: { readonly wait: number; readonly sum: Float64Array },
  ): void;
  /** Adds what was read to the room. */
  add(
    room: Float32Array,
    place: { readonly from: number; readonly count: number; readonly gain: number },
  ): void;
}

function createLine(length: number, { seconds, damping }: RoomShape): DelayLine {
  const memory = new Float32Array(LINE_FRAMES);
  const out = new Float64Array(BLOCK);
  const loss = decibels((-60 * length) / (seconds * RATE));
  let soft = 0;
  return {
    read(from, sum) {
      for (let k = 0; k < BLOCK; k++) {
        const value = memory[(from + k - length) & MASK] ?? 0;
        soft = value + damping * (soft - value);
        out[k] = soft * loss;
        sum[k] = (sum[k] ?? 0) + soft * loss;
      }
    },
    write(from, sound, { wait, sum }) {
      for (let k = 0; k < BLOCK; k++) {
        const at = from + k - wait;
        const into = at < 0 ? 0 : (sound[at] ?? 0);
        // A hair of offset keeps the dying echoes out of the denormal numbers, where arithmetic is slow.
        memory[(from + k) & MASK] = into + (out[k] ?? 0) - (2 / LENGTHS.length) * (sum[k] ?? 0) + 1e-18;
      }
    },
    add(room, { from, count, gain }) {
      for (let k = 0; k < count; k++) room[from + k] = (room[from + k] ?? 0) + gain * (out[k] ?? 0);
    },
  };
}
