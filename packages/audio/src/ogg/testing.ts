/** Ogg files that are built by hand, with a checksum that shares nothing with the one under test. */
import { createHash } from "node:crypto";
import { buildComment, buildFlac } from "../flac/testing.ts";
import type { ByteSource } from "../riff/index.ts";
import { readOggPages } from "./read-ogg-pages.ts";

export interface TestPage {
  readonly serial?: number;
  readonly sequence: number;
  readonly flags?: number;
  readonly granule?: bigint;
  readonly lacing: readonly number[];
  readonly body: Uint8Array;
}

export function buildPage({ serial = 7, sequence, flags = 0, granule = 0n, lacing, body }: TestPage): Buffer {
  const header = Buffer.alloc(27);
  header.write("OggS");
  header[5] = flags;
  header.writeBigInt64LE(granule, 6);
  header.writeUInt32LE(serial, 14);
  header.writeUInt32LE(sequence, 18);
  header[26] = lacing.length;
  const page = Buffer.concat([header, Uint8Array.from(lacing), body]);
  let crc = 0;
  for (const byte of page) {
    for (let bit = 7; bit >= 0; bit--) {
      const out = (crc >>> 31) ^ ((byte >> bit) & 1);
      crc = ((crc << 1) ^ (out === 1 ? 0x04c1_1db7 : 0)) >>> 0;
    }
  }
  page.writeUInt32LE(crc, 22);
  return page;
}

/** Packets that are each shorter than 255 bytes on one page. */
export function buildSmallPage(
  packets: readonly Uint8Array[],
  page: Omit<TestPage, "lacing" | "body">,
): Buffer {
  return buildPage({ ...page, lacing: packets.map(({ length }) => length), body: Buffer.concat(packets) });
}

export interface TestOpus {
  readonly serial?: number;
  readonly entries?: readonly string[];
  readonly rest?: Uint8Array;
  /** Positions of the pages of audio; each page holds two packets of 20 ms. */
  readonly granules?: readonly bigint[];
}

const PRE_SKIP = 312;

/** Opus of one channel: silence in packets of one byte, which decoders take for lost ones. */
export function buildOpus(content: TestOpus = {}): Buffer {
  const { serial = 7, entries = ["TITLE=Old"], rest = new Uint8Array(0) } = content;
  const { granules = [1920n, 3840n, 5760n] } = content;
  const head = Buffer.concat([Buffer.from("OpusHead\x01\x01"), Buffer.alloc(9)]);
  head.writeUInt16LE(PRE_SKIP, 10);
  head.writeUInt32LE(48_000, 12);
  const tags = Buffer.concat([Buffer.from("OpusTags"), buildComment(entries, rest)]);
  const packet = Uint8Array.of(0xf8);
  return Buffer.concat([
    buildSmallPage([head], { serial, sequence: 0, flags: 2 }),
    buildSmallPage([tags], { serial, sequence: 1 }),
    ...granules.map((granule, index) =>
      buildSmallPage([packet, packet], {
        ...{ serial, sequence: 2 + index, granule },
        flags: index === granules.length - 1 ? 4 : 0,
      }),
    ),
  ]);
}

/** Bits from the least significant of each byte on, as Vorbis packs them; each entry is a value and its length. */
function packBits(fields: readonly (readonly [number, number])[]): Uint8Array {
  const bits = fields.flatMap(([value, length]) => Array.from({ length }, (_, bit) => (value >> bit) & 1));
  const bytes = new Uint8Array(Math.ceil(bits.length / 8));
  for (const [at, bit] of bits.entries()) bytes[at >> 3] = (bytes[at >> 3] ?? 0) | (bit << (at & 7));
  return bytes;
}

/** A Vorbis mode without mapping. */
const mode = (isLong: number): (readonly [number, number])[] => [
  [isLong, 1],
  [0, 16],
  [0, 16],
  [0, 8],
];

export interface TestVorbis {
  readonly entries?: readonly string[];
  /** Position of the first and of the last page of audio. */
  readonly granules: readonly [bigint, bigint];
}

/**
 * The headers of Vorbis with blocks of 256 and 2048, and two pages of packets that only state their mode: one short and
 * two long blocks, which are 1600 frames, then two long ones, which are 2048. No decoder can play it.
 */
export function buildVorbis({ entries = ["TITLE=Old"], granules }: TestVorbis): Buffer {
  const head = Buffer.concat([Buffer.from("\x01vorbis"), Buffer.alloc(23)]);
  head[11] = 1;
  head.writeUInt32LE(44_100, 12);
  head[28] = 0xb8;
  head[29] = 1;
  const comments = Buffer.concat([Buffer.from("\x03vorbis"), buildComment(entries, Uint8Array.of(1))]);
  const modes = packBits([[0b1011, 4], [1, 6], ...mode(0), ...mode(1), [1, 1]]);
  const setup = Buffer.concat([Buffer.from("\x05vorbis books"), modes]);
  const [short, long] = [Uint8Array.of(0), Uint8Array.of(2)];
  return Buffer.concat([
    buildSmallPage([head], { sequence: 0, flags: 2 }),
    buildSmallPage([comments, setup], { sequence: 1 }),
    buildSmallPage([short, long, long], { sequence: 2, granule: granules[0] }),
    buildSmallPage([long, long], { sequence: 3, flags: 4, granule: granules[1] }),
  ]);
}

/** FLAC in Ogg: the blocks and frames of a FLAC file of 3 times 192 frames, with padding behind the comments. */
export function buildOggFlac(entries: readonly string[]): Buffer {
  const flac = buildFlac();
  const count = Uint8Array.of(0, 2);
  const first = Buffer.concat([Buffer.from("\x7fFLAC\x01\0"), count, flac.subarray(0, 42)]);
  first[13] = 0;
  const comments = Buffer.concat([Buffer.alloc(4), buildComment(entries)]);
  comments.writeUInt32BE(comments.length - 4);
  comments[0] = 4;
  const padding = Uint8Array.of(0x81, 0, 0, 2, 0, 0);
  const frames = [0, 1, 2].map((frame) => flac.subarray(42 + frame * 11, 53 + frame * 11));
  return Buffer.concat([
    buildSmallPage([first], { sequence: 0, flags: 2 }),
    buildSmallPage([comments], { sequence: 1 }),
    buildSmallPage([padding], { sequence: 2 }),
    buildSmallPage(frames, { sequence: 3, flags: 4, granule: 576n }),
  ]);
}

/** For each stream, the hashes of its packets with the positions stated behind them; of no code but the page reader. */
export async function listPackets(source: ByteSource): Promise<string[]> {
  const list: string[] = [];
  const open = new Map<number, Uint8Array[]>();
  for await (const page of readOggPages(source)) {
    const pieces = open.get(page.serial) ?? [];
    open.set(page.serial, pieces);
    let start = 0;
    for (const value of page.lacing) {
      pieces.push(page.body.subarray(start, start + value));
      start += value;
      if (value === 255) continue;
      const hash = createHash("sha256")
        .update(Buffer.concat(pieces.splice(0)))
        .digest("hex");
      list.push(`${page.serial} ${hash.slice(0, 16)} ${page.granule ?? "-"}${page.isLast ? " last" : ""}`);
    }
  }
  return list;
}

/** Whether each stream's pages are numbered without a gap and have right checksums. */
export async function isWellNumbered(source: ByteSource): Promise<boolean> {
  const next = new Map<number, number>();
  for await (const page of readOggPages(source)) {
    if (!page.isIntact || page.skipped > 0) return false;
    if ((next.get(page.serial) ?? page.sequence) !== page.sequence) return false;
    next.set(page.serial, page.sequence + 1);
  }
  return next.size > 0;
}
