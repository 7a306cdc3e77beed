import { createStereo, frameAt, type Stereo } from "../sound.ts";
import type { Edit } from "./edits.ts";

/** Frames in which a muted or reversed voice comes and goes, and in which the punched-in master takes over. */
const RAMP = 300;
const PUNCH = 90;

/** The master with the cuts and fades of an edit list. */
export function cutMaster(master: Stereo, edits: readonly Edit[]): Stereo {
  return { left: cutChannel(master.left, edits), right: cutChannel(master.right, edits) };
}

function cutChannel(channel: Float32Array, edits: readonly Edit[]): Float32Array {
  const faded = channel.slice();
  for (const { kind, start, end } of edits) {
    if (kind === "fade-out") fadeOut(faded, frameAt(start), frameAt(end));
  }
  const cuts = edits.filter(({ kind }) => kind === "cut").toSorted((a, b) => b.start - a.start);
  let kept: Float32Array = faded;
  for (const { start, end, crossfade = 0 } of cuts) {
    kept = joined(kept, { from: frameAt(start), to: frameAt(end), blend: frameAt(crossfade) });
  }
  return kept;
}

function fadeOut(channel: Float32Array, from: number, to: number): void {
  for (let i = from; i < channel.length; i++) {
    const left = Math.max(0, 1 - (i - from) / (to - from));
    channel[i] = (channel[i] ?? 0) * left * left;
  }
}

interface Join {
  readonly from: number;
  readonly to: number;
  readonly blend: number;
}

function joined(channel: Float32Array, { from, to, blend }: Join): Float32Array {
  const out = new Float32Array(channel.length - (to - from));
  out.set(channel.subarray(0, from));
  out.set(channel.subarray(to), from);
  for (let i = from - blend; i < from; i++) {
    const share = (i - from + blend) / blend;
    out[i] = (1 - share) * (channel[i] ?? 0) + share * (channel[i + to - from] ?? 0);
  }
  return out;
}

/** The voice with the syllables of an edit list muted or reversed; as it was everywhere else. */
export function cleanVoice(voice: Stereo, edits: readonly Edit[]): Stereo {
  return { left: cleanChannel(voice.left, edits), right: cleanChannel(voice.right, edits) };
}

function cleanChannel(channel: Float32Array, edits: readonly Edit[]): Float32Array {
  const out = channel.slice();
  for (const { kind, start, end } of edits) {
    const from = frameAt(start);
    const to = frameAt(end);
    for (let i = from; i < to; i++) {
      const share = Math.min(1, (i - from) / RAMP, (to - 1 - i) / RAMP);
      const backwards = kind === "reverse" ? (channel[from + to - 1 - i] ?? 0) : 0;
      out[i] = (1 - share) * (channel[i] ?? 0) + share * backwards;
    }
  }
  return out;
}

/**
 * The master with passages of another one punched in. A limiter and a filter remember a little of what went before, so
 * mastering the clean mix as a whole would change samples far from the words; this way nothing else changes at all.
 */
export function punchIn(master: Stereo, other: Stereo, edits: readonly Edit[]): Stereo {
  const out = createStereo(master.left.length);
  out.left.set(master.left);
  out.right.set(master.right);
  for (const { start, end } of edits) {
    const from = frameAt(start);
    const to = frameAt(end);
    for (let i = from; i < to; i++) {
      const share = Math.min(1, (i - from) / PUNCH, (to - 1 - i) / PUNCH);
      out.left[i] = (1 - share) * (master.left[i] ?? 0) + share * (other.left[i] ?? 0);
      out.right[i] = (1 - share) * (master.right[i] ?? 0) + share * (other.right[i] ?? 0);
    }
  }
  return out;
}
