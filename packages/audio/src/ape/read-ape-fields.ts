import type { TagField } from "@deadwax/catalog";
import type { ApeItem, ApeTag } from "./ape-tag.ts";

export interface ApeReading {
  readonly field: TagField;
  readonly value: string;
  /** The key of the item, as it is spelled. */
  readonly key: string;
}

/** Keys (upper case) that stand for a field of ours. */
const APE_FIELDS: Readonly<Record<string, TagField>> = {
  ISRC: "isrc",
  TITLE: "title",
  SUBTITLE: "versionTitle",
  ARTIST: "artist",
  ALBUM: "release",
  TRACK: "trackNumber",
  LABEL: "label",
  PUBLISHER: "label",
  COPYRIGHT: "copyright",
  YEAR: "date",
  BARCODE: "barcode",
  UPC: "barcode",
  EAN: "barcode",
  "EAN/UPC": "barcode",
  ISWC: "iswc",
  COMPOSER: "composer",
  LYRICIST: "lyricist",
  ARRANGER: "arranger",
  CONDUCTOR: "conductor",
  PRODUCER: "producer",
  ENGINEER: "engineer",
  MIXER: "mixer",
  MIXARTIST: "remixer",
};

/** Bits 1 and 2 of the flags of an item: 0 is text, others are binary, a link, or reserved. */
const KIND = 6;
/** Values that are read from one tag at most. */
const MAX_READINGS = 2000;

/** Which field of ours an item stands for; null for all others and for what is not text. */
export function apeFieldOf({ key, flags }: ApeItem): TagField | null {
  return (flags & KIND) === 0 ? (APE_FIELDS[key.toUpperCase()] ?? null) : null;
}

/** What the items of a tag state about the fields we compare. A NUL stands between several values. */
export function readApeFields(tag: ApeTag): readonly ApeReading[] {
  const readings = tag.items.flatMap((item) => {
    const field = apeFieldOf(item);
    return field === null ? [] : readValues(item, tag).map((value) => ({ field, value, key: item.key }));
  });
  return readings.slice(0, MAX_READINGS);
}

/** The values of a text item: UTF-8 in version 2, one byte a character before. */
export function readValues({ value }: ApeItem, { version }: ApeTag): string[] {
  const text = Buffer.from(value).toString(version === 2 ? "utf8" : "latin1");
  return text.replace(/\0+$/u, "").split("\0");
}
