import type { Gtin, Isrc, Iswc } from "@deadwax/identifiers";
import type { Recording } from "../recording/recording.ts";
import type { PartialDate } from "../values/partial-date.ts";

/** Where a recording stands, as one word for a person. */
export const SHEET_STATUSES = ["draft", "approved", "coded", "released", "conflict"] as const;

/** What the code in the row is to the recording. */
export const SHEET_CODE_STATUSES = [
  "none",
  "awaited",
  "reserved",
  "preferred",
  "superseded",
  "disputed",
] as const;

/** A person or organization and what they did, as text: `Ana Lima`, `vocals`. */
export interface SheetContributor {
  readonly name: string;
  readonly role: string | null;
}

/** A place on a release. Both count from 1. */
export interface SheetTrackPosition {
  readonly medium: number;
  readonly position: number;
}

/** One recording as the master sheet shows it: plain data, text in NFC, null or an empty list where nothing is known. */
export interface SheetRow {
  readonly deadwaxId: string | null;
  readonly isrc: Isrc | null;
  readonly title: string | null;
  readonly versionTitle: string | null;
  readonly versionTypes: Recording["versionTypes"];
  readonly displayArtist: string | null;
  /** Milliseconds between the first and the last recorded modulation. */
  readonly durationMs: number | null;
  readonly contentType: Recording["contentType"] | null;
  readonly recordingMode: Recording["recordingMode"] | null;
  readonly advisory: Recording["advisory"] | null;
  readonly firstPublished: PartialDate | null;
  readonly recordedOn: PartialDate | null;
  /** BCP 47. */
  readonly language: string | null;
  readonly pLine: string | null;
  readonly cLine: string | null;
  readonly label: string | null;
  readonly codeStatus: (typeof SHEET_CODE_STATUSES)[number] | null;
  readonly codeSource: string | null;
  readonly supersededCodes: readonly Isrc[];
  readonly status: (typeof SHEET_STATUSES)[number] | null;
  readonly file: string | null;
  /** Lower-case hex. */
  readonly fileSha256: string | null;
  readonly audioHash: string | null;
  readonly format: string | null;
  readonly integratedLufs: number | null;
  readonly truePeakDbtp: number | null;
  readonly release: string | null;
  readonly barcode: Gtin | null;
  readonly catalogNumber: string | null;
  readonly trackPosition: SheetTrackPosition | null;
  readonly workTitle: string | null;
  readonly iswc: Iswc | null;
  readonly contributors: readonly SheetContributor[];
  readonly owner: string | null;
  readonly responsible: string | null;
  readonly notes: string | null;
  /** Counts the changes of the recording, so that an old sheet is noticed. */
  readonly revision: number | null;
}

export type SheetField = keyof SheetRow;

/**
 * Columns of the master sheet that the catalog measures or decides, and the fields they show: a change there is reported
 * and not taken over.
 */
export const SHOWN_ONLY: Readonly<Record<string, SheetField>> = {
  code_status: "codeStatus",
  status: "status",
  file: "file",
  file_sha256: "fileSha256",
  audio_hash: "audioHash",
  format: "format",
  integrated_lufs: "integratedLufs",
  true_peak_dbtp: "truePeakDbtp",
  revision: "revision",
};
