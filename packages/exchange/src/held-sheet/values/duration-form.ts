/** How the durations of a column are written, told by its header and by its cells together. */
import type { HeaderNotes } from "../../header-words/header-notes.ts";
import type { Cell } from "../../table/cell.ts";
import type { DurationUnit } from "../held-sheet.ts";

export interface DurationForm {
  /** What bare numbers are; null where neither header nor cells tell. */
  readonly unit: DurationUnit | null;
  /** `3:05:00` throughout: a program took minutes for hours. */
  readonly areHoursMinutes: boolean;
}

const NUMBER = /^\d+(?:[.,]\d+)?$/u;
const FULL_HOURS = /^0?[1-9]\d?:[0-5]\d:00(?:[.,]0+)?$/u;
const CLOCK = /^\d{1,3}:\d{2}(?::\d{2})?/u;
/** Numbers enough to say that none of them ending above 59 is no chance. */
const ENOUGH = 10;
/** Nothing that is delivered by the hundred is as long in seconds: 25 minutes, and four hours. */
const USUAL_SECONDS = 1500;
const MOST_SECONDS = 14_400;

/** Finds out what the numbers of a column are. */
export function durationForm(cells: readonly Cell[], hint: HeaderNotes["unit"]): DurationForm {
  const texts = cells.map(({ text }) => text.trim());
  const clocks = texts.filter((text) => CLOCK.test(text));
  return {
    unit: unitOf(
      texts.filter((text) => NUMBER.test(text)),
      hint,
    ),
    areHoursMinutes: clocks.length > 1 && clocks.every((text) => FULL_HOURS.test(text)),
  };
}

function unitOf(texts: readonly string[], hint: HeaderNotes["unit"]): DurationUnit | null {
  if (hint === "ms" || hint === "s") return hint;
  const values = texts.map((text) => Number(text.replace(",", "."))).filter((value) => value >= 1);
  if (values.length === 0) return null;
  const median = values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
  const isSmall = Math.max(...values) < 60;
  if (hint === "min" || hint === "clock" || isSmall) return minutesOf(texts, hint);
  if (median > MOST_SECONDS) return "ms";
  return median >= 30 && median <= USUAL_SECONDS && Math.max(...values) <= MOST_SECONDS ? "s" : null;
}

/** `3.05` is three minutes and five seconds, unless another cell ends above 59. */
function minutesOf(texts: readonly string[], hint: HeaderNotes["unit"]): DurationUnit | null {
  const ends = texts.flatMap((text) => /[.,](?<end>\d{1,2})$/u.exec(text)?.groups?.["end"] ?? []);
  if (ends.some((end) => Number(end.padEnd(2, "0")) > 59)) return hint === "min" ? "min" : null;
  if (hint === "clock") return "m.ss";
  return ends.length >= ENOUGH ? "m.ss" : null;
}
