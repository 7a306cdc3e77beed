import type { FrameBlock } from "../wav/index.ts";

/** What a decoder puts out, cut to what is to be heard, in interleaved blocks. */
export interface HeardBlocks {
  /** Frames so far, of those that are to be heard. */
  readonly frames: number;
  /** Nothing more is taken. */
  readonly isFull: boolean;
  /** Frames that are to be heard at most, once that is known. */
  setLimit(frames: number): void;
  /** Adds decoded frames, an array for each channel. Blocks that are filled come back, each valid until the next. */
  add(planes: readonly Float32Array[], frames: number): Generator<FrameBlock, void>;
  addSilence(frames: number): Generator<FrameBlock, void>;
  /** What is left. */
  end(): Generator<FrameBlock, void>;
}

export interface Heard {
  /** For each decoded channel its place in the order of WAVE. */
  readonly order: readonly number[];
  /** Frames to leave out at the beginning. */
  readonly skip: number;
}

/** Samples of a block, as many as stay in the processor's cache. */
const SAMPLES = 24 * 1024;

export function createHeardBlocks({ order, skip }: Heard): HeardBlocks {
  const channels = order.length;
  const room = Math.max(1, Math.floor(SAMPLES / channels));
  const target = new Float64Array(room * channels);
  let [filled, sent, toSkip, limit] = [0, 0, skip, Infinity];

  function takeBlock(): FrameBlock {
    const block = { firstFrame: sent, frames: filled, samples: target.subarray(0, filled * channels) };
    sent += filled;
    filled = 0;
    return block;
  }

  function* append(
    frames: number,
    write: (from: number, count: number) => void,
  ): Generator<FrameBlock, void> {
    let from = Math.min(toSkip, frames);
    toSkip -= from;
    const end = Math.min(frames, from + limit - sent - filled);
    while (from < end) {
      const count = Math.min(end - from, room - filled);
      write(from, count);
      filled += count;
      from += count;
      if (filled === room) yield takeBlock();
    }
  }

  return {
    get frames() {
      return sent + filled;
    },
    get isFull() {
      return sent + filled >= limit;
    },
    setLimit(frames) {
      limit = frames;
    },
    add: (planes, frames) =>
      append(frames, (from, count) => {
        for (const [channel, place] of order.entries()) {
          const plane = planes[channel];
          if (plane === undefined) throw new Error(`the decoder gave no channel ${channel}`);
          let to = filled * channels + place;
          for (let at = from; at < from + count; at++, to += channels) target[to] = plane[at] ?? 0;
        }
      }),
    addSilence: (frames) =>
      append(frames, (_, count) => target.fill(0, filled * channels, (filled + count) * channels)),
    *end() {
      if (filled > 0) yield takeBlock();
    },
  };
}
