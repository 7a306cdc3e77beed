/** Bits of a stream, most significant first, read through words of 32. */
export interface Bits {
  /** Big-endian words, and behind the end at least two of zeros. Reading further gives zeros, too. */
  words: Int32Array;
  /** In bits from the beginning of the words. */
  position: number;
  /** Bits that are there. */
  end: number;
}

/** What makes a frame undecodable, as the second half of a sentence. It never leaves the decoder. */
export class FrameDamage extends Error {
  override readonly name = "FrameDamage";
}

const CUT_OFF = "the frame is cut off";

/** The 32 bits from `position` on. */
function peekWord(words: Int32Array, position: number): number {
  const word = position >>> 5;
  const shift = position & 31;
  return ((words[word] ?? 0) << shift) | (((words[word + 1] ?? 0) >>> 1) >>> (31 - shift));
}

/** Throws when more was read than is there. Inner loops read first and ask later. */
export function checkEnd({ position, end }: Bits): void {
  if (position > end) throw new FrameDamage(CUT_OFF);
}

/** Reads an unsigned number of 1 to 32 bits. */
export function readBits(bits: Bits, count: number): number {
  const value = peekWord(bits.words, bits.position) >>> (32 - count);
  bits.position += count;
  checkEnd(bits);
  return value;
}

/** Reads a number of 0 to 33 bits in two's complement. */
export function readSigned(bits: Bits, count: number): number {
  if (count === 0) return 0;
  if (count <= 32) return (readBits(bits, count) << (32 - count)) >> (32 - count);
  const high = readSigned(bits, count - 32);
  return high * 2 ** 32 + readBits(bits, 32);
}

/** Reads zeros up to the next one, and tells how many there were. */
export function readZeros(bits: Bits): number {
  const { words, position, end } = bits;
  let at = position;
  for (;;) {
    const zeros = Math.clz32(peekWord(words, at));
    at += zeros;
    if (zeros < 32) break;
    if (at > end) break;
  }
  bits.position = at + 1;
  checkEnd(bits);
  return at - position;
}

/** Reads `to - from` numbers of one width, 1 to 32 bits in two's complement. */
export function readRow(bits: Bits, width: number, target: Int32Array, range: Range): void {
  const { words } = bits;
  let { position } = bits;
  const rest = 32 - width;
  for (let i = range.from; i < range.to; i++, position += width)
    target[i] = peekWord(words, position) >> rest;
  bits.position = position;
  checkEnd(bits);
}

/** Places in an array: from the first up to and without the last. */
export interface Range {
  readonly from: number;
  readonly to: number;
}
