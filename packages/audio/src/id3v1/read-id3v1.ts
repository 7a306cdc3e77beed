import type { TagField } from "@deadwax/catalog";
import { CONTINUED_SIZE, ID3V1_FIELDS, ID3V1_SIZE, readFixedText, readTrack } from "./id3v1.ts";

export interface Id3v1Reading {
  readonly field: TagField;
  readonly value: string;
}

/**
 * What an ID3v1 tag of 128 bytes states, with the TAG+ tag in front of it where there is one. A text that fills its 30
 * bytes may have been cut. Nothing where the bytes are no such tag.
 */
export function readId3v1(tag: Uint8Array, enhanced?: Uint8Array): readonly Id3v1Reading[] {
  if (tag.length !== ID3V1_SIZE || Buffer.from(tag.subarray(0, 3)).toString("latin1") !== "TAG") return [];
  const readings = ID3V1_FIELDS.map(({ field, offset, size, continued }) => {
    const value = readFixedText(tag, offset, size);
    if (enhanced === undefined || continued === null || value === "") return { field, value };
    return {
      field,
      value: `${value.padEnd(size)}${readFixedText(enhanced, continued, CONTINUED_SIZE)}`.trimEnd(),
    };
  });
  const track = readTrack(tag);
  if (track !== null) readings.push({ field: "trackNumber", value: String(track) });
  return readings.filter(({ value }) => value !== "");
}
