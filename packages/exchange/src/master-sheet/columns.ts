/** The columns of the master sheet, in order: the one table that the writer, the reader, the mapping and the reference derive from. */
import { ADVISORIES, CONTENT_TYPES, RECORDING_MODES } from "@deadwax/catalog";
import { BARCODE, ISRC, ISRC_LIST, ISWC } from "./cells/codes.ts";
import { choice } from "./cells/choice.ts";
import { CONTRIBUTORS } from "./cells/contributors.ts";
import { DATE } from "./cells/date.ts";
import { DURATION } from "./cells/duration.ts";
import { LANGUAGE } from "./cells/language.ts";
import { LEVEL_IN_DECIBELS } from "./cells/level.ts";
import { patterned, TEXT, WHOLE_NUMBER } from "./cells/text.ts";
import { TRACK_POSITION } from "./cells/track-position.ts";
import { ADVISORY, CONTENT_TYPE, RECORDING_MODE, VERSION_TYPE_LIST } from "./cells/words.ts";
import { SHEET_CODE_STATUSES, SHEET_STATUSES } from "./master-sheet-row.ts";
import { column } from "./sheet-column.ts";

const FIXED = { isClearable: false } as const;

const UUID = patterned(/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u, "an id as Deadwax writes it");
const SHA_256 = patterned(/^[0-9a-f]{64}$/u, "a SHA-256 in 64 hexadecimal digits");
const AUDIO_HASH = patterned(/^dwa1:[0-9a-f]{64}$/u, "an audio hash, dwa1: and 64 hexadecimal digits");

export const MASTER_SHEET_COLUMNS = [
  column("deadwax_id", "deadwaxId", {
    ...FIXED,
    codec: UUID,
    width: 38,
    requiredFor: ["matching"],
    description: "The recording in the catalog. It ties the row to the recording even when the code changes.",
    example: "0198f2c4-6a10-7c3e-9d55-2b7f0a4e8c11",
  }),
  column("isrc", "isrc", {
    ...FIXED,
    codec: ISRC,
    requiredFor: ["reference", "matching", "embedding"],
    description: "The preferred code, twelve characters. Read in any spelling, written without hyphens.",
    example: "AA6Q72600012",
  }),
  column("title", "title", {
    ...FIXED,
    codec: TEXT,
    width: 32,
    requiredFor: ["reference", "embedding"],
    description: "The title without the version.",
    example: "Midnight Drive",
  }),
  column("version_title", "versionTitle", {
    codec: TEXT,
    width: 20,
    requiredFor: ["reference"],
    description: "The version as shown on a release; blank for the plain studio version.",
    example: "Radio Edit",
  }),
  column("version_types", "versionTypes", {
    codec: VERSION_TYPE_LIST,
    width: 20,
    description: "How the recording differs, in fixed words separated by semicolons.",
    example: "radio-edit; clean",
  }),
  column("display_artist", "displayArtist", {
    codec: TEXT,
    width: 28,
    requiredFor: ["reference", "embedding"],
    description: "The credit line as printed, featured artists included.",
    example: "Ana Lima feat. The Ferrymen",
  }),
  column("duration", "durationMs", {
    codec: DURATION,
    width: 12,
    requiredFor: ["reference"],
    description:
      "Time from the first to the last recorded modulation, so silence at both ends does not count: m:ss.mmm.",
    example: "3:21.000",
  }),
  column("duration_ms", "durationMs", {
    codec: WHOLE_NUMBER,
    width: 12,
    description: "The same in milliseconds, for programs. Where both are filled in they must agree.",
    example: "201000",
  }),
  column("content_type", "contentType", {
    ...FIXED,
    codec: CONTENT_TYPE,
    width: 13,
    requiredFor: ["reference"],
    description: `What the code names: ${CONTENT_TYPES.join(" or ")}.`,
    example: "sound",
  }),
  column("recording_mode", "recordingMode", {
    ...FIXED,
    codec: RECORDING_MODE,
    width: 14,
    description: `${RECORDING_MODES.join(", ")}.`,
    example: "stereo",
  }),
  column("advisory", "advisory", {
    ...FIXED,
    codec: ADVISORY,
    width: 13,
    description: `${ADVISORIES.join(", ")}. clean is the censored version of something explicit.`,
    example: "not-explicit",
  }),
  column("first_published", "firstPublished", {
    codec: DATE,
    requiredFor: ["reference"],
    description:
      "When the recording was first published anywhere, as far as known: a year, a month or a day.",
    example: "2026-05-17",
  }),
  column("recorded_on", "recordedOn", {
    codec: DATE,
    description: "When it was recorded, as far as known.",
    example: "2026-02",
  }),
  column("language", "language", {
    codec: LANGUAGE,
    width: 10,
    description: "The language of the vocals as a BCP 47 tag; zxx where there are no words.",
    example: "en",
  }),
  column("p_line", "pLine", {
    codec: TEXT,
    width: 28,
    description: "The ℗ line: year and owner of the sound recording.",
    example: "2026 Ferry Street Records",
  }),
  column("c_line", "cLine", {
    codec: TEXT,
    width: 28,
    description: "The © line: year and owner of text and artwork.",
    example: "2026 Ferry Street Records",
  }),
  column("label", "label", {
    codec: TEXT,
    width: 22,
    description: "The label as printed.",
    example: "Ferry Street Records",
  }),
  column("code_status", "codeStatus", {
    ...FIXED,
    codec: choice(SHEET_CODE_STATUSES),
    width: 13,
    description: `What the code is to the recording: ${SHEET_CODE_STATUSES.join(", ")}.`,
    example: "preferred",
  }),
  column("code_source", "codeSource", {
    codec: TEXT,
    width: 20,
    description: "Who gave the code: assigned from the own range, or the name of who gave it.",
    example: "assigned",
  }),
  column("superseded_codes", "supersededCodes", {
    ...FIXED,
    codec: ISRC_LIST,
    width: 18,
    description:
      "Other codes that history gave the recording, separated by semicolons. Codes that are added are kept, none is taken away.",
    example: "AA6Q72400007",
  }),
  column("status", "status", {
    ...FIXED,
    codec: choice(SHEET_STATUSES),
    width: 11,
    description: `Where the recording stands: ${SHEET_STATUSES.join(", ")}.`,
    example: "approved",
  }),
  column("file", "file", {
    ...FIXED,
    codec: TEXT,
    width: 36,
    description: "Name of the approved master, or of the newest file while none is approved.",
    example: "midnight-drive_radio-edit.wav",
  }),
  column("file_sha256", "fileSha256", {
    ...FIXED,
    codec: SHA_256,
    description: "SHA-256 of that file.",
    example: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
  }),
  column("audio_hash", "audioHash", {
    ...FIXED,
    codec: AUDIO_HASH,
    description: "Audio hash of that file: the same for the same audio, whatever the tags.",
    example: "dwa1:2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae",
  }),
  column("format", "format", {
    ...FIXED,
    codec: TEXT,
    width: 20,
    description: "What the file holds.",
    example: "WAV 24/44.1 stereo",
  }),
  column("integrated_lufs", "integratedLufs", {
    ...FIXED,
    codec: LEVEL_IN_DECIBELS,
    description: "How loud that file is as a whole, in LUFS (ITU-R BS.1770).",
    example: "-9.4",
  }),
  column("true_peak_dbtp", "truePeakDbtp", {
    ...FIXED,
    codec: LEVEL_IN_DECIBELS,
    description: "The highest true peak of that file, in dBTP (ITU-R BS.1770).",
    example: "-0.8",
  }),
  column("release", "release", {
    ...FIXED,
    codec: TEXT,
    width: 28,
    description: "Title of the release the recording is on; the first one where there are several.",
    example: "Ferry Street Nights",
  }),
  column("barcode", "barcode", {
    ...FIXED,
    codec: BARCODE,
    description: "GTIN (UPC, EAN) of that release, with its leading zeros.",
    example: "0666017082523",
  }),
  column("catalog_number", "catalogNumber", {
    ...FIXED,
    codec: TEXT,
    description: "The label's number of that release.",
    example: "FSR-007",
  }),
  column("track_position", "trackPosition", {
    ...FIXED,
    codec: TRACK_POSITION,
    width: 14,
    description: "Place on that release: medium-track.",
    example: "1-3",
  }),
  column("work_title", "workTitle", {
    ...FIXED,
    codec: TEXT,
    width: 28,
    description: "Title of the composition, where it is known in the catalog.",
    example: "Midnight Drive",
  }),
  column("iswc", "iswc", {
    ...FIXED,
    codec: ISWC,
    width: 17,
    description: "ISWC of the composition.",
    example: "T-034.524.680-1",
  }),
  column("contributors", "contributors", {
    codec: CONTRIBUTORS,
    width: 44,
    description:
      "Who did what: Name (role); Name (role). A backslash makes a semicolon or parenthesis part of a name.",
    example: "Ana Lima (vocals); Jo Berg (producer)",
  }),
  column("owner", "owner", {
    codec: TEXT,
    width: 22,
    description: "Who owns the recording or licenses it exclusively, as declared.",
    example: "Ferry Street Records",
  }),
  column("responsible", "responsible", {
    codec: TEXT,
    width: 18,
    description: "Who confirms that what is uploaded matches this row.",
    example: "Jo Berg",
  }),
  column("notes", "notes", {
    codec: TEXT,
    width: 40,
    description: "Anything else.",
    example: "Second verse shortened",
  }),
  column("revision", "revision", {
    ...FIXED,
    codec: WHOLE_NUMBER,
    width: 10,
    description:
      "Counts the changes of the recording, so that a sheet exported before the last change is noticed.",
    example: "4",
  }),
] as const;

/** The name of a column of the master sheet. */
export type ColumnId = (typeof MASTER_SHEET_COLUMNS)[number]["id"];

const BY_ID: ReadonlyMap<string, (typeof MASTER_SHEET_COLUMNS)[number]> = new Map(
  MASTER_SHEET_COLUMNS.map((known) => [known.id, known]),
);

/** The column of a name, or undefined. Case and spaces around the name do not count. */
export function findColumn(id: string): (typeof MASTER_SHEET_COLUMNS)[number] | undefined {
  return BY_ID.get(id.trim().toLowerCase());
}
