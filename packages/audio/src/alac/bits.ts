/** Bits of a packet, most significant first, read through words of 32. */
export interface Bits {
  /** Words of the packet, and behind it enough zeros that reading a few words too far stays inside. */
  words: Int32Array;
  /** In bits from the beginning of the packet. */
  position: number;
  /** Bits of the packet. */
  end: number;
  /** Makes the refusal of a packet, with what is wrong with it. */
  readonly damage: (problem: string) => Error;
}

/** Words behind the end of the packet: the longest code is 41 bits, and is checked after it was read. */
const SLACK = 4;
/** Positions in bits have to stay below 2^31; no packet of 8 channels comes near. */
const MAX_PACKET = 1 << 24;

/** Creates the reader of one packet after another. */
export function createBits(damage: (problem: string) => Error): Bits {
  return { words: new Int32Array(4096), position: 0, end: 0, damage };
}

/** Starts at the beginning of a packet, which is copied. */
export function loadPacket(bits: Bits, packet: Uint8Array): void {
  if (packet.length > MAX_PACKET) throw bits.damage("it is larger than any packet");
  const needed = Math.ceil(packet.length / 4) + SLACK;
  if (bits.words.length < needed) bits.words = new Int32Array(needed * 2);
  bits.words.fill(0, Math.floor(packet.length / 4), needed);
  const bytes = Buffer.from(bits.words.buffer, 0, needed * 4);
  bytes.set(packet);
  bytes.swap32();
  bits.position = 0;
  bits.end = packet.length * 8;
}

/** The 32 bits from `position` on, which may be read beyond the end of a packet by a little. */
export function peekWord(words: Int32Array, position: number): number {
  const word = position >>> 5;
  const shift = position & 31;
  return ((words[word] ?? 0) << shift) | (((words[word + 1] ?? 0) >>> 1) >>> (31 - shift));
}

/** Reads an unsigned number of 1 to 32 bits. */
export function readBits(bits: Bits, count: number): number {
  const value = peekWord(bits.words, bits.position) >>> (32 - count);
  skipBits(bits, count);
  return value;
}

/** Goes on behind bits that are not looked at, or not yet. */
export function skipBits(bits: Bits, count: number): void {
  bits.position += count;
  if (bits.position > bits.end) throw bits.damage("it ends too early");
}
