import { basename, extname } from "node:path";
import type { TagReading } from "@deadwax/catalog";
import { hints } from "../readings/index.ts";

/** The carrier of codes in names. */
export const FILE_NAME = "file-name";

/** The well-formed codes in the name of a file, as hints: masters carried their code there before tags had a place for it. */
export function readFileNameCodes(path: string): TagReading[] {
  return hints(FILE_NAME, basename(path, extname(path)).normalize("NFC"));
}
