import { plain, unreadable, type Reading } from "./cell-codec.ts";

const DAY_MS = 86_400_000;
/** Six hours: fractions of a day up to here are durations, beyond it they could be seconds. */
const LONGEST_FRACTION = 0.25;
/** Four hours in seconds: more is rather a number of milliseconds. */
const MOST_SECONDS = 4 * 60 * 60;

/**
 * What a bare number means: seconds, or a fraction of a day as spreadsheets store times. Where two readings are
 * both likely nothing is taken over.
 */
export function durationFromNumber(value: number, received: string): Reading<number> {
  if (value === 0) return plain(0);
  if (value < 1) {
    if (value <= LONGEST_FRACTION) return plain(Math.round(value * DAY_MS));
    return ambiguous(received, "part of a second or part of a day");
  }
  // Programs drop a zero at the end: a column with 3.45 and 3.5 holds 3:45 and 3:50.
  const isMinutesDotSeconds = value < 60 && /^\s*\d{1,2}[.,][0-5]\d?\s*$/u.test(received);
  if (isMinutesDotSeconds) return ambiguous(received, "minutes and seconds or seconds with decimals");
  if (value > MOST_SECONDS) return ambiguous(received, "seconds or milliseconds");
  return plain(Math.round(value * 1000));
}

function ambiguous(received: string, readings: string): Reading<never> {
  return unreadable({
    code: "DURATION_AMBIGUOUS",
    message: `“${received.trim().slice(0, 80)}” can be ${readings}.`,
    received,
    expected: "m:ss or m:ss.mmm, such as 3:45",
    hint: "Write minutes and seconds with a colon between them; milliseconds belong into the column duration_ms.",
  });
}
