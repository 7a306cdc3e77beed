import { isPartialDate, type PartialDate } from "@deadwax/catalog";
import type { Cell } from "../../table/cell.ts";
import { noted, plain, unreadable, type CellCodec, type ReadOptions, type Reading } from "./cell-codec.ts";
import { monthNumber } from "./month-names.ts";

/** No way to write a date is longer. */
const LONGEST = 60;

/**
 * A date known to the year, the month or the day. ISO forms, dates with a month's name and Excel dates are read;
 * `03/04/2025` only when it is said which comes first, or when one of the two is above 12.
 */
export const DATE: CellCodec<PartialDate> = {
  read: (cell, options) => fromStored(cell) ?? fromText(cell.text, options),
  write: (value) => value,
};

function fromStored(cell: Cell): Reading<PartialDate> | undefined {
  const { stored } = cell;
  if (stored?.kind === "date") {
    const text = cell.text.slice(0, 10);
    if (!isPartialDate(text)) return notDate(cell.text);
    if (stored.isYearShown) return plain(text);
    return noted(text, "warning", {
      code: "DATE_YEAR_NOT_SHOWN",
      message: `The sheet shows a day without a year; the year ${text.slice(0, 4)} was added by the spreadsheet program.`,
      received: cell.text,
      hint: "Compare the year with the source.",
    });
  }
  if (stored?.kind !== "number" || /^\d{4}$|^\d{8}$/u.test(cell.text)) return undefined;
  return unreadable({
    code: "DATE_NUMBER",
    message: `“${cell.text}” is a number; the column lost its date format.`,
    received: cell.text,
    hint: "Give the column a date format in the spreadsheet, or write the dates as 2024-05-17 in text cells.",
  });
}

function fromText(received: string, options: ReadOptions): Reading<PartialDate> {
  const text = received.trim().normalize("NFKC");
  if (text.length > LONGEST) return notDate(received);
  return (
    fromIso(text) ??
    fromNumbers(text, options) ??
    fromNames(text) ??
    (isShortYear(text) ? ambiguous(received) : notDate(received))
  );
}

const YEAR_FIRST =
  /^(?<y>\d{4})(?:[-/.年년\s]\s?(?<m>\d{1,2})[月월]?(?:[-/.月월\s]\s?(?<d>\d{1,2})[日일.]?)?)?[年년]?(?:[T\s]\d{2}:\d{2}.*)?$/u;
const COMPACT = /^(?<y>\d{4})(?<m>\d{2})(?<d>\d{2})$/u;

/** `2024-05-17`, `2024/5/17`, `2024年5月17日`, `20240517`, and the same with a time, which is left out. */
function fromIso(text: string): Reading<PartialDate> | undefined {
  const groups = (COMPACT.exec(text) ?? YEAR_FIRST.exec(text))?.groups;
  if (groups === undefined) return undefined;
  return partial(Number(groups["y"]), Number(groups["m"] ?? 0), Number(groups["d"] ?? 0));
}

const YEAR_LAST = /^(?<a>\d{1,2})[./\-\s](?<b>\d{1,2})[./\-\s](?<y>\d{4})$/u;
const MONTH_YEAR = /^(?<m>\d{1,2})[./\-](?<y>\d{4})$/u;

function fromNumbers(text: string, options: ReadOptions): Reading<PartialDate> | undefined {
  const month = MONTH_YEAR.exec(text)?.groups;
  if (month !== undefined) return partial(Number(month["y"]), Number(month["m"]), 0);
  const groups = YEAR_LAST.exec(text)?.groups;
  if (groups === undefined) return undefined;
  const [a, b, year] = [Number(groups["a"]), Number(groups["b"]), Number(groups["y"])];
  const isDayFirst = a > 12 ? true : b > 12 ? false : a === b ? true : options.dayFirst;
  if (isDayFirst === undefined) return ambiguous(text);
  return isDayFirst ? partial(year, b, a) : partial(year, a, b);
}

const DAY_NAME_YEAR =
  /^(?:(?<d>\d{1,2})(?:st|nd|rd|th|er|[o.º])?\s*(?:de\s+|[-/]\s*)?)?(?<n>\p{L}{3,})[\s\-/,.]*(?:de\s+)?(?<y>\d{4})(?:\s*(?:[гr]\.?|года|roku))?$/iu;
const NAME_DAY_YEAR = /^(?<n>\p{L}{3,}\.?)\s+(?<d>\d{1,2})(?:st|nd|rd|th)?,?\s+(?<y>\d{4})$/iu;

function fromNames(text: string): Reading<PartialDate> | undefined {
  const groups = (DAY_NAME_YEAR.exec(text) ?? NAME_DAY_YEAR.exec(text))?.groups;
  const month = monthNumber(groups?.["n"] ?? "");
  if (groups === undefined || month === undefined) return undefined;
  return partial(Number(groups["y"]), month, Number(groups["d"] ?? 0));
}

/** Databases write `2024-00-00` for a year alone; zeros stand for what is not known. */
function partial(year: number, month: number, day: number): Reading<PartialDate> {
  const parts = [String(year).padStart(4, "0")];
  if (month > 0 || day > 0) parts.push(String(month).padStart(2, "0"));
  if (day > 0) parts.push(String(day).padStart(2, "0"));
  const text = parts.join("-");
  return isPartialDate(text) && year > 0 ? plain(text) : notDate(text);
}

/** `May-24` and `03/04/25`: the last number can be a day or a year. */
function isShortYear(text: string): boolean {
  return /^[\p{L}\d]{1,9}[\s./\-]\d{1,2}(?:[\s./\-]\d{2})?$/u.test(text);
}

function ambiguous(received: string): Reading<never> {
  return unreadable({
    code: "DATE_AMBIGUOUS",
    message: `“${received.trim().slice(0, 80)}” can be read as more than one date.`,
    received,
    expected: "YYYY, YYYY-MM or YYYY-MM-DD",
    hint: "Say whether days come first in this sheet, or write the year first: 2024-05-17.",
  });
}

function notDate(received: string): Reading<never> {
  return unreadable({
    code: "DATE_FORM",
    message: `“${received.trim().slice(0, 80)}” is not a date.`,
    received,
    expected: "YYYY, YYYY-MM or YYYY-MM-DD",
    hint: "Write the year first; leave out the day, or the month and the day, where they are not known.",
  });
}
