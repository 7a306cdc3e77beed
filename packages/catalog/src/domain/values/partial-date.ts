import { fail, ok, type Issue, type Result } from "@deadwax/identifiers";

/** A date known to the year, the month or the day: `2024`, `2024-05`, `2024-05-17`. Sorts as text. */
export type PartialDate = string & { readonly __brand: "PartialDate" };

const PARTIAL_DATE = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/u;

export function isPartialDate(text: string): text is PartialDate {
  const match = PARTIAL_DATE.exec(text);
  if (match === null) return false;
  const [, year, month, day] = match;
  if (month === undefined) return true;
  if (Number(month) < 1 || Number(month) > 12) return false;
  if (day === undefined) return true;
  // Day 0 of the next month is the last day of this one.
  return Number(day) >= 1 && Number(day) <= new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
}

/** Reads ISO dates only: `03/04/2025` is one day in Boston and another in Berlin, so it is not guessed. */
export function parsePartialDate(text: string): Result<PartialDate, Issue<"DATE_FORM">> {
  const trimmed = text.trim();
  if (isPartialDate(trimmed)) return ok(trimmed);
  return fail({
    code: "DATE_FORM",
    severity: "error",
    path: [],
    message: `“${trimmed.slice(0, 40)}” is not a date in the form 2024, 2024-05 or 2024-05-17.`,
    received: text,
    expected: "YYYY, YYYY-MM or YYYY-MM-DD",
    hint: "Write the year first; leave out the day, or the month and the day, where they are not known.",
  });
}
