/** Pages of Ogg (RFC 3533 section 6). */
import { oggCrc } from "./crc.ts";

export const PAGE_HEADER = 27;
export const MAX_LACING = 255;
/** The largest page: a header, 255 lacing values, and 255 times 255 bytes. */
export const MAX_PAGE = PAGE_HEADER + MAX_LACING + MAX_LACING * 255;

const CONTINUED = 1;
const FIRST = 2;
const LAST = 4;

export interface OggPage {
  /** Where it stands in the file. */
  readonly offset: number;
  /** All of it. */
  readonly bytes: Uint8Array;
  /** One value for each segment; below 255 a packet ends. */
  readonly lacing: Uint8Array;
  readonly body: Uint8Array;
  /** It begins inside a packet. */
  readonly isContinued: boolean;
  /** First and last of its logical stream. */
  readonly isFirst: boolean;
  readonly isLast: boolean;
  /** Position after the last packet that ends here, in units of the codec; null where none ends, or none is stated. */
  readonly granule: number | null;
  readonly serial: number;
  readonly sequence: number;
  /** Its checksum is right. */
  readonly isIntact: boolean;
  /** Bytes in front of it that belong to no page. */
  readonly skipped: number;
}

/** `OggS`, and the only version there is. */
const CAPTURE = [0x4f, 0x67, 0x67, 0x53, 0];

/** The page that `bytes` begin with; null where none begins, or not all of it is there. */
export function parsePage(bytes: Uint8Array, offset: number, skipped: number): OggPage | null {
  if (bytes.length < PAGE_HEADER || !CAPTURE.every((byte, index) => bytes[index] === byte)) return null;
  const bodyStart = PAGE_HEADER + (bytes[26] ?? 0);
  const lacing = bytes.subarray(PAGE_HEADER, bodyStart);
  const size = lacing.reduce((sum, value) => sum + value, bodyStart);
  if (size > bytes.length) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, PAGE_HEADER);
  const flags = view.getUint8(5);
  const page = bytes.subarray(0, size);
  return {
    offset,
    bytes: page,
    lacing,
    body: page.subarray(bodyStart),
    isContinued: (flags & CONTINUED) !== 0,
    isFirst: (flags & FIRST) !== 0,
    isLast: (flags & LAST) !== 0,
    granule: readGranule(view),
    serial: view.getUint32(14, true),
    sequence: view.getUint32(18, true),
    // Most readers never ask.
    get isIntact() {
      return pageCrc(page) === view.getUint32(22, true);
    },
    skipped,
  };
}

/** Negative values, of which −1 means none, and those that no stream reaches are no positions. */
function readGranule(view: DataView): number | null {
  const value = view.getInt32(10, true) * 2 ** 32 + view.getUint32(6, true);
  return value < 0 || !Number.isSafeInteger(value) ? null : value;
}

const NO_CRC = new Uint8Array(4);

/** The checksum is taken with zeros where it stands. */
function pageCrc(page: Uint8Array): number {
  return oggCrc(page.subarray(26), oggCrc(NO_CRC, oggCrc(page.subarray(0, 22))));
}

export interface NewPage {
  readonly lacing: Uint8Array;
  readonly body: Uint8Array;
  readonly isContinued: boolean;
  readonly serial: number;
  readonly sequence: number;
}

/** A page of header packets, whose position is 0, or none where no packet ends. */
export function buildHeaderPage({ lacing, body, isContinued, serial, sequence }: NewPage): Uint8Array {
  const bytes = Buffer.alloc(PAGE_HEADER + lacing.length + body.length);
  bytes.write("OggS", "latin1");
  bytes[5] = isContinued ? CONTINUED : 0;
  if (lacing.every((value) => value === 255)) bytes.writeBigInt64LE(-1n, 6);
  bytes.writeUInt32LE(serial, 14);
  bytes.writeUInt32LE(sequence, 18);
  bytes[26] = lacing.length;
  bytes.set(lacing, PAGE_HEADER);
  bytes.set(body, PAGE_HEADER + lacing.length);
  bytes.writeUInt32LE(pageCrc(bytes), 22);
  return bytes;
}

/** The header of a page with another number and the checksum that goes with it; lacing and body stay. */
export function renumberedHeader(page: OggPage, sequence: number): Uint8Array {
  const bytes = Buffer.from(page.bytes);
  bytes.writeUInt32LE(sequence % 2 ** 32, 18);
  bytes.writeUInt32LE(pageCrc(bytes), 22);
  return bytes.subarray(0, PAGE_HEADER);
}
