import type { Cell, StoredTime } from "../../table/cell.ts";
import { noted, plain, unreadable, type CellCodec, type Reading } from "./cell-codec.ts";
import { durationFromNumber } from "./duration-number.ts";

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** No way to write a duration is longer. */
const LONGEST = 40;

/**
 * A span of time in milliseconds. Read: `3:45`, `0:03:45.120`, `3m45s`, `3'45"`, `PT3M45S`, seconds, Excel's
 * fraction of a day and Excel's times. Written `m:ss.mmm`, the minutes not limited to 59.
 */
export const DURATION: CellCodec<number> = {
  read: readDuration,
  write: (ms) => {
    const seconds = String(Math.floor((ms % MINUTE) / SECOND)).padStart(2, "0");
    return `${Math.floor(ms / MINUTE)}:${seconds}.${String(ms % SECOND).padStart(3, "0")}`;
  },
};

function readDuration(cell: Cell): Reading<number> {
  if (cell.stored?.kind === "time") return notZero(fromStoredTime(cell, cell.stored), cell);
  const text = cell.text.trim().replace(/(\d),(\d)/gu, "$1.$2");
  if (text.length > LONGEST) return notDuration(cell.text);
  if (/^(?:\d+(?:\.\d+)?|\.\d+)(?:e-?\d+)?$/iu.test(text))
    return notZero(durationFromNumber(Number(text), cell.text), cell);
  return notZero(
    fromClock(text, cell.text) ?? fromUnits(text) ?? fromIso(text) ?? notDuration(cell.text),
    cell,
  );
}

/** `3:45` typed into Excel is a quarter to four: the hours are the minutes that were meant. */
function fromStoredTime(cell: Cell, stored: StoredTime): Reading<number> {
  if (stored.areSecondsShown) return plain(Math.round(stored.days * DAY));
  const ms = Math.round((stored.days * DAY) / 60);
  return noted(ms, "warning", {
    code: "DURATION_CLOCK_TIME",
    message: `“${cell.text}” is stored as hours and minutes; it is read as minutes and seconds.`,
    received: cell.text,
    expected: DURATION.write(ms),
    hint: "Type durations as 0:03:45, or set the column to text.",
  });
}

const CLOCK = /^(?:(?<hours>\d{1,3}):)?(?<minutes>\d{1,4}):(?<seconds>[0-5]?\d(?:\.\d+)?)$/u;

function fromClock(text: string, received: string): Reading<number> | undefined {
  const groups = CLOCK.exec(text)?.groups;
  if (groups === undefined) return undefined;
  const hours = Number(groups["hours"] ?? 0);
  const minutes = Number(groups["minutes"]);
  const seconds = Number(groups["seconds"]);
  if (groups["hours"] !== undefined && minutes > 59) return undefined;
  const ms = Math.round(hours * HOUR + minutes * MINUTE + seconds * SECOND);
  if (hours === 0 || seconds !== 0) return plain(ms);
  return noted(ms, "warning", {
    code: "DURATION_LONG",
    message: `“${received.trim()}” is read as ${hours} h ${minutes} min; spreadsheets also write ${hours} min ${minutes} s so.`,
    received,
    hint: `Write ${hours}:${String(minutes).padStart(2, "0")} if minutes and seconds are meant.`,
  });
}

// Blanks are gone before this is tried.
const UNITS =
  /^(?:(?<h>\d+)(?:h|hrs?|hours?|std|ч|sa|時間|小时|小時|시간)\.?)?(?:(?<m>\d+)(?:[m'′’分분м]|mins?|minut(?:es?|en|os|i|er|y)|мин|dk)\.?)?(?:(?<s>\d+(?:\.\d+)?)(?:[s"″”秒초с]|secs?|seconds?|se[kg](?:unden|undos|under|undy)?|secondes|secondi|сек|sn|''|’’|′′)\.?)?(?:(?<ms>\d+)ms)?$/iu;

function fromUnits(text: string): Reading<number> | undefined {
  const groups = UNITS.exec(text.replace(/\s+/gu, ""))?.groups;
  return text === "" || groups === undefined ? undefined : plain(sum(groups));
}

const ISO = /^P(?:0+D)?T(?:(?<h>\d+)H)?(?:(?<m>\d+)M)?(?:(?<s>\d+(?:\.\d+)?)S)?$/iu;

function fromIso(text: string): Reading<number> | undefined {
  const groups = ISO.exec(text)?.groups;
  return groups === undefined || /T$/iu.test(text) ? undefined : plain(sum(groups));
}

function sum(groups: Readonly<Record<string, string | undefined>>): number {
  const of = (name: string): number => Number(groups[name] ?? 0);
  return Math.round(of("h") * HOUR + of("m") * MINUTE + of("s") * SECOND + of("ms"));
}

function notDuration(received: string): Reading<never> {
  return unreadable({
    code: "DURATION_FORM",
    message: `“${received.trim().slice(0, 80)}” is not a duration.`,
    received,
    expected: "m:ss or m:ss.mmm, such as 3:45",
    hint: "Write minutes and seconds with a colon between them.",
  });
}

function notZero(reading: Reading<number>, cell: Cell): Reading<number> {
  if (reading.value !== 0) return reading;
  return unreadable({
    code: "DURATION_ZERO",
    message: `“${cell.text.trim()}” is a duration of nothing, so it is not taken over.`,
    received: cell.text,
    hint: "Leave the cell empty while the duration is not known.",
  });
}
