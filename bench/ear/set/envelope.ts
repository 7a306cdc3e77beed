/** How loud a file is over time, for choosing where to edit it: a mute in a rest is no edit. */
import { spawnSync } from "node:child_process";
import type { Seeded } from "./seeded.ts";
import { milliseconds } from "./seeded.ts";

export interface Envelope {
  readonly seconds: number;
  /** Mean square of each block of BLOCK seconds, of both channels. */
  readonly power: Float64Array;
  readonly peak: number;
  /** Power of the difference of the channels against that of their sum, in dB. */
  readonly sideDecibels: number;
}

/** Seconds, to half a sample: 75 s on, a block is 34 ms from its place, which is near enough for choosing passages. */
const BLOCK = 0.05;
const RATE = 22_050;

/** Decodes with ffmpeg, so many seconds of it. */
export function readEnvelope(path: string, most = 3600): Envelope {
  const samples = decode(path, RATE, most);
  const block = Math.round(BLOCK * RATE);
  const frames = samples.length / 2;
  const power = new Float64Array(Math.ceil(frames / block));
  let [peak, mid, side] = [0, 0, 0];
  for (let frame = 0; frame < frames; frame++) {
    const [left, right] = [samples[2 * frame] ?? 0, samples[2 * frame + 1] ?? 0];
    const at = Math.floor(frame / block);
    power[at] = (power[at] ?? 0) + (left * left + right * right) / (2 * block);
    peak = Math.max(peak, Math.abs(left), Math.abs(right));
    mid += (left + right) ** 2;
    side += (left - right) ** 2;
  }
  return {
    seconds: frames / RATE,
    power,
    peak,
    sideDecibels: 10 * Math.log10((side + 1e-12) / (mid + 1e-12)),
  };
}

/** Interleaved stereo samples of any file, as ffmpeg decodes it. */
export function decode(path: string, rate: number, most = 3600): Float32Array {
  const { stdout, status, stderr } = spawnSync(
    "ffmpeg",
    [
      "-v",
      "error",
      "-nostdin",
      "-i",
      path,
      "-t",
      String(most),
      "-ac",
      "2",
      "-ar",
      String(rate),
      "-f",
      "f32le",
      "-",
    ],
    { maxBuffer: 2 ** 31 },
  );
  if (status !== 0) throw new Error(`ffmpeg cannot decode ${path}: ${stderr.toString()}`);
  return new Float32Array(stdout.buffer, stdout.byteOffset, Math.floor(stdout.length / 4));
}

/** dB of a passage against full scale. */
export function levelOf({ power }: Envelope, start: number, end: number): number {
  const blocks = power.subarray(Math.floor(start / BLOCK), Math.max(1, Math.ceil(end / BLOCK)));
  return decibels(blocks.reduce((sum, value) => sum + value, 0) / Math.max(1, blocks.length));
}

/** dB that half of the sounding blocks exceed. */
export function usualLevel({ power }: Envelope): number {
  const sounding = power.filter((value) => decibels(value) > -60).toSorted();
  return decibels(sounding[sounding.length >> 1] ?? 0);
}

/** A passage of so many seconds in which every block sounds, and which as a whole is hardly below the usual level. */
export function findLoud(
  envelope: Envelope,
  random: Seeded,
  within: { readonly from: number; readonly to: number; readonly seconds: number },
): { readonly start: number; readonly end: number } {
  const usual = usualLevel(envelope);
  let best = { start: within.from, level: -Infinity };
  for (let attempt = 0; attempt < 60; attempt++) {
    const start = milliseconds(random.between(within.from, within.to - within.seconds));
    const level = levelOf(envelope, start, start + within.seconds);
    if (level > best.level) best = { start, level };
    if (level > usual - 2) break;
  }
  return { start: best.start, end: milliseconds(best.start + within.seconds) };
}

function decibels(power: number): number {
  return 10 * Math.log10(power + 1e-12);
}
