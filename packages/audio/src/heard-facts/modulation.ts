import { WORKING_RATE, type WorkingAudio } from "../working-audio/index.ts";

/** From where to where something is heard: the first and the last block of 10 ms with a peak above −60 dBFS. Samples. */
export interface HeardSpan {
  readonly start: number;
  readonly end: number;
  /** Of the whole sound. */
  readonly length: number;
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
  return start === null ? null : { start, end, length: audio.frames };
}

function isLoud(samples: Float32Array, from: number): boolean {
  for (let i = from; i < from + BLOCK; i++) if (Math.abs(samples[i] ?? 0) > LIMIT) return true;
  return false;
}

/** −46 dBFS: what is below in the mean is the end of a fade, or the dither of eight bits. */
const FAINT = 10 ** (-46 / 10);

/** Whether more than hiss is heard between two samples. */
export function isLoudBetween(audio: WorkingAudio, from: number, to: number): boolean {
  const left = new Float32Array(Math.max(1, Math.min(PIECE * 4, Math.round(to - from))));
  const right = new Float32Array(left.length);
  for (let first = Math.round(from); first < to; first += left.length) {
    audio.copy(first, left, right);
    let sum = 0;
    for (let i = 0; i < left.length; i++) sum += Math.max((left[i] ?? 0) ** 2, (right[i] ?? 0) ** 2);
    if (sum / left.length > FAINT) return true;
  }
  return false;
}
