/** A subframe: the samples of one channel in a frame (RFC 9639 section 9.2). */
import { FrameDamage, readBits, readRow, readSigned, readZeros, type Bits, type Range } from "./bits.ts";
import { restoreFixed } from "./fixed.ts";
import { LINEAR_PAD, restoreLinear, type LinearPredictor } from "./linear.ts";
import { readResiduals } from "./residuals.ts";

export interface SubframeHead {
  readonly kind: "constant" | "verbatim" | "fixed" | "linear";
  readonly order: number;
  /** Low bits that are 0 in all samples, and not stored. */
  readonly wasted: number;
  /** Bits of a stored sample. */
  readonly width: number;
}

/** Reads what stands in front of a subframe whose samples have `width` bits. */
export function readSubframeHead(bits: Bits, width: number): SubframeHead {
  if (readBits(bits, 1) !== 0) throw new FrameDamage("a bit of the frame that has to be 0 is not");
  const type = readBits(bits, 6);
  const wasted = readBits(bits, 1) === 1 ? readZeros(bits) + 1 : 0;
  if (wasted >= width) throw new FrameDamage("the frame states more unused bits than there are");
  const common = { wasted, width: width - wasted };
  if (type === 0) return { kind: "constant", order: 0, ...common };
  if (type === 1) return { kind: "verbatim", order: 0, ...common };
  if (type >= 8 && type <= 12) return { kind: "fixed", order: type - 8, ...common };
  if (type >= 32) return { kind: "linear", order: type - 31, ...common };
  throw new FrameDamage(`the frame has a channel of the unknown kind ${type}`);
}

/**
 * Reads the samples of a subframe of at most 32 bits into `target` behind `LINEAR_PAD`.
 * @throws FrameDamage.
 */
export function readSubframe(bits: Bits, target: Int32Array, frames: number, head: SubframeHead): void {
  const { kind, order, wasted, width } = head;
  const range: Range = { from: LINEAR_PAD, to: LINEAR_PAD + frames };
  if (order > frames) throw new FrameDamage("the frame has fewer samples than it predicts from");
  if (kind === "constant") target.fill(readSigned(bits, width), range.from, range.to);
  else if (kind === "verbatim") readRow(bits, width, target, range);
  else {
    const rest: Range = { from: LINEAR_PAD + order, to: range.to };
    if (order > 0) readRow(bits, width, target, { from: LINEAR_PAD, to: rest.from });
    const predictor = kind === "linear" ? readPredictor(bits, order) : null;
    readResiduals(bits, target, { start: LINEAR_PAD, frames, order });
    if (predictor === null) restoreFixed(target, rest, order);
    else restoreLinear(target, rest, predictor, width);
  }
  if (wasted > 0) for (let i = range.from; i < range.to; i++) target[i] = (target[i] ?? 0) << wasted;
}

/** Reads precision, shift and coefficients. */
export function readPredictor(bits: Bits, order: number): LinearPredictor {
  const precision = readBits(bits, 4) + 1;
  if (precision > 15) throw new FrameDamage("the precision of coefficients in the frame is none that exists");
  const shift = readSigned(bits, 5);
  if (shift < 0) throw new FrameDamage("the shift of a prediction in the frame is negative");
  const coefficients = new Int32Array(LINEAR_PAD);
  readRow(bits, precision, coefficients, { from: 0, to: order });
  return { order, coefficients, shift };
}
