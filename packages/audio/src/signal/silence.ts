/** Where audio is silent: at its beginning, at its end, and longest in between. */
import { BLOCK_FRAMES, type PlaneBlock } from "../loudness/index.ts";

/** A stretch of frames. */
export interface FrameSpan {
  readonly firstFrame: number;
  readonly frames: number;
}

/** Frames in which no channel is above a limit. Audio that is silent as a whole is both beginning and end. */
export interface Silence {
  readonly startFrames: number;
  readonly endFrames: number;
  /** The longest stretch between two sounds, the first of equals. Null when none has 256 frames: those are no silence. */
  readonly longestInside: FrameSpan | null;
}

/** Takes blocks in order. */
export interface SilenceTracker {
  add(block: PlaneBlock): void;
  finish(frames: number): Silence;
}

/** Creates the tracker: silent is what is not above `limit`, full scale being 1. */
export function createSilenceTracker(limit: number): SilenceTracker {
  let firstLoud = -1;
  let silentFrom = 0;
  let longest: FrameSpan | null = null;
  return {
    add(block) {
      if (!isLoud(block, limit)) return;
      const first = block.firstFrame + firstAbove(block, limit);
      if (firstLoud < 0) firstLoud = first;
      else if (first - silentFrom >= Math.max(BLOCK_FRAMES, (longest?.frames ?? 0) + 1))
        longest = { firstFrame: silentFrom, frames: first - silentFrom };
      // Silence between two sounds of one block is always too short to count.
      silentFrom = block.firstFrame + lastAbove(block, limit) + 1;
    },
    finish(frames) {
      const isSilent = firstLoud < 0;
      return {
        startFrames: isSilent ? frames : firstLoud,
        endFrames: frames - silentFrom,
        longestInside: longest,
      };
    },
  };
}

function isLoud({ planes, lowest, highest }: PlaneBlock, limit: number): boolean {
  for (let channel = 0; channel < planes.length; channel++) {
    if ((highest[channel] ?? 0) > limit || (lowest[channel] ?? 0) < -limit) return true;
  }
  return false;
}

/** Frames before the first one in which a channel is above the limit. */
function firstAbove({ planes, frames }: PlaneBlock, limit: number): number {
  let end = frames;
  for (const plane of planes) {
    let i = 0;
    while (i < end && Math.abs(plane[i] ?? 0) <= limit) i++;
    end = i;
  }
  return end;
}

/** The number of the last one. */
function lastAbove({ planes, frames }: PlaneBlock, limit: number): number {
  let start = -1;
  for (const plane of planes) {
    let i = frames - 1;
    while (i > start && Math.abs(plane[i] ?? 0) <= limit) i--;
    start = i;
  }
  return start;
}
