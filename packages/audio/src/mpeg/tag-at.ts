/** Finds tags that stand around the audio of an MP3 file: from their beginning, or backwards from their end. */
import type { ByteSource } from "../riff/index.ts";

export type TagKind = "ape" | "id3v1" | "id3v1-enhanced" | "id3v2" | "lyrics3";

/** Where a tag lies. */
export interface FoundTag {
  readonly kind: TagKind;
  readonly offset: number;
  readonly size: number;
}

const ID3V2_HEADER = 10;
const ID3V1 = 128;
const ID3V1_ENHANCED = 227;
const APE_HEADER = 32;
/** Bit 29 of the flags: this is the header, not the footer. Bit 31: the tag has a header. */
const APE_FLAG = { isHeader: 0x2000_0000, hasHeader: 0x8000_0000, hasNoFooter: 0x4000_0000 } as const;
/** Lyrics3 1.00 states no size; its text has at most 5100 bytes between two marks of 11 and 9. */
const LYRICS3_V1 = 5100 + 20;

/** The tag that begins at `at` and ends by `limit`; null when there is none, or none that is whole. */
export async function findTagAt(source: ByteSource, at: number, limit: number): Promise<FoundTag | null> {
  const head = await source.read(at, APE_HEADER);
  const found = tagAt(head, at);
  return found !== null && at + found.size <= limit ? found : null;
}

function tagAt(head: Uint8Array, offset: number): FoundTag | null {
  const size = id3v2Size(head);
  if (size !== null) return { kind: "id3v2", offset, size };
  const ape = readApeEnd(head);
  if (ape !== null && (ape.flags & APE_FLAG.isHeader) !== 0) {
    return { kind: "ape", offset, size: APE_HEADER + ape.size };
  }
  if (starts(head, "TAG+")) return { kind: "id3v1-enhanced", offset, size: ID3V1_ENHANCED };
  return starts(head, "TAG") ? { kind: "id3v1", offset, size: ID3V1 } : null;
}

/** Bytes of an ID3v2 tag with header and footer; null where its header does not stand. */
function id3v2Size(head: Uint8Array): number | null {
  if (!starts(head, "ID3") || head.length < ID3V2_HEADER) return null;
  const sizes = head.subarray(6, ID3V2_HEADER);
  if (sizes.some((byte) => byte > 0x7f) || (head[3] ?? 0xff) === 0xff) return null;
  const size = sizes.reduce((sum, byte) => sum * 128 + byte, 0);
  const hasFooter = head[3] === 4 && ((head[5] ?? 0) & 0x10) !== 0;
  return ID3V2_HEADER + size + (hasFooter ? ID3V2_HEADER : 0);
}

/** The tag that ends at `end` and begins no earlier than `floor`; null when there is none. */
export async function findTagBefore(
  source: ByteSource,
  end: number,
  floor: number,
): Promise<FoundTag | null> {
  const from = Math.max(floor, end - ID3V1_ENHANCED);
  const tail = await source.read(from, end - from);
  const found = tagAtEnd(tail, end) ?? (await lyrics3V1(source, { tail, end, floor }));
  if (found === null || found.offset < floor) return null;
  if (found.kind === "id3v2" || found.kind === "lyrics3") {
    // Stated by the end alone, so the beginning has to be there, too.
    const head = await source.read(found.offset, 11);
    return starts(head, found.kind === "id3v2" ? "ID3" : "LYRICSBEGIN") ? found : null;
  }
  return found.kind === "ape" ? withHeader(source, found, floor) : found;
}

function tagAtEnd(tail: Uint8Array, end: number): FoundTag | null {
  const back = (kind: TagKind, size: number): FoundTag => ({ kind, offset: end - size, size });
  const last = (size: number): Uint8Array => tail.subarray(Math.max(0, tail.length - size));
  if (tail.length >= ID3V1 && starts(last(ID3V1), "TAG") && !starts(last(ID3V1), "TAG+")) {
    return back("id3v1", ID3V1);
  }
  if (tail.length >= ID3V1_ENHANCED && starts(last(ID3V1_ENHANCED), "TAG+")) {
    return back("id3v1-enhanced", ID3V1_ENHANCED);
  }
  const ape = tail.length < APE_HEADER ? null : readApeEnd(last(APE_HEADER));
  if (ape !== null && (ape.flags & APE_FLAG.isHeader) === 0) return back("ape", ape.size);
  const footer = last(ID3V2_HEADER);
  if (starts(footer, "3DI")) {
    const size = id3v2Size(Buffer.concat([Buffer.from("ID3"), footer.subarray(3)]));
    if (size !== null && size >= 2 * ID3V2_HEADER) return back("id3v2", size);
  }
  const lyrics = /^(\d{6})LYRICS200$/u.exec(latin1(last(15)));
  return lyrics === null ? null : back("lyrics3", Number(lyrics[1]) + 15);
}

interface Ending {
  readonly tail: Uint8Array;
  readonly end: number;
  readonly floor: number;
}

async function lyrics3V1(source: ByteSource, { tail, end, floor }: Ending): Promise<FoundTag | null> {
  if (!latin1(tail).endsWith("LYRICSEND")) return null;
  const from = Math.max(floor, end - LYRICS3_V1);
  const begin = latin1(await source.read(from, end - from)).lastIndexOf("LYRICSBEGIN");
  return begin < 0 ? null : { kind: "lyrics3", offset: from + begin, size: end - from - begin };
}

interface ApeEnd {
  /** Of the items and the footer. */
  readonly size: number;
  readonly flags: number;
}

function readApeEnd(bytes: Uint8Array): ApeEnd | null {
  if (!starts(bytes, "APETAGEX") || bytes.length < APE_HEADER) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, APE_HEADER);
  const [version, size, flags] = [
    view.getUint32(8, true),
    view.getUint32(12, true),
    view.getUint32(20, true),
  ];
  // Version 1 has no flags; some of its writers leave there what was in the memory.
  if (version < 2000) return size < APE_HEADER ? null : { size, flags: 0 };
  return size < APE_HEADER && (flags & APE_FLAG.hasNoFooter) === 0 ? null : { size, flags };
}

/** An APE tag found by its footer, with its header where that is there. */
async function withHeader(source: ByteSource, tag: FoundTag, floor: number): Promise<FoundTag> {
  const offset = tag.offset - APE_HEADER;
  if (offset < floor) return tag;
  const header = readApeEnd(await source.read(offset, APE_HEADER));
  if (header === null || (header.flags & APE_FLAG.isHeader) === 0) return tag;
  return { ...tag, offset, size: tag.size + APE_HEADER };
}

function starts(bytes: Uint8Array, text: string): boolean {
  for (let index = 0; index < text.length; index++) if (bytes[index] !== text.charCodeAt(index)) return false;
  return true;
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("latin1");
}
