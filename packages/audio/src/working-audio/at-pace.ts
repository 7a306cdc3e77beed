import { createKernel, type FilterShape } from "../resample/index.ts";
import { createAudioWriter, type WorkingSpace } from "./audio-writer.ts";
import type { WorkingAudio } from "./working-audio.ts";

/** 16 samples on either side; 80 dB down. */
const SHAPE: FilterShape = { cutoff: 1, taps: 32, beta: 8 };
const PHASES = 512;

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
  const table = tabulate(pace);
  const writer = createAudioWriter(2, space);
  const [left, right] = [new Float32Array(BLOCK), new Float32Array(BLOCK)];
  const length = Math.ceil(BLOCK / pace) + 2 * table.reach + 2;
  const [fromLeft, fromRight] = [new Float32Array(length), new Float32Array(length)];
  try {
    for (let first = 0; first < frames; first += BLOCK) {
      const count = Math.min(BLOCK, frames - first);
      const from = Math.floor(first / pace + offset) - table.reach;
      audio.copy(from, fromLeft, fromRight);
      for (let i = 0; i < count; i++) {
        const at = (first + i) / pace + offset - from;
        interpolate(table, at, { fromLeft, fromRight, left, right, to: i });
      }
      writer.add(left.subarray(0, count), right.subarray(0, count));
    }
    return writer.finish();
  } catch (thrown) {
    writer.discard();
    throw thrown;
  }
}

interface Table {
  /** Samples on either side of a point. */
  readonly reach: number;
  readonly taps: Float64Array;
}

/** Taps for `PHASES + 1` places between two samples. */
function tabulate(pace: number): Table {
  const { reach, at } = createKernel(SHAPE, pace);
  const cutoff = Math.min(1, pace);
  const taps = new Float64Array((PHASES + 1) * 2 * reach);
  for (let phase = 0; phase <= PHASES; phase++) {
    for (let i = 0; i < 2 * reach; i++)
      taps[phase * 2 * reach + i] = cutoff * at(i - reach + 1 - phase / PHASES);
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
  { reach, taps }: Table,
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
