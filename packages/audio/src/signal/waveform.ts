/**
 * The outline of the audio for drawing: lowest and highest sample of every 256 frames and channel, as 16-bit integers. That is
 * 41 kB a minute and channel at 44.1 kHz. Past 2^21 pairs in all (8 MB, 100 minutes of stereo), each two pairs become one, so
 * that memory has a limit; the result says how many frames a pair stands for.
 */
import type { Waveform } from "@deadwax/catalog";
import { BLOCK_FRAMES, type PlaneBlock } from "../loudness/index.ts";

/** Takes the lowest and highest samples of block after block. */
export interface WaveformRecorder {
  readonly add: (block: PlaneBlock) => void;
  finish(): Waveform;
}

const MAX_PAIRS = 2 ** 21;
const FIRST_PAIRS = 1024;

interface Outline {
  pairs: Int16Array;
  /** The pair that is still open. */
  low: number;
  high: number;
}

/** Creates the recorder for so many channels. */
export function createWaveformRecorder(channels: number): WaveformRecorder {
  const limit = Math.max(2, 2 * Math.floor(MAX_PAIRS / channels / 2));
  const outlines = Array.from({ length: channels }, (): Outline => ({
    pairs: new Int16Array(2 * Math.min(FIRST_PAIRS, limit)),
    low: 0,
    high: 0,
  }));
  let count = 0;
  let perPair = 1;
  let open = 0;

  const close = (): void => {
    open = 0;
    if (count === limit) {
      for (const { pairs } of outlines) halve(pairs);
      count /= 2;
      perPair *= 2;
      // The pair in hand is half of one now.
      open = perPair / 2;
      return;
    }
    for (const outline of outlines) {
      if (outline.pairs.length === 2 * count) outline.pairs = grown(outline.pairs, 2 * limit);
      outline.pairs[2 * count] = outline.low;
      outline.pairs[2 * count + 1] = outline.high;
    }
    count++;
  };

  return {
    add({ lowest, highest }) {
      for (const [channel, outline] of outlines.entries()) {
        // Rounded outwards, so that a flat line is drawn for digital silence only.
        const low = Math.max(-32_768, Math.floor((lowest[channel] ?? 0) * 32_768));
        const high = Math.min(32_767, Math.ceil((highest[channel] ?? 0) * 32_768));
        outline.low = open === 0 ? low : Math.min(outline.low, low);
        outline.high = open === 0 ? high : Math.max(outline.high, high);
      }
      open++;
      if (open === perPair) close();
    },
    finish() {
      // Twice, when the first time only made room.
      while (open > 0) close();
      return {
        framesPerPair: BLOCK_FRAMES * perPair,
        channels: outlines.map(({ pairs }) => pairs.slice(0, 2 * count)),
      };
    },
  };
}

function grown(pairs: Int16Array, limit: number): Int16Array {
  const larger = new Int16Array(Math.min(limit, pairs.length * 2));
  larger.set(pairs);
  return larger;
}

function halve(pairs: Int16Array): void {
  for (let i = 0; i < pairs.length; i += 4) {
    pairs[i / 2] = Math.min(pairs[i] ?? 0, pairs[i + 2] ?? 0);
    pairs[i / 2 + 1] = Math.max(pairs[i + 1] ?? 0, pairs[i + 3] ?? 0);
  }
}
