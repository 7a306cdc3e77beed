import { createAudioWriter, type WorkingSpace } from "./audio-writer.ts";
import type { WorkingAudio } from "./working-audio.ts";

/** Samples on either side that a value between samples is made of. */
const REACH = 16;
const PHASES = 512;
const BETA = 8;

/** Frames that are made at once. */
const BLOCK = 16_384;

export interface PaceOptions extends WorkingSpace {
  /** Frame of the sound that becomes the first. Default: 0. */
  readonly offset?: number;
}

/**
 * The sound as if it ran slower by `pace`, its pitch with it: frame n is what was at n / pace + offset. Undoes what ran
 * faster by `pace`. Kaiser-windowed sinc; what would fold back is taken out. Whoever asked for it closes it.
 * @throws CatalogError FILE_DISK_FULL and AUDIO_TEMPORARY_FILE where it is too long for memory.
 */
export function atPace(
  audio: WorkingAudio,
  pace: number,
  { offset = 0, ...space }: PaceOptions = {},
): WorkingAudio {
  const frames = Math.max(1, Math.round((audio.frames - offset) * pace));
  const kernel = createKernel(Math.min(1, pace));
  const writer = createAudioWriter(2, space);
  const [left, right] = [new Float32Array(BLOCK), new Float32Array(BLOCK)];
  const length = Math.ceil(BLOCK / pace) + 2 * kernel.reach + 2;
  const [fromLeft, fromRight] = [new Float32Array(length), new Float32Array(length)];
  try {
    for (let first = 0; first < frames; first += BLOCK) {
      const count = Math.min(BLOCK, frames - first);
      const from = Math.floor(first / pace + offset) - kernel.reach;
      audio.copy(from, fromLeft, fromRight);
      for (let i = 0; i < count; i++) {
        const at = (first + i) / pace + offset - from;
        interpolate(kernel, at, { fromLeft, fromRight, left, right, to: i });
      }
      writer.add(left.subarray(0, count), right.subarray(0, count));
    }
    return writer.finish();
  } catch (thrown) {
    writer.discard();
    throw thrown;
  }
}

interface Kernel {
  readonly reach: number;
  readonly taps: Float64Array;
}

/** Taps for `PHASES + 1` places between two samples. */
function createKernel(cutoff: number): Kernel {
  const reach = Math.ceil(REACH / cutoff);
  const taps = new Float64Array((PHASES + 1) * 2 * reach);
  for (let phase = 0; phase <= PHASES; phase++) {
    for (let i = 0; i < 2 * reach; i++) {
      const x = i - reach + 1 - phase / PHASES;
      const edge = x / reach;
      const window = Math.abs(edge) < 1 ? bessel(BETA * Math.sqrt(1 - edge * edge)) / bessel(BETA) : 0;
      taps[phase * 2 * reach + i] = cutoff * sinc(cutoff * x) * window;
    }
  }
  return { reach, taps };
}

interface Place {
  readonly fromLeft: Float32Array;
  readonly fromRight: Float32Array;
  readonly left: Float32Array;
  readonly right: Float32Array;
  readonly to: number;
}

function interpolate(
  { reach, taps }: Kernel,
  at: number,
  { fromLeft, fromRight, left, right, to }: Place,
): void {
  const whole = Math.floor(at);
  const place = (at - whole) * PHASES;
  const phase = Math.floor(place);
  const part = place - phase;
  const row = phase * 2 * reach;
  const next = row + 2 * reach;
  const from = whole - reach + 1;
  let sumLeft = 0;
  let sumRight = 0;
  for (let i = 0; i < 2 * reach; i++) {
    const tap = taps[row + i] ?? 0;
    const weight = tap + part * ((taps[next + i] ?? 0) - tap);
    sumLeft += weight * (fromLeft[from + i] ?? 0);
    sumRight += weight * (fromRight[from + i] ?? 0);
  }
  left[to] = sumLeft;
  right[to] = sumRight;
}

function sinc(x: number): number {
  return Math.abs(x) < 1e-9 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
}

/** Modified Bessel function of the first kind, order 0. */
function bessel(x: number): number {
  let sum = 1;
  let term = 1;
  for (let k = 1; k < 40; k++) {
    term *= (x / (2 * k)) ** 2;
    sum += term;
  }
  return sum;
}
