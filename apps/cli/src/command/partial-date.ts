/** Partial dates as people type them: a year, a month or a day (ISO 8601 calendar dates of reduced precision). */

/** Whether the text is a year, a month or a day that exists in the calendar. */
export function isPartialDate(text: string): boolean {
  const parts = /^(?<year>\d{4})(?:-(?<month>\d{2})(?:-(?<day>\d{2}))?)?$/u.exec(text)?.groups;
  if (parts === undefined) return false;
  const year = Number(parts["year"]);
  const month = Number(parts["month"] ?? "1");
  const day = Number(parts["day"] ?? "1");
  if (year === 0 || month < 1 || month > 12 || day < 1) return false;
  const lastDay = new Date(Date.UTC(2000, month, 0)).getUTCDate();
  const isShortFebruary = month === 2 && !(year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0));
  return day <= (isShortFebruary ? 28 : lastDay);
}
