/**
 * What a distributor, a store or an agency holds of one recording: a row of its sheet, page or message, read and not yet matched
 * with anything.
 */
import type { Gtin, Isrc, Issue, Iswc } from "@deadwax/identifiers";
import type { Recording } from "../recording/recording.ts";
import type { SheetTrackPosition } from "../sheet/sheet-row.ts";
import type { PartialDate } from "../values/partial-date.ts";

/** One cell that was understood as a field. */
export interface HeldValue<Value> {
  /** As it stands, untouched. Empty where the cell is. */
  readonly text: string;
  /** Header of the column; several are joined by " + " where a field was put together from them. */
  readonly column: string;
  /** What it means; null where the cell is blank or cannot be read as this field. The row's issues say why. */
  readonly value: Value | null;
}

/** The digits of a barcode as far as a spreadsheet left them. */
export interface HeldBarcode {
  /** Null where digits are lost or the check digit does not fit. */
  readonly gtin: Gtin | null;
  /** Every digit that stands there, leading zeros lost or not. */
  readonly digits: string;
  /** True for 9.51701E+10: the digits behind the shown ones are gone, not zeros. */
  readonly isRounded: boolean;
}

export interface HeldDuration {
  readonly ms: number;
  /** What the text can tell apart: 1000 for `3:05`, 1 for `3:05.120`. */
  readonly precisionMs: number;
}

export interface HeldDay {
  readonly date: PartialDate;
  /** The other reading of `03/04/2026` where the column does not settle which is the month. */
  readonly orElse: PartialDate | null;
}

/** A year and who is named with it: `℗ 2026 Ferry Street Records`. */
export interface HeldRightsLine {
  readonly year: number | null;
  readonly owner: string | null;
}

/** The types of the fields, by their names. Text is in NFC, trimmed; everything else about it is as it stands. */
export interface HeldFields {
  readonly isrc: Isrc;
  /** The title cell, which may hold version and guests as well. */
  readonly title: string;
  readonly version: string;
  /** The whole credit line where it is one column; guests may be in it. */
  readonly artist: string;
  readonly mainArtists: readonly string[];
  readonly featuredArtists: readonly string[];
  readonly remixers: readonly string[];
  readonly duration: HeldDuration;
  readonly advisory: Recording["advisory"];
  /** BCP 47. */
  readonly language: string;
  readonly firstPublished: HeldDay;
  readonly pLine: HeldRightsLine;
  readonly cLine: HeldRightsLine;
  readonly label: string;
  readonly iswc: Iswc;
  readonly releaseTitle: string;
  readonly releaseVersion: string;
  readonly releaseArtist: string;
  readonly barcode: HeldBarcode;
  readonly catalogNumber: string;
  readonly releaseDate: HeldDay;
  /** `medium` is 1 where only the track is told. */
  readonly trackPosition: SheetTrackPosition;
}

export type HeldField = keyof HeldFields;

/** A field is missing where the sheet has no column for it: nothing is said of it, not even that it is blank. */
export type HeldValues = { readonly [Field in HeldField]?: HeldValue<HeldFields[Field]> };

export interface HeldRow {
  /** Name of the sheet in a workbook with several; null in a file of one. */
  readonly sheet: string | null;
  /** Row number as a spreadsheet program shows it, or line number of a page. */
  readonly row: number;
  readonly values: HeldValues;
  /** What is odd about the row itself: damaged text, lost digits, a code that is none. Every path is `["rows", row, column]`. */
  readonly issues: readonly Issue[];
  /** Every cell as text, by column, also of those that were not understood. */
  readonly raw: Readonly<Record<string, string>>;
}
