/** Which frame states which field of ours, in each version of ID3v2. */
import type { TagField } from "@deadwax/catalog";
import type { Id3Version } from "./tag.ts";

interface FieldFrames {
  readonly field: TagField;
  readonly 2: string | null;
  readonly 3: string | null;
  readonly 4: string | null;
}

/**
 * TPRO is defined in 2.4 only, but 2.3 gives every frame from T000 to TZZZ the form of a text frame (4.2), so readers
 * of 2.3 can decode it too. 2.2 has no place for the producer's notice.
 */
export const TEXT_FRAMES: readonly FieldFrames[] = [
  { field: "isrc", 2: "TRC", 3: "TSRC", 4: "TSRC" },
  { field: "title", 2: "TT2", 3: "TIT2", 4: "TIT2" },
  { field: "versionTitle", 2: "TT3", 3: "TIT3", 4: "TIT3" },
  { field: "artist", 2: "TP1", 3: "TPE1", 4: "TPE1" },
  { field: "release", 2: "TAL", 3: "TALB", 4: "TALB" },
  { field: "trackNumber", 2: "TRK", 3: "TRCK", 4: "TRCK" },
  { field: "label", 2: "TPB", 3: "TPUB", 4: "TPUB" },
  { field: "copyright", 2: "TCR", 3: "TCOP", 4: "TCOP" },
  { field: "phonogramCopyright", 2: null, 3: "TPRO", 4: "TPRO" },
  { field: "composer", 2: "TCM", 3: "TCOM", 4: "TCOM" },
  { field: "lyricist", 2: "TXT", 3: "TEXT", 4: "TEXT" },
  { field: "conductor", 2: "TP3", 3: "TPE3", 4: "TPE3" },
  { field: "remixer", 2: "TP4", 3: "TPE4", 4: "TPE4" },
];

/** The list of involved people: role, name, role, name. Of 2.2 no reader we know shows it. */
export const PEOPLE_FRAMES: Readonly<Record<Id3Version, string | null>> = { 2: null, 3: "IPLS", 4: "TIPL" };

/** The words for roles in that list, as taggers write them, and the fields they state. */
export const PEOPLE_ROLES: readonly (readonly [TagField, string])[] = [
  ["producer", "producer"],
  ["engineer", "engineer"],
  ["mixer", "mix"],
  ["arranger", "arranger"],
];

/** Names in user text frames that mean a field (upper case). */
export const USER_TEXT_FIELDS: Readonly<Record<string, TagField>> = {
  ISRC: "isrc",
  BARCODE: "barcode",
  UPC: "barcode",
  EAN: "barcode",
  ISWC: "iswc",
};

/** The year, the day and month as DDMM, and the whole time stamp of 2.4. */
export const DATE_FRAMES: Readonly<Record<Id3Version, { year: string; day: string; stamp: string }>> = {
  2: { year: "TYE", day: "TDA", stamp: "TDRC" },
  3: { year: "TYER", day: "TDAT", stamp: "TDRC" },
  4: { year: "TYER", day: "TDAT", stamp: "TDRC" },
};
