import type { Issue } from "@deadwax/identifiers";
import type { Decoding } from "../decoding/index.ts";
import type { TrackStretch } from "../mp4/index.ts";
import type { FrameBlock } from "../wav/index.ts";
import { lengthDiffers } from "./issues.ts";
import { silentBlocks } from "./silence.ts";

/** Runs that begin in front of where the one before ended: each is reached by decoding the track again. */
const MAX_RETURNS = 16;
/** Silence of empty edits, all together, in seconds. */
const MAX_SILENCE = 3600;
/** How often the whole of a track may be heard. */
const MAX_TIMES = 8;

/**
 * Of all that decoding a track gives, the stretches that are to be heard, in that order, exact to the frame. What is asked
 * for and not there is left out, and an issue. The track is decoded to its end, so that all its damage is known.
 */
export function cutDecoding(whole: Decoding, stretches: readonly TrackStretch[]): Decoding {
  let missing: readonly Issue[] = [];
  return {
    format: whole.format,
    async *blocks() {
      const wanted = stretches.reduce((sum, { frames }) => sum + frames, 0);
      const sent = yield* cutBlocks(whole, stretches);
      missing = sent === wanted ? [] : [lengthDiffers(sent, wanted)];
    },
    issues: () => [...whole.issues(), ...missing],
  };
}

/** Why stretches are not followed, as the second half of a sentence: a small file must not become days of sound. */
export function findExcess(
  stretches: readonly TrackStretch[],
  { sampleRate, total }: { readonly sampleRate: number; readonly total: number },
): string | null {
  let [silence, heard, returns, reached] = [0, 0, 0, 0];
  for (const { start, frames } of stretches) {
    if (start === null) silence += frames;
    else {
      heard += frames;
      if (start < reached) returns += 1;
      reached = start + frames;
    }
  }
  if (silence > MAX_SILENCE * sampleRate) return "its edit list asks for more than an hour of silence";
  if (heard > MAX_TIMES * total) return `its edit list plays it more than ${MAX_TIMES} times`;
  return returns > MAX_RETURNS ? `its edit list goes back more than ${MAX_RETURNS} times` : null;
}

async function* cutBlocks(
  whole: Decoding,
  stretches: readonly TrackStretch[],
): AsyncGenerator<FrameBlock, number> {
  const { format } = whole;
  let reader = openBlocks(whole);
  let sent = 0;
  try {
    for (const { start, frames } of stretches) {
      if (start === null) {
        yield* silentBlocks(format, sent, frames);
        sent += frames;
        continue;
      }
      if (start < reader.reached) {
        await reader.close();
        reader = openBlocks(whole);
      }
      for (let at = start; at < start + frames;) {
        const block = await reader.at(at);
        if (block === null) break;
        const from = at - block.firstFrame;
        const count = Math.min(start + frames - at, block.frames - from);
        const samples = block.samples.subarray(from * format.channels, (from + count) * format.channels);
        yield { firstFrame: sent, frames: count, samples };
        sent += count;
        at += count;
      }
    }
    await reader.at(Infinity);
    return sent;
  } finally {
    await reader.close();
  }
}

interface BlockReader {
  /** Frames in front of the block that is held: what is before them is gone. */
  readonly reached: number;
  /** The block with this frame; null behind the last. */
  at(frame: number): Promise<FrameBlock | null>;
  close(): Promise<void>;
}

function openBlocks(whole: Decoding): BlockReader {
  const iterator = whole.blocks()[Symbol.asyncIterator]();
  let held: FrameBlock | null = null;
  let isOver = false;
  return {
    get reached() {
      return held?.firstFrame ?? 0;
    },
    async at(frame) {
      while (!isOver && frame >= endOf(held)) {
        const next = await iterator.next();
        if (next.done === true) isOver = true;
        else held = next.value;
      }
      return frame < endOf(held) ? held : null;
    },
    async close() {
      await iterator.return?.();
    },
  };
}

function endOf(block: FrameBlock | null): number {
  return block === null ? 0 : block.firstFrame + block.frames;
}
