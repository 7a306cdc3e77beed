/** The forms of a held sheet that was opened: what is in it, how it is understood, and what was said about it. */
import type { HeldRow } from "@deadwax/catalog";
import type { Issue } from "@deadwax/identifiers";
import type { CsvOptions } from "../csv/read-csv.ts";
import type { HeldTarget } from "./held-target.ts";

export interface HeldSheetOptions extends Pick<CsvOptions, "encoding" | "delimiter" | "headerRow"> {
  /** Names of the sheets of a workbook to read; without it those that hold recordings. */
  readonly sheets?: readonly string[];
  /** What a person says of columns: name of the column → target or "ignore". The others are understood as always. */
  readonly mapping?: Readonly<Record<string, string>>;
  /** Mappings that persons approved for earlier sheets; one whose header is the same is used. */
  readonly presets?: readonly HeldPreset[];
  /** True for 03/04/2025 = 3 April in every column, false for 4 March; without it each column settles its own order. */
  readonly dayFirst?: boolean;
}

export type DateOrder = "day-first" | "month-first";

/** What bare numbers of a duration column are; `m.ss` for `3.05` = three minutes and five seconds. */
export type DurationUnit = "s" | "ms" | "min" | "m.ss";

/** What a column turned out to be. */
export interface HeldColumn {
  readonly index: number;
  /** Distinct name: the header, `Column D` without one, `Title (2)` for a second one. The key in a preset. */
  readonly name: string;
  /**
   * matched: header and content agree, or a person said so. assumed: read, although only the content speaks; an issue
   * says so. uncertain: not read, an issue asks. ignored: nothing that a held row has.
   */
  readonly status: "matched" | "assumed" | "uncertain" | "ignored";
  /** For "uncertain" the likeliest; null for "ignored". */
  readonly target: HeldTarget | null;
  /** One sentence for a person. */
  readonly message: string;
  /** The first texts of the column. */
  readonly samples: readonly string[];
  /** How the dates of the column are written, where it matters and is settled. */
  readonly dateOrder?: DateOrder;
  readonly durationUnit?: DurationUnit;
}

/** One table, or one page of text, that holds recordings. */
export interface HeldTable {
  /** Name of the sheet in a workbook with several; null in a file of one. */
  readonly sheet: string | null;
  readonly kind: "table" | "page";
  readonly headerRow: number | null;
  readonly columns: readonly HeldColumn[];
  /** What the columns are now, to be kept for the next sheet of this source once a person has approved it. */
  readonly preset: HeldPreset;
  /** True where a preset that was given has the same header and was used. */
  readonly isPresetUsed: boolean;
}

/** A mapping as plain JSON. */
export interface HeldPreset {
  readonly schema: "deadwax.held-mapping/1";
  /** Of the header row: equal for equal headers in equal order, whatever their case, accents and punctuation. */
  readonly fingerprint: string;
  /** Name of the column → what it is. */
  readonly columns: Readonly<Record<string, HeldTarget | "ignore">>;
  /** Name of the column → how its dates are written. */
  readonly dateOrders?: Readonly<Record<string, DateOrder>>;
  /** Name of the column → what its numbers are. */
  readonly durationUnits?: Readonly<Record<string, DurationUnit>>;
}

/** A sheet that is being read. */
export interface HeldSheet {
  readonly tables: readonly HeldTable[];
  /** Once, in order. */
  readonly rows: AsyncIterable<HeldRow>;
  /**
   * What was said about the file, its columns and the rows that were left out (`HELD_ROW_LEFT_OUT`). It grows while the
   * rows are read, and is whole when they are through.
   */
  readonly issues: readonly Issue[];
}
