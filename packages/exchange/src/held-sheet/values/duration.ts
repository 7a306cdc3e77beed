import type { HeldDuration } from "@deadwax/catalog";
import { noted, type Reading } from "../../master-sheet/cells/cell-codec.ts";
import { DURATION } from "../../master-sheet/cells/duration.ts";
import type { Cell } from "../../table/cell.ts";
import type { DurationUnit } from "../held-sheet.ts";
import type { DurationForm } from "./duration-form.ts";

const SECOND = 1000;
const MINUTE = 60_000;
const NUMBER = /^(?<whole>\d+)(?:[.,](?<part>\d+))?$/u;
/** Hours, minutes, seconds and frames. */
const TIMECODE = /^(?<clock>\d{1,2}:\d{2}:\d{2})[:;]\d{2}$/u;
const UNIT_BEHIND = /(?<=:\d{2})\s*(?:min(?:utes|uten)?|m|mm:ss|h)\.?$/iu;
const MOST_MS = 7 * 24 * 60 * MINUTE;

/** Reads a duration and how finely it is told. */
export function readHeldDuration(cell: Cell, form: DurationForm): Reading<HeldDuration> {
  const text = cell.text.trim();
  if (cell.stored?.kind !== "time") {
    const number = NUMBER.exec(text)?.groups;
    if (number !== undefined && form.unit !== null && Number(text.replace(",", ".")) >= 1) {
      return fromNumber(number["whole"] ?? "", number["part"] ?? "", form.unit);
    }
  }
  const timecode = TIMECODE.exec(text)?.groups?.["clock"];
  const read = DURATION.read(
    timecode === undefined && !UNIT_BEHIND.test(text)
      ? cell
      : { text: timecode ?? text.replace(UNIT_BEHIND, "") },
    {},
  );
  if (read.value === undefined) return { issues: read.issues };
  if (form.areHoursMinutes && read.value >= 60 * MINUTE && read.value % MINUTE === 0)
    return hoursAsMinutes(read.value / 60, cell.text);
  return { value: { ms: read.value, precisionMs: precisionOf(cell, read.value) }, issues: read.issues };
}

function fromNumber(whole: string, part: string, unit: DurationUnit): Reading<HeldDuration> {
  const value = Number(`${whole}.${part === "" ? "0" : part}`);
  const steps = 10 ** Math.min(part.length, 3);
  const found = ((): HeldDuration => {
    switch (unit) {
      case "ms":
        return { ms: Math.round(value), precisionMs: 1 };
      case "s":
        return { ms: Math.round(value * SECOND), precisionMs: SECOND / steps };
      case "min":
        return { ms: Math.round(value * MINUTE), precisionMs: MINUTE / 10 ** part.length };
      case "m.ss":
        return {
          ms: Number(whole) * MINUTE + Number(part.padEnd(2, "0").slice(0, 2)) * SECOND,
          precisionMs: SECOND,
        };
    }
  })();
  const issues = found.ms === 0 || found.ms > MOST_MS ? DURATION.read({ text: "0" }, {}).issues : [];
  return issues.length > 0 ? { issues } : { value: found, issues };
}

function hoursAsMinutes(ms: number, received: string): Reading<HeldDuration> {
  return noted({ ms, precisionMs: SECOND }, "info", {
    code: "HELD_DURATION_HOURS",
    message: `“${received.trim()}” is read as minutes and seconds, as every duration of the column ends with :00.`,
    received,
    expected: DURATION.write(ms),
    hint: "Type durations as 0:03:45, or set the column to text.",
  });
}

/** `3:05` tells seconds, `3:05.12` hundredths, `3 min` minutes. */
function precisionOf({ text, stored }: Cell, ms: number): number {
  if (stored?.kind === "time" || stored?.kind === "number") return ms % SECOND === 0 ? SECOND : 1;
  if (/ms\s*$/iu.test(text)) return 1;
  const decimals = /[.,](?<decimals>\d{1,3})\D*$/u.exec(text)?.groups?.["decimals"]?.length ?? 0;
  // A fraction of a day has as many digits as it likes.
  if (/^\s*0?[.,]\d+/u.test(text)) return SECOND;
  if (decimals > 0) return SECOND / 10 ** decimals;
  return /\d\s*(?:[m'′분分]|min|minutes?|minuten|мин|dk)\.?\s*$/iu.test(text) && !text.includes(":")
    ? MINUTE
    : SECOND;
}
