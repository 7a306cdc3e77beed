/**
 * The list of comments that FLAC, Ogg Vorbis and Opus share (xiph.org/vorbis/doc/v-comment.html; RFC 9639 8.6, RFC 7845
 * 5.2): the name of the encoder, then entries `NAME=value` in UTF-8. Lengths are 32-bit little-endian numbers.
 */
import { readUint32 } from "../riff/index.ts";

/** One entry exactly as stored. */
export interface VorbisEntry {
  /** The whole entry without its length. */
  readonly raw: Uint8Array;
  /** As it is spelled; null where no name stands in front of an equals sign. */
  readonly name: string | null;
  /** What stands behind the equals sign; everything where there is no name. May hold NUL and invalid UTF-8. */
  readonly value: Uint8Array;
}

export interface VorbisComment {
  readonly vendor: Uint8Array;
  readonly entries: readonly VorbisEntry[];
  /** Bytes behind the last entry: the framing bit of Vorbis, padding, the binary suffix of Opus. */
  readonly rest: Uint8Array;
  /** The list ends before all entries that it states. It is read as far as it goes, and must not be written. */
  readonly isDamaged: boolean;
}

/** Printable ASCII from space to `}` without the equals sign. */
const NAME = /^[\x20-\x3c\x3e-\x7d]+$/u;
const EQUALS = 0x3d;

/** Reads a list of comments without anything in front of it. Nothing that it states can make it read beyond the end. */
export function readVorbisComment(bytes: Uint8Array): VorbisComment {
  const vendorSize = readUint32(bytes, 0);
  const entries: VorbisEntry[] = [];
  let at = 4 + vendorSize;
  if (at + 4 > bytes.length)
    return { vendor: bytes.subarray(4), entries, rest: bytes.subarray(0, 0), isDamaged: true };
  const vendor = bytes.subarray(4, at);
  const stated = readUint32(bytes, at);
  at += 4;
  while (entries.length < stated) {
    const end = at + 4 + readUint32(bytes, at);
    if (at + 4 > bytes.length || end > bytes.length) {
      return { vendor, entries, rest: bytes.subarray(at), isDamaged: true };
    }
    entries.push(readEntry(bytes.subarray(at + 4, end)));
    at = end;
  }
  return { vendor, entries, rest: bytes.subarray(at), isDamaged: false };
}

function readEntry(raw: Uint8Array): VorbisEntry {
  const equals = raw.indexOf(EQUALS);
  const name = equals < 1 ? "" : Buffer.from(raw.subarray(0, equals)).toString("latin1");
  return NAME.test(name) ? { raw, name, value: raw.subarray(equals + 1) } : { raw, name: null, value: raw };
}

/** An entry; `name` is printable ASCII without an equals sign. */
export function createVorbisEntry(name: string, value: string): VorbisEntry {
  return readEntry(Buffer.from(`${name}=${value}`, "utf8"));
}

/** The bytes of a list that is not damaged, with its rest. */
export function writeVorbisComment(comment: VorbisComment): Uint8Array {
  if (comment.isDamaged) throw new Error("a damaged list of comments is not written");
  const pieces = [sizeOf(comment.vendor.length), comment.vendor, sizeOf(comment.entries.length)];
  for (const { raw } of comment.entries) pieces.push(sizeOf(raw.length), raw);
  return Buffer.concat([...pieces, comment.rest]);
}

function sizeOf(value: number): Uint8Array {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

/** A list without entries, for a stream that has none. */
export function createVorbisComment(vendor: string): VorbisComment {
  return {
    vendor: Buffer.from(vendor, "utf8"),
    entries: [],
    rest: new Uint8Array(0),
    isDamaged: false,
  };
}

/** The entries that have a name, with the name in upper case, and replacement characters for what is no UTF-8. */
export function readVorbisTags(comment: VorbisComment): { readonly id: string; readonly value: string }[] {
  return comment.entries.flatMap(({ name, value }) =>
    name === null ? [] : [{ id: name.toUpperCase(), value: Buffer.from(value).toString("utf8") }],
  );
}
