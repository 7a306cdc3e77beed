import type { ADVISORIES, CONTENT_TYPES, PartialDate, RECORDING_MODES, VersionType } from "@deadwax/catalog";
import type { Gtin, Isrc, Iswc } from "@deadwax/identifiers";
import type { Contributor } from "./cells/contributors.ts";
import type { TrackPosition } from "./cells/track-position.ts";

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

/** One recording as the master sheet shows it: plain data, text in NFC, null or an empty list where nothing is known. */
export interface MasterSheetRow {
  readonly deadwaxId: string | null;
  readonly isrc: Isrc | null;
  readonly title: string | null;
  readonly versionTitle: string | null;
  readonly versionTypes: readonly VersionType[];
  readonly displayArtist: string | null;
  /** Milliseconds between the first and the last recorded modulation. */
  readonly durationMs: number | null;
  readonly contentType: (typeof CONTENT_TYPES)[number] | null;
  readonly recordingMode: (typeof RECORDING_MODES)[number] | null;
  readonly advisory: (typeof ADVISORIES)[number] | null;
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
  readonly trackPosition: TrackPosition | null;
  readonly workTitle: string | null;
  readonly iswc: Iswc | null;
  readonly contributors: readonly Contributor[];
  readonly owner: string | null;
  readonly responsible: string | null;
  readonly notes: string | null;
  /** Counts the changes of the recording, so that an old sheet is noticed. */
  readonly revision: number | null;
}

export type SheetField = keyof MasterSheetRow;
