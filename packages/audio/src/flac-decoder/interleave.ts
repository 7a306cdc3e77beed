/**
 * Channels become interleaved samples, left-justified to 32 bits, and mixed ones left and right again (RFC 9639 section
 * 4.2). Each function tells whether all samples fit in the bits they are said to have.
 */
import { LINEAR_PAD } from "./linear.ts";

export interface Interleaving {
  readonly frames: number;
  /** Bits below those of a sample. */
  readonly unused: number;
}

/** Any number of channels as they are. */
export function interleave(
  channels: readonly Int32Array[],
  target: Int32Array,
  { frames, unused }: Interleaving,
): boolean {
  const step = channels.length;
  let stray = 0;
  for (const [place, channel] of channels.entries()) {
    for (let i = LINEAR_PAD, to = i + frames, at = place; i < to; i++, at += step) {
      const sample = channel[i] ?? 0;
      const placed = sample << unused;
      stray |= (placed >> unused) ^ sample;
      target[at] = placed;
    }
  }
  return stray === 0;
}

/** Two channels as they are. */
export function interleavePair(
  first: Int32Array,
  second: Int32Array,
  target: Int32Array,
  { frames, unused }: Interleaving,
): boolean {
  let stray = 0;
  for (let i = LINEAR_PAD, to = i + frames, at = 0; i < to; i++, at += 2) {
    const left = first[i] ?? 0;
    const right = second[i] ?? 0;
    const placedLeft = left << unused;
    const placedRight = right << unused;
    stray |= ((placedLeft >> unused) ^ left) | ((placedRight >> unused) ^ right);
    target[at] = placedLeft;
    target[at + 1] = placedRight;
  }
  return stray === 0;
}

/** The left channel and the difference to the right one. */
export function interleaveLeftSide(
  first: Int32Array,
  side: Int32Array,
  target: Int32Array,
  { frames, unused }: Interleaving,
): boolean {
  let stray = 0;
  for (let i = LINEAR_PAD, to = i + frames, at = 0; i < to; i++, at += 2) {
    const left = first[i] ?? 0;
    const right = (left - (side[i] ?? 0)) | 0;
    const placedLeft = left << unused;
    const placedRight = right << unused;
    stray |= ((placedLeft >> unused) ^ left) | ((placedRight >> unused) ^ right);
    target[at] = placedLeft;
    target[at + 1] = placedRight;
  }
  return stray === 0;
}

/** The difference of the left channel to the right one, and that one. */
export function interleaveSideRight(
  side: Int32Array,
  second: Int32Array,
  target: Int32Array,
  { frames, unused }: Interleaving,
): boolean {
  let stray = 0;
  for (let i = LINEAR_PAD, to = i + frames, at = 0; i < to; i++, at += 2) {
    const right = second[i] ?? 0;
    const left = (right + (side[i] ?? 0)) | 0;
    const placedLeft = left << unused;
    const placedRight = right << unused;
    stray |= ((placedLeft >> unused) ^ left) | ((placedRight >> unused) ^ right);
    target[at] = placedLeft;
    target[at + 1] = placedRight;
  }
  return stray === 0;
}

/** The middle of both, rounded down, and their difference, whose lowest bit is the one that was rounded off. */
export function interleaveMidSide(
  mid: Int32Array,
  side: Int32Array,
  target: Int32Array,
  { frames, unused }: Interleaving,
): boolean {
  let stray = 0;
  for (let i = LINEAR_PAD, to = i + frames, at = 0; i < to; i++, at += 2) {
    const middle = mid[i] ?? 0;
    const difference = side[i] ?? 0;
    const right = (middle - (difference >> 1)) | 0;
    const left = (right + difference) | 0;
    const placedLeft = left << unused;
    const placedRight = right << unused;
    stray |= ((placedLeft >> unused) ^ left) | ((placedRight >> unused) ^ right);
    target[at] = placedLeft;
    target[at + 1] = placedRight;
  }
  return stray === 0;
}
