import type { TagReading } from "@deadwax/catalog";
import { hints } from "./find-codes.ts";
import { tagField } from "./field-table.ts";

/** One tag as a format states it. */
export interface NativeTag {
  readonly id: string;
  readonly value: unknown;
}

/** More values than any person wrote; a hostile file must not fill the memory. */
const MAX_READINGS = 1000;
const MAX_LENGTH = 10_000;

/**
 * The readings of native tags of one kind (`id3v2.4`, `vorbis`): the fields the catalog compares, several values as
 * several readings, the same value of one carrier once; of all others, the codes in them.
 */
export function readNativeTags(kind: string, tags: readonly NativeTag[]): TagReading[] {
  const readings = new Map<string, TagReading>();
  for (const { id, value } of tags) {
    const field = tagField(id);
    if (readings.size >= MAX_READINGS) break;
    const carrier = `${kind}/${id.trim()}`;
    if (field === undefined) {
      for (const hint of hints(carrier, freeText(value))) readings.set(`${carrier}\0${hint.value}`, hint);
      continue;
    }
    for (const text of splitValue(value)) {
      const stated = field === "isrc" && id === "xid " ? codeOfXid(text) : text;
      if (stated !== null)
        readings.set(`${carrier}\0${stated}`, { field, value: stated, carrier, trust: "carrier" });
    }
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
