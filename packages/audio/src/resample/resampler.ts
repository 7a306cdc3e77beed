/** Audio at another sample rate: band-limited interpolation, in a stream, without delay. */
import { createConvolver, type Rates } from "./create-convolver.ts";

/** Takes samples of one channel in order and gives them at another rate: output sample n is the sound at n / `to` seconds. */
export interface Resampler {
  /** What is sure by now; it may be none. The memory is used again by the next call. */
  push(block: Float32Array | Float64Array): Float32Array;
  /** The rest, after which there are `round(frames * to / from)` output samples in all. */
  finish(): Float32Array;
}

/** Input samples that are looked at together, so that they stay next to the processor. */
const PIECE = 4096;

/**
 * Creates a resampler from one rate to another, of any two positive numbers. Sound outside the block counts as silence.
 * Whole rates with a simple ratio (44,100 and 22,050; 48,000 and 11,025) are faster than others.
 */
export function createResampler(rates: Rates): Resampler {
  const { from, to } = rates;
  if (!(from > 0 && to > 0 && from < Infinity && to < Infinity))
    throw new Error(`resampling ${from} to ${to} Hz`);
  const convolver = createConvolver(rates);
  const { reach } = convolver;
  const held = new Float64Array(PIECE + 4 * reach + 2 * Math.ceil(from / to));
  const silence = new Float64Array(2 * reach + 2);
  let firstHeld = -reach;
  let endHeld = 0;
  let out = new Float32Array(0);
  let made = 0;

  const takePiece = (piece: Float32Array | Float64Array, outAt: number, outEnd: number): number => {
    held.set(piece, endHeld - firstHeld);
    endHeld += piece.length;
    const count = convolver.run({ held, firstHeld, endHeld, out, outAt, outEnd });
    const firstKept = Math.max(firstHeld, Math.min(endHeld, convolver.firstNeeded()));
    held.copyWithin(0, firstKept - firstHeld, endHeld - firstHeld);
    firstHeld = firstKept;
    return count;
  };

  const take = (block: Float32Array | Float64Array, most: number): Float32Array => {
    const room = Math.ceil(((block.length + 2 * reach + 1) * to) / from) + 1;
    if (out.length < room) out = new Float32Array(room);
    const end = Math.min(room, most);
    let count = 0;
    for (let at = 0; at < block.length; at += PIECE) {
      count += takePiece(block.subarray(at, at + PIECE), count, end);
    }
    made += count;
    return out.subarray(0, count);
  };

  return {
    push: (block) => take(block, Infinity),
    finish: () => take(silence, Math.round((endHeld * to) / from) - made),
  };
}
