/**
 * Clipping: three samples or more in a row at full scale of the same sign. Full scale begins at the largest value of 16 bits
 * (8 bits in files that have no more), so that audio clipped before it was given more bits counts as well.
 */
import type { PlaneBlock } from "../loudness/index.ts";
import type { PcmFormat } from "../pcm/index.ts";

/** Runs of all channels together. */
export interface Clipping {
  readonly runs: number;
  /** Where the first run begins; null without any. */
  readonly firstFrame: number | null;
  /** Samples of the longest run, 0 without any. */
  readonly longestFrames: number;
}

/** Takes blocks in order. */
export interface ClippingTracker {
  add(block: PlaneBlock): void;
  finish(): Clipping;
}

const SHORTEST_RUN = 3;

interface Lane {
  sign: number;
  length: number;
}

/** Creates the tracker for audio of this format. */
export function createClippingTracker({ kind, width, channels }: PcmFormat): ClippingTracker {
  const fullScale = kind === "int" && width === 1 ? 127 / 128 : 32_767 / 32_768;
  const lanes = Array.from({ length: channels }, (): Lane => ({ sign: 0, length: 0 }));
  let runs = 0;
  let first = Infinity;
  let longest = 0;

  const end = (lane: Lane, frame: number): void => {
    if (lane.length >= SHORTEST_RUN) {
      runs++;
      first = Math.min(first, frame - lane.length);
      longest = Math.max(longest, lane.length);
    }
    lane.length = 0;
    lane.sign = 0;
  };

  const follow = (lane: Lane, plane: Float64Array, { frames, firstFrame }: PlaneBlock): void => {
    for (let i = 0; i < frames; i++) {
      const sample = plane[i] ?? 0;
      const sign = sample >= fullScale ? 1 : sample <= -fullScale ? -1 : 0;
      if (sign !== lane.sign) {
        end(lane, firstFrame + i);
        lane.sign = sign;
      }
      if (sign !== 0) lane.length++;
    }
  };

  let seen = 0;
  return {
    add(block) {
      for (let channel = 0; channel < lanes.length; channel++) {
        const lane = lanes[channel];
        const plane = block.planes[channel];
        if (lane === undefined || plane === undefined) continue;
        const isAtFullScale =
          (block.highest[channel] ?? 0) >= fullScale || (block.lowest[channel] ?? 0) <= -fullScale;
        if (isAtFullScale) follow(lane, plane, block);
        else if (lane.length > 0) end(lane, block.firstFrame);
      }
      seen = block.firstFrame + block.frames;
    },
    finish() {
      for (const lane of lanes) end(lane, seen);
      return { runs, firstFrame: runs === 0 ? null : first, longestFrames: longest };
    },
  };
}
