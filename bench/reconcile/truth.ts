/** What is true about the sheets that `make-sheets.ts` writes: its `truth.json`. */

/** One error, by what went wrong. README.md says what each is. */
export const ERROR_KINDS = [
  "one-code-on-two-recordings",
  "two-codes-on-one-recording",
  "codes-swapped",
  "clean-code-on-explicit",
  "explicit-code-on-clean",
  "upc-in-code-column",
  "catalog-number-in-code-column",
  "code-lost-digit",
  "code-letter-for-digit",
  "code-lookalike",
  "code-digits-transposed",
  "code-missing",
  "code-of-distributor",
  "wrong-version",
  "missing-version",
  "invented-version",
  "wrong-duration",
  "upc-digit-changed",
  "upc-of-other-release",
  "wrong-position",
  "tracks-exchanged",
  "wrong-release-date",
  "wrong-release-year",
  "p-line-owner",
  "p-line-year",
  "missing-row",
  "extra-row",
  "duplicate-row",
  "wrong-main-artist",
  "missing-featured-artist",
  "damaged-text",
  "old-title",
  "wrong-advisory",
  "wrong-label",
  "wrong-release-title",
  "catalog-text-damaged",
  "catalog-year-impossible",
] as const;
export type ErrorKind = (typeof ERROR_KINDS)[number];

/** What looks like an error and is none. */
export const TRAP_KINDS = [
  "other-version-same-title",
  "on-two-releases",
  "cover-by-another-artist",
  "similar-duration-on-release",
  "silence-counted",
  "later-release-date",
  "partial-date-in-catalog",
  "title-looks-like-version",
  "ampersand-in-name",
  "code-of-distributor-in-catalog",
  "clean-by-flag-only",
  "licensed-p-line",
] as const;
export type TrapKind = (typeof TRAP_KINDS)[number];

/** What a column of a sheet can say. `row` is the row as a whole. */
export type Field =
  | "isrc"
  | "title"
  | "version"
  | "main_artist"
  | "featured_artist"
  | "duration"
  | "advisory"
  | "release_date"
  | "first_published"
  | "p_year"
  | "p_owner"
  | "label"
  | "release"
  | "barcode"
  | "catalog_number"
  | "track_position"
  | "row";

/** A recording at its place on a release, as the catalog knows it; row 1 of the catalog is its header. */
export interface TruePlace {
  readonly catalogRow: number;
  readonly isrc: string;
  readonly barcode: string;
}

/** Another row that an error needs: the owner of the code, the partner of an exchange, the original of a copy. */
export interface OtherRow extends TruePlace {
  /** Row of the sheet, or null where only the catalog has it. */
  readonly row: number | null;
}

export interface TrueError {
  /** `german-list/12`. */
  readonly id: string;
  readonly kind: ErrorKind;
  readonly field: Field;
  /** Row of the sheet as a spreadsheet program counts, from 1; null for a row that is missing. */
  readonly row: number | null;
  /** The header of the column that is wrong, or null where it is the row as a whole. */
  readonly column: string | null;
  /** The row's recording in the catalog; null for somebody else's. */
  readonly place: TruePlace | null;
  /** The value as the catalog has it, or null where it has none. */
  readonly catalog: string | null;
  /** The cell as it stands in the sheet, or null where there is no row. */
  readonly sheet: string | null;
  readonly other: OtherRow | null;
  /** Who is right, as far as the two show it. */
  readonly right: "catalog" | "sheet";
}

/** Every row of the sheet that holds data, in order. */
export interface TrueRow {
  readonly row: number;
  /** Null for somebody else's recording. */
  readonly place: TruePlace | null;
  /** Errors that this row has or, as the other row of an exchange, shares. */
  readonly errors: readonly string[];
  readonly traps: readonly TrapKind[];
}

export interface TrueSheet {
  /** Relative to truth.json. */
  readonly file: string;
  readonly shape: string;
  readonly isClean: boolean;
  /** The workbook's sheet that holds the rows, or null for CSV. */
  readonly sheetName: string | null;
  readonly headerRow: number;
  /** The header of each column and what it says; empty where the catalog has nothing like it. */
  readonly columns: readonly { readonly header: string; readonly fields: readonly Field[] }[];
  /** Fields whose cells have lost digits for good: nothing can be said of them, and nothing is seeded in them. */
  readonly lossy: readonly Field[];
  readonly rows: readonly TrueRow[];
  readonly errors: readonly TrueError[];
  /** Barcodes of releases of the catalog of which no row was put into the sheet. They count neither way. */
  readonly absentReleases: readonly string[];
}

export interface Truth {
  readonly schema: "deadwax.bench-reconcile/1";
  readonly seed: number;
  readonly catalog: {
    readonly file: string;
    readonly recordings: number;
    readonly releases: number;
    readonly rows: number;
  };
  readonly sheets: readonly TrueSheet[];
}
