/**
 * One cell. `text` is what a person sees, as far as the file tells; what a workbook knows beyond text is in `stored`.
 * A cell without `stored` was text from the start.
 */
export interface Cell {
  readonly text: string;
  readonly stored?: StoredValue;
}

/** What a workbook stored instead of text. `format` is the number format code, such as `dd/mm/yyyy`. */
export type StoredValue =
  | StoredNumber
  | StoredDate
  | StoredTime
  | { readonly kind: "boolean" }
  /** `#N/A`, `#REF!` and their kind, or a formula without a result. */
  | { readonly kind: "error" };

/** Leading zeros and digits beyond the fifteenth are lost in a number. */
export interface StoredNumber {
  readonly kind: "number";
  readonly value: number;
  readonly format: string;
}

/** A day. `text` is ISO, cut to what the format shows: `2024-05` for `mmm yyyy`. */
export interface StoredDate {
  readonly kind: "date";
  readonly serial: number;
  readonly format: string;
  /** False for formats such as `d-mmm`, where the year was never seen by the person who typed. */
  readonly isYearShown: boolean;
}

/** A time of day or a time span, in days. */
export interface StoredTime {
  readonly kind: "time";
  readonly days: number;
  readonly format: string;
  /** False for `h:mm`: a duration typed as 3:45 becomes three hours and forty-five minutes. */
  readonly areSecondsShown: boolean;
}

/** The cell of a missing value. */
export const BLANK_CELL: Cell = Object.freeze({ text: "" });

/** Whether there is nothing in a cell but white space. */
export function isBlankText(text: string): boolean {
  return text === "" || text.trim() === "";
}

// U+FFFD is what a decoder puts in the place of bytes it cannot read.
const DAMAGED = /[\0\uFFFD]/u;

/** Whether characters were lost before the text came here. Such text is shown and never taken over. */
export function isDamagedText(text: string): boolean {
  return DAMAGED.test(text);
}
