/**
 * ID3v1 and 1.1: 128 bytes at the end of a file, fields of fixed length in Latin-1; and the 227 bytes of TAG+ that some
 * writers put in front, which go on where title, artist and album of the ID3v1 tag end.
 */
import type { TagField } from "@deadwax/catalog";

export interface Id3v1Field {
  readonly field: TagField;
  readonly offset: number;
  readonly size: number;
  /** Where the text goes on in a TAG+ tag, 60 bytes; null where it does not. */
  readonly continued: number | null;
}

export const ID3V1_SIZE = 128;
/** Bytes of a text in a TAG+ tag. */
export const CONTINUED_SIZE = 60;
/** In 1.1 the last two bytes of the comment are a zero and the number of the track. */
export const TRACK = { zero: 125, number: 126 } as const;

/** Genre and comment stand for no field of ours. */
export const ID3V1_FIELDS: readonly Id3v1Field[] = [
  { field: "title", offset: 3, size: 30, continued: 4 },
  { field: "artist", offset: 33, size: 30, continued: 64 },
  { field: "release", offset: 63, size: 30, continued: 124 },
  { field: "date", offset: 93, size: 4, continued: null },
];

/** A text of fixed length: Latin-1, up to the first NUL, without the spaces that fill it up. */
export function readFixedText(tag: Uint8Array, offset: number, size: number): string {
  const bytes = Buffer.from(tag.subarray(offset, offset + size));
  const end = bytes.indexOf(0);
  return bytes.toString("latin1", 0, end < 0 ? bytes.length : end).trimEnd();
}

/** The number of the track; null where the tag is of version 1.0 or states none. */
export function readTrack(tag: Uint8Array): number | null {
  const number = tag[TRACK.number] ?? 0;
  return tag[TRACK.zero] === 0 && number !== 0 ? number : null;
}
