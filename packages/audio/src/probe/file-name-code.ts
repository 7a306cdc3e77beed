import { basename, extname } from "node:path";
import type { TagReading } from "@deadwax/catalog";
import { parseIsrc } from "@deadwax/identifiers";

/**
 * A code that stands alone in a name, with hyphens or underscores in their places or with none. Blanks do not count:
 * `no one 12 34567` is a title.
 */
const CODE = /(?<![\p{L}\d])[a-z]{2}[-_]?[a-z\d]{3}[-_]?\d{2}[-_]?\d{5}(?![\p{L}\d])/giu;

/** The well-formed codes in the name of a file, as hints: masters carried their code there before tags had a place for it. */
export function readFileNameCodes(path: string): TagReading[] {
  const stem = basename(path, extname(path)).normalize("NFC");
  const found = Array.from(stem.matchAll(CODE), ([text]) => text);
  const values = new Set(found.filter((text) => parseIsrc(text.replaceAll("_", "-")).ok));
  return [...values].map((value) => ({ field: "isrc", value, carrier: "file-name", trust: "hint" }));
}
