import { decibels } from "../arithmetic/power.ts";
import { BLOCK, createStereo, frameAt, RATE, type Stereo } from "../sound.ts";

export interface RoomShape {
  /** Seconds until the sound has fallen by 60 dB. */
  readonly seconds: number;
  /** 1 is a small room, 2 a hall. */
  readonly size: number;
  /** How much of the treble each reflection loses, 0 to 0.5. */
  readonly damping: number;
  /** Seconds before the first reflection. */
  readonly delay: number;
}

/** Lengths without common factors, so that the echoes never fall together. */
const LENGTHS = [557, 641, 743, 839, 947, 1061, 1163, 1277];
const LINE_FRAMES = 2048;
const MASK = LINE_FRAMES - 1;

/**
 * The room around a sound, without the sound: a feedback delay network of eight lines, mixed by a Householder matrix,
 * after Jot and Chaigne (1991). Every line is longer than a block, so whole blocks go through one line after the other.
 * It runs at half the rate: a room has nothing to say above 10 kHz, and takes half the time.
 */
export function reverberate(sound: Stereo, shape: RoomShape): Stereo {
  const slow = { left: halved(sound.left), right: halved(sound.right) };
  const room = createStereo(slow.left.length);
  const network: Network = {
    lines: LENGTHS.map((length) => createLine(Math.floor((length * shape.size) / 2), shape.seconds)),
    damping: shape.damping,
    wait: frameAt(shape.delay / 2),
    sum: new Float64Array(BLOCK),
    left: new Float64Array(BLOCK),
    right: new Float64Array(BLOCK),
  };
  for (let from = 0; from < room.left.length; from += BLOCK) passBlock(network, { sound: slow, room, from });
  return { left: doubled(room.left, sound.left.length), right: doubled(room.right, sound.right.length) };
}

function halved(channel: Float32Array): Float32Array {
  const half = new Float32Array(Math.ceil(channel.length / 2));
  for (let i = 0; i < half.length; i++) half[i] = 0.5 * ((channel[2 * i] ?? 0) + (channel[2 * i + 1] ?? 0));
  return half;
}

function doubled(half: Float32Array, frames: number): Float32Array {
  const channel = new Float32Array(frames);
  let before = 0;
  for (let i = 0; i < half.length; i++) {
    const now = half[i] ?? 0;
    channel[2 * i] = 0.5 * (before + now);
    channel[2 * i + 1] = now;
    before = now;
  }
  return channel;
}

interface Network {
  readonly lines: readonly DelayLine[];
  readonly damping: number;
  readonly wait: number;
  readonly sum: Float64Array;
  readonly left: Float64Array;
  readonly right: Float64Array;
}

interface Passage {
  readonly sound: Stereo;
  readonly room: Stereo;
  readonly from: number;
}

function passBlock(
  { lines, damping, wait, sum, left, right }: Network,
  { sound, room, from }: Passage,
): void {
  takeBlock(left, sound.left, from - wait);
  takeBlock(right, sound.right, from - wait);
  sum.fill(0);
  for (const line of lines) readLine(line, from, { damping, sum });
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index];
    if (line === undefined) continue;
    const isLeft = index % 2 === 0;
    writeLine(line, from, { sound: isLeft ? left : right, sum });
    // The first four lines are enough to hear: all eight are in each of them, through the matrix.
    if (index < 4)
      addBlock(isLeft ? room.left : room.right, line.out, { from, gain: index < 2 ? 0.5 : -0.5 });
  }
}

interface DelayLine {
  readonly memory: Float32Array;
  /** The block that was read last. */
  readonly out: Float64Array;
  readonly length: number;
  /** What is left of a sound after one passage. */
  readonly loss: number;
}

function createLine(length: number, seconds: number): DelayLine {
  const loss = decibels((-120 * length) / (seconds * RATE));
  return { memory: new Float32Array(LINE_FRAMES), out: new Float64Array(BLOCK), length, loss };
}

/** Takes a block out of a line and adds it to the sum of all lines. */
function readLine(line: DelayLine, from: number, { damping, sum }: Reading): void {
  const { memory, out, length } = line;
  // Each value leans on the one before: a loss of treble without feedback, so the frames need not wait for each other.
  const now = line.loss * (1 - damping);
  const before = line.loss * damping;
  const start = from - length;
  for (let k = 0; k < BLOCK; k++) {
    const value = now * (memory[(start + k) & MASK] ?? 0) + before * (memory[(start + k - 1) & MASK] ?? 0);
    out[k] = value;
    sum[k] = (sum[k] ?? 0) + value;
  }
}

interface Reading {
  readonly damping: number;
  readonly sum: Float64Array;
}

/** Puts a block of the sound, and the mixed feedback, into a line. */
function writeLine(
  { memory, out }: DelayLine,
  from: number,
  { sound, sum }: { readonly sound: Float64Array; readonly sum: Float64Array },
): void {
  for (let k = 0; k < BLOCK; k++) {
    // A hair of offset keeps the dying echoes out of the denormal numbers, where arithmetic is slow.
    memory[(from + k) & MASK] =
      (sound[k] ?? 0) + (out[k] ?? 0) - (2 / LENGTHS.length) * (sum[k] ?? 0) + 1e-18;
  }
}

/** Copies a block of the sound, delayed; silence where there is none. */
function takeBlock(block: Float64Array, sound: Float32Array, at: number): void {
  const first = Math.max(0, -at);
  const last = Math.min(BLOCK, sound.length - at);
  block.fill(0);
  for (let k = first; k < last; k++) block[k] = sound[at + k] ?? 0;
}

function addBlock(
  room: Float32Array,
  block: Float64Array,
  { from, gain }: { readonly from: number; readonly gain: number },
): void {
  const count = Math.min(BLOCK, room.length - from);
  for (let k = 0; k < count; k++) room[from + k] = (room[from + k] ?? 0) + gain * (block[k] ?? 0);
}
