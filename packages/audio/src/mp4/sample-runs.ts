import type { Grain } from "./sound-fields.ts";

/** Samples that lie one behind the other: a chunk, or a run of a fragment. */
export interface SampleRun {
  /** Of the first byte. */
  readonly offset: number;
  /** Number of the first sample in the track, from 0. */
  readonly first: number;
  readonly count: number;
  /** Bytes of each sample; null where all have `size`. */
  readonly sizes: Uint32Array | null;
  readonly size: number;
  /** Of each sample in units of the track; null where all have `duration`. */
  readonly durations: Uint32Array | null;
  readonly duration: number;
  /** From 0: which entry of the track describes them. */
  readonly entry: number;
  /** In a fragment: units of the track before it, where that is stated (`tfdt`). */
  readonly decodeTime?: number;
  /** For codings of constant density, whose samples are frames: what a packet is made of. */
  readonly grain: Grain | null;
}

/** Bytes of a whole run. */
export function runSize({ sizes, size, count, grain }: SampleRun): number {
  if (grain !== null) return Math.ceil(count / grain.frames) * grain.bytes;
  if (sizes === null) return count * size;
  let sum = 0;
  for (let index = 0; index < sizes.length; index++) sum += sizes[index] ?? 0;
  return sum;
}

/** Units of time of a whole run. */
export function runDuration({ durations, duration, count }: SampleRun): number {
  if (durations === null) return count * duration;
  let sum = 0;
  for (let index = 0; index < durations.length; index++) sum += durations[index] ?? 0;
  return sum;
}
