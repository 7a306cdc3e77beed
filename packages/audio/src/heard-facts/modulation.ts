import { createModulationMeter } from "../modulation/index.ts";
import { remember, WORKING_RATE, type WorkingAudio } from "../working-audio/index.ts";

/** From where to where something is heard: the first and the last block of 10 ms with a peak above −60 dBFS. Samples. */
export interface HeardSpan {
  readonly start: number;
  readonly end: number;
  /** Of the whole sound. */
  readonly length: number;
}

/** Frames that are looked at together. */
const PIECE = 22_100;

/** Null where there is nothing but silence. */
export const findHeard: (audio: WorkingAudio) => HeardSpan | null = remember(measureHeard);

function measureHeard(audio: WorkingAudio): HeardSpan | null {
  const meter = createModulationMeter({ kind: "float", channels: 2, sampleRate: WORKING_RATE });
  const left = new Float32Array(PIECE);
  const right = new Float32Array(PIECE);
  const both = new Float64Array(2 * PIECE);
  for (let first = 0; first < audio.frames; first += PIECE) {
    audio.copy(first, left, right);
    for (let i = 0; i < PIECE; i++) {
      both[2 * i] = left[i] ?? 0;
      both[2 * i + 1] = right[i] ?? 0;
    }
    meter.add(both);
  }
  const heard = meter.finish(audio.frames);
  return heard === null ? null : { start: heard.firstFrame, end: heard.endFrame, length: audio.frames };
}

/** Whether the mean level is above so many dBFS in a second between two samples. What stands still (DC) is not heard. */
export function isAboveBetween(audio: WorkingAudio, level: number, from: number, to: number): boolean {
  const limit = 10 ** (level / 10);
  const left = new Float32Array(Math.max(1, Math.min(PIECE, Math.round(to - from))));
  const right = new Float32Array(left.length);
  for (let first = Math.round(from); first < to; first += left.length) {
    const count = Math.min(left.length, Math.ceil(to - first));
    const [l, r] = [left.subarray(0, count), right.subarray(0, count)];
    audio.copy(first, l, r);
    if (Math.max(variance(l), variance(r)) > limit) return true;
  }
  return false;
}

function variance(samples: Float32Array): number {
  let [sum, squares] = [0, 0];
  for (const sample of samples) {
    sum += sample;
    squares += sample * sample;
  }
  return squares / samples.length - (sum / samples.length) ** 2;
}
