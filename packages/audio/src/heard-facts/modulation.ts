import { WORKING_RATE, type WorkingAudio } from "../working-audio/index.ts";

/** From where to where something is heard: the first and the last block of 10 ms with a peak above −60 dBFS. Samples. */
export interface HeardSpan {
  readonly start: number;
  readonly end: number;
}

const BLOCK = Math.round(WORKING_RATE / 100);
const LIMIT = 10 ** (-60 / 20);
const PIECE = BLOCK * 100;

/** Null where there is nothing but silence. */
export function findHeard(audio: WorkingAudio): HeardSpan | null {
  let start: number | null = null;
  let end = 0;
  const left = new Float32Array(PIECE);
  const right = new Float32Array(PIECE);
  for (let first = 0; first < audio.frames; first += PIECE) {
    audio.copy(first, left, right);
    for (let block = 0; block < PIECE; block += BLOCK) {
      if (!isLoud(left, block) && !isLoud(right, block)) continue;
      start ??= first + block;
      end = Math.min(audio.frames, first + block + BLOCK);
    }
  }
  return start === null ? null : { start, end };
}

function isLoud(samples: Float32Array, from: number): boolean {
  for (let i = from; i < from + BLOCK; i++) if (Math.abs(samples[i] ?? 0) > LIMIT) return true;
  return false;
}
