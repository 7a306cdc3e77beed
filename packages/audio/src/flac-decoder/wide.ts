/**
 * The difference of two channels of 32 bits has 33, which only doubles hold. Rare as it is, it has a plain way of its own.
 */
import { FrameDamage, readSigned, type Bits } from "./bits.ts";
import type { FrameHeader } from "./frame-header.ts";
import { LINEAR_PAD } from "./linear.ts";
import { predictDoubles } from "./linear-doubles.ts";
import { readResiduals } from "./residuals.ts";
import { readPredictor, readSubframe, readSubframeHead } from "./subframe.ts";

const WIDTH = 33;
/** What the differences of the fixed predictors weigh, by order. */
const FIXED: readonly (readonly number[])[] = [[], [1], [2, -1], [3, -3, 1], [4, -6, 4, -1]];

/** Reads a subframe of 33 bits into `target` behind `LINEAR_PAD`; `residuals` is memory of the same size. */
export function readWideSubframe(
  bits: Bits,
  target: Float64Array,
  residuals: Int32Array,
  frames: number,
): void {
  const head = readSubframeHead(bits, WIDTH);
  const { kind, order, wasted, width } = head;
  const from = LINEAR_PAD;
  const to = from + frames;
  if (wasted > 0) {
    readSubframe(bits, residuals, frames, { ...head, wasted: 0 });
    for (let i = from; i < to; i++) target[i] = (residuals[i] ?? 0) * 2 ** wasted;
    return;
  }
  if (order > frames) throw new FrameDamage("the frame has fewer samples than it predicts from");
  if (kind === "constant") target.fill(readSigned(bits, width), from, to);
  else if (kind === "verbatim") for (let i = from; i < to; i++) target[i] = readSigned(bits, width);
  else {
    for (let i = from; i < from + order; i++) target[i] = readSigned(bits, width);
    const predictor = kind === "linear" ? readPredictor(bits, order) : null;
    const taps =
      predictor === null
        ? Float64Array.from(FIXED[order] ?? [])
        : Float64Array.from(predictor.coefficients, (coefficient) => coefficient / 2 ** predictor.shift);
    readResiduals(bits, residuals, { start: from, frames, order });
    for (let i = from + order; i < to; i++) target[i] = residuals[i] ?? 0;
    predictDoubles(target, { from: from + order, to }, taps, order);
  }
}

export interface WidePair {
  readonly mix: FrameHeader["mix"];
  readonly frames: number;
  readonly side: Float64Array;
  /** The channel that is not the difference. */
  readonly other: Int32Array;
}

/**
 * Puts left and right into `samples`, from the difference and one of them or their middle; false where they do not fit 32
 * bits.
 */
export function unmixWide({ mix, frames, side, other }: WidePair, samples: Int32Array): boolean {
  let isFitting = true;
  for (let i = LINEAR_PAD, to = i + frames, at = 0; i < to; i++, at += 2) {
    const difference = side[i] ?? 0;
    const above = mix === "left-side" ? 0 : mix === "side-right" ? difference : Math.ceil(difference / 2);
    const left = (other[i] ?? 0) + above;
    const right = left - difference;
    samples[at] = left;
    samples[at + 1] = right;
    isFitting &&= left === (left | 0) && right === (right | 0);
  }
  return isFitting;
}
