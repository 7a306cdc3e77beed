/** A moment in UTC, `2026-11-22T11:02:03.456Z`. Sorts as text. */
export type Instant = string & { readonly __brand: "Instant" };

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/u;

export function isInstant(text: string): text is Instant {
  return INSTANT.test(text) && !Number.isNaN(Date.parse(text));
}

/** The calendar day at an instant in an IANA time zone, `2026-11-22`. */
export function dayIn(instant: Instant, timeZone: string): string {
  const format = new Intl.DateTimeFormat("en-CA", {
    timeZone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
  });
  return format.format(new Date(instant));
}

/** Whether this program's tables know the zone, `Europe/Stockholm`. */
export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false; // RangeError is how Intl says no.
  }
}
