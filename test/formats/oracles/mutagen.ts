import { join } from "node:path";
import type { CommonTags } from "../fixtures/fixture.ts";
import { runProgram } from "./program.ts";
import { objectOf, pickFields, textsOf, type FieldNames } from "./reader.ts";

const PYTHON = "/usr/bin/python3";
const SCRIPT = join(import.meta.dirname, "read-with-mutagen.py");
const FREE_FORM = "----:COM.APPLE.ITUNES:";

const NAMES: FieldNames = {
  isrc: ["TSRC", "ISRC", `${FREE_FORM}ISRC`],
  title: ["TIT2", "TITLE", "©NAM"],
  artists: ["TPE1", "ARTIST", "©ART"],
  release: ["TALB", "ALBUM", "©ALB"],
  trackNumber: ["TRCK", "TRACKNUMBER", "TRKN"],
  date: ["TDRC", "DATE", "©DAY"],
  copyright: ["TCOP", "COPYRIGHT", "CPRT"],
  label: ["TPUB", "LABEL", `${FREE_FORM}LABEL`],
  version: ["TIT3", "VERSION", `${FREE_FORM}SUBTITLE`],
};

/** Null without mutagen; nothing in any field where it does not read the file. */
export function readWithMutagen(path: string): CommonTags | null {
  if (mutagenVersion() === null) return null;
  const outcome = runProgram(PYTHON, [SCRIPT, path]);
  const tags = outcome?.isGood === true ? objectOf(JSON.parse(outcome.output.toString("utf8"))) : {};
  return pickFields(NAMES, (name) => textsOf(tags[name]));
}

let version: string | null | undefined;

/** Null without mutagen. */
export function mutagenVersion(): string | null {
  if (version !== undefined) return version;
  const outcome = runProgram(PYTHON, ["-c", "import mutagen; print(mutagen.version_string)"]);
  version = outcome?.isGood === true ? outcome.output.toString("utf8").trim() : null;
  return version;
}
