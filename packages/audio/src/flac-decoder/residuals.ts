/**
 * The coded residual (RFC 9639 section 9.2.7): how far each sample is from its prediction, in partitions that each have a
 * Rice parameter of their own, or numbers of one width.
 */
import { checkEnd, FrameDamage, readBits, readRow, readZeros, type Bits } from "./bits.ts";

interface Partition {
  readonly from: number;
  readonly to: number;
  readonly parameter: number;
}

/**
 * Reads the residual of a subframe into `target`, from `start + order` up to `start + frames`.
 * @throws FrameDamage.
 */
export function readResiduals(
  bits: Bits,
  target: Int32Array,
  { start, frames, order }: { readonly start: number; readonly frames: number; readonly order: number },
): void {
  const method = readBits(bits, 2);
  if (method > 1) throw new FrameDamage("the residual of the frame is coded in an unknown way");
  const parameterBits = 4 + method;
  const escape = (1 << parameterBits) - 1;
  const partitionOrder = readBits(bits, 4);
  const size = frames >> partitionOrder;
  if (size << partitionOrder !== frames || size < order) {
    throw new FrameDamage("the residual of the frame cannot be split as it states");
  }
  let from = start + order;
  for (let to = start + size; to <= start + frames; from = to, to += size) {
    const parameter = readBits(bits, parameterBits);
    if (parameter === escape) {
      const width = readBits(bits, 5);
      if (width === 0) target.fill(0, from, to);
      else readRow(bits, width, target, { from, to });
    } else readPartition(bits, target, { from, to, parameter });
  }
}

/** Rice codes: the upper part as so many zeros and a one, then the lower part; even numbers are positive. */
function readPartition(bits: Bits, target: Int32Array, { from, to, parameter }: Partition): void {
  const { words } = bits;
  const drop = 31 - parameter;
  let { position } = bits;
  for (let i = from; i < to; i++) {
    const word = position >>> 5;
    const at = position & 31;
    const stream = ((words[word] ?? 0) << at) | (((words[word + 1] ?? 0) >>> 1) >>> (31 - at));
    const zeros = Math.clz32(stream);
    if (zeros <= drop) {
      // The one that ends the zeros counts as one of the upper part.
      const folded = (((stream << zeros) >>> drop) + ((zeros - 1) << parameter)) | 0;
      position += zeros + parameter + 1;
      target[i] = (folded >>> 1) ^ -(folded & 1);
    } else {
      bits.position = position;
      target[i] = readLong(bits, parameter);
      ({ position } = bits);
    }
  }
  bits.position = position;
  checkEnd(bits);
}

/** A code that is longer than a word. */
function readLong(bits: Bits, parameter: number): number {
  const upper = readZeros(bits);
  const lower = parameter === 0 ? 0 : readBits(bits, parameter);
  const folded = upper * 2 ** parameter + lower;
  if (folded >= 2 ** 32) throw new FrameDamage("a residual of the frame is larger than 32 bits");
  return (folded >>> 1) ^ -(folded & 1);
}
