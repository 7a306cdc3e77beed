import type { TagField, TagReading } from "@deadwax/catalog";
import { hints } from "./find-codes.ts";
import { tagField } from "./field-table.ts";

/** One tag as a format states it. */
export interface NativeTag {
  readonly id: string;
  readonly value: unknown;
}

/** More values of one field than any person wrote; a hostile file must not fill the memory, and a code must not hide behind others. */
const MAX_OF_FIELD = 200;
const MAX_LENGTH = 10_000;

/**
 * The readings of native tags of one kind (`id3v2.4`, `vorbis`): the fields the catalog compares, several values as
 * several readings, the same value of one carrier once; of all others, the codes in them.
 */
export function readNativeTags(kind: string, tags: readonly NativeTag[]): TagReading[] {
  const readings = new Map<string, TagReading>();
  const counts = new Map<TagField | undefined, number>();
  for (const { id, value } of tags) {
    const field = tagField(id);
    const count = counts.get(field) ?? 0;
    if (count >= MAX_OF_FIELD) continue;
    const before = readings.size;
    const carrier = `${kind}/${id.trim()}`;
    if (field === undefined) {
      for (const hint of hints(carrier, freeText(value))) readings.set(`${carrier}\0${hint.value}`, hint);
    }
    for (const text of field === undefined ? [] : splitValue(value)) {
      const stated = field === "isrc" && id === "xid " ? codeOfXid(text) : text;
      if (stated !== null && field !== undefined)
        readings.set(`${carrier}\0${stated}`, { field, value: stated, carrier, trust: "carrier" });
    }
    counts.set(field, count + readings.size - before);
  }
  return [...readings.values()];
}

/** A comment is a text, or a text with its language and description. */
function freeText(value: unknown): string {
  const text: unknown = typeof value === "object" && value !== null && "text" in value ? value.text : value;
  return typeof text === "string" ? text.slice(0, MAX_LENGTH) : "";
}

/** NUL stands between several values in ID3v2.4 and APEv2, and in ID3v2.3 in practice, each with a byte order mark of its own. */
function splitValue(value: unknown): string[] {
  if (typeof value !== "string" && typeof value !== "number") return [];
  return String(value)
    .split("\0")
    .map((part) =>
      part
        .replace(/^\ufeff/u, "")
        .normalize("NFC")
        .trim(),
    )
    .filter((part) => part !== "" && part.length <= MAX_LENGTH);
}

/** The iTunes store writes `vendor:isrc:CODE`; other kinds of ids stand there, too. */
function codeOfXid(text: string): string | null {
  return /^[^:]*:isrc:(?<code>.+)$/iu.exec(text)?.groups?.["code"] ?? null;
}
