/** Pages and packets of Ogg (RFC 3533): every page must be whole, numbered and right by its checksum. */
import { nameAt, take } from "./part.ts";

export interface OggStream {
  readonly serial: number;
  readonly packets: Buffer[];
  /** For each page on which a packet ends: the number of the last one, and the position that the page states. */
  readonly ends: { readonly packet: number; readonly position: bigint; readonly isLast: boolean }[];
}

interface OpenStream extends OggStream {
  pages: number;
  pieces: Buffer[];
}

/** In the order in which the streams begin. */
export function readOggStreams(bytes: Buffer): readonly OggStream[] {
  const streams = new Map<number, OpenStream>();
  for (let at = 0; at < bytes.length;) {
    const page = readPage(bytes, at);
    const { serial } = page;
    const stream = streams.get(serial) ?? { serial, packets: [], ends: [], pages: 0, pieces: [] };
    streams.set(serial, stream);
    addPage(stream, page);
    at += page.size;
  }
  for (const { serial, pieces } of streams.values()) {
    if (pieces.length > 0) throw new Error(`stream ${serial} ends within a packet`);
  }
  return [...streams.values()];
}

interface Page {
  readonly size: number;
  readonly flags: number;
  readonly position: bigint;
  readonly serial: number;
  readonly sequence: number;
  readonly lacing: Buffer;
  readonly body: Buffer;
}

function addPage(stream: OpenStream, page: Page): void {
  const isContinued = (page.flags & 1) !== 0;
  if (page.sequence !== stream.pages)
    throw new Error(`page ${page.sequence} stands where ${stream.pages} should`);
  if (isContinued !== stream.pieces.length > 0)
    throw new Error(`page ${page.sequence} does not go on with a packet`);
  stream.pages += 1;
  let at = 0;
  for (const size of page.lacing) {
    stream.pieces.push(take(page.body, at, size));
    at += size;
    if (size < 255) stream.packets.push(Buffer.concat(stream.pieces.splice(0)));
  }
  if (!page.lacing.some((size) => size < 255)) return;
  const isLast = (page.flags & 4) !== 0;
  stream.ends.push({ packet: stream.packets.length - 1, position: page.position, isLast });
}

function readPage(bytes: Buffer, at: number): Page {
  if (nameAt(bytes, at) !== "OggS") throw new Error(`there is no page at ${at}`);
  const lacing = take(bytes, at + 27, bytes.readUInt8(at + 26));
  const bodySize = lacing.reduce((sum, size) => sum + size, 0);
  const size = 27 + lacing.length + bodySize;
  const whole = Buffer.from(take(bytes, at, size));
  const stated = whole.readUInt32LE(22);
  whole.writeUInt32LE(0, 22);
  if (checksum(whole) !== stated) throw new Error(`the page at ${at} has a wrong checksum`);
  return {
    ...{ size, lacing, flags: bytes.readUInt8(at + 5), position: bytes.readBigInt64LE(at + 6) },
    ...{ serial: bytes.readUInt32LE(at + 14), sequence: bytes.readUInt32LE(at + 18) },
    body: take(bytes, at + 27 + lacing.length, bodySize),
  };
}

/** Bit by bit, polynomial 04C11DB7, from zero. */
function checksum(bytes: Buffer): number {
  let value = 0;
  for (const byte of bytes) {
    value ^= byte << 24;
    for (let bit = 0; bit < 8; bit++) value = value < 0 ? (value << 1) ^ 0x04c1_1db7 : value << 1;
  }
  return value >>> 0;
}
