import type { Cell } from "../table/cell.ts";
import type { CellFormat } from "./styles.ts";

const DAY_MS = 86_400_000;
/** 31 December 9999, the last day Excel knows. */
const LAST_SERIAL = 2_958_465;
/** From day 0 of the 1904 system to day 0 of the 1900 system. */
const SHIFT_1904 = 1462;

/** The cell of a stored number: a number, a date or a time, as its format says. */
export function numberCell(stored: string, format: CellFormat, is1904: boolean): Cell {
  const value = Number(stored);
  if (stored.trim() === "" || !Number.isFinite(value)) return { text: stored, stored: { kind: "error" } };
  const { meaning, code } = format;
  const serial = is1904 ? value + SHIFT_1904 : value;
  if (meaning.kind === "number" || value < 0 || serial > LAST_SERIAL + 1) {
    return { text: numberText(stored.trim(), value, code), stored: { kind: "number", value, format: code } };
  }
  if (meaning.kind === "time" || value < 1) {
    const areSecondsShown = meaning.kind === "date" || meaning.hasSeconds;
    return {
      text: timeText(value, areSecondsShown),
      stored: { kind: "time", days: value, format: code, areSecondsShown },
    };
  }
  const isYearShown = meaning.hasYear;
  return {
    text: dateText(serial, meaning),
    stored: { kind: "date", serial: value, format: code, isYearShown },
  };
}

/** Digits without an exponent; a format of zeros only shows leading zeros, which are then part of what is seen. */
function numberText(stored: string, value: number, code: string): string {
  const text = /^-?\d+$/u.test(stored)
    ? stored
    : Number.isInteger(value)
      ? BigInt(value).toString()
      : String(value);
  return /^0+$/u.test(code) && /^\d+$/u.test(text) ? text.padStart(code.length, "0") : text;
}

function timeText(days: number, areSecondsShown: boolean): string {
  const ms = Math.round(days * DAY_MS);
  const two = (value: number): string => String(value).padStart(2, "0");
  const minutes = `${Math.floor(ms / 3_600_000)}:${two(Math.floor(ms / 60_000) % 60)}`;
  if (!areSecondsShown) return minutes;
  const fraction = ms % 1000 === 0 ? "" : `.${String(ms % 1000).padStart(3, "0")}`;
  return `${minutes}:${two(Math.floor(ms / 1000) % 60)}${fraction}`;
}

interface DateParts {
  readonly hasYear: boolean;
  readonly hasMonth: boolean;
  readonly hasDay: boolean;
  readonly hasTime: boolean;
}

function dateText(serial: number, { hasYear, hasMonth, hasDay, hasTime }: DateParts): string {
  const whole = Math.floor(serial);
  if (whole === 60) return "1900-02-29"; // Excel counts this day, which never was, because Lotus 1-2-3 did.
  const days = whole < 60 ? whole + 1 : whole;
  const date = new Date(Math.round((days - 25_569 + (serial - whole)) * DAY_MS));
  const iso = date.toISOString();
  if (!hasDay && hasYear) return iso.slice(0, hasMonth ? 7 : 4);
  return hasTime && serial !== whole ? iso.slice(0, 19) : iso.slice(0, 10);
}
