/** The ways in which one value is written. None of them changes what is meant. */
import type { Seeded } from "../../ear/set/seeded.ts";
import type { SheetCell } from "../files/grid.ts";

/** `QZ-ABC-26-00012` where it has the length of a code; anything else stands as it is. */
export function hyphened(isrc: string): string {
  const parts = /^([A-Z]{2})([A-Z0-9]{3})([A-Z0-9]{2})([A-Z0-9]{5})$/u.exec(isrc);
  return parts === null ? isrc : parts.slice(1).join("-");
}

const two = (value: number): string => String(value).padStart(2, "0");

/** Whole seconds: rounded, or cut off as most programs do. */
export function clock(ms: number): string {
  const seconds = Math.round(ms / 1000);
  return `${Math.floor(seconds / 60)}:${two(seconds % 60)}`;
}

export function longClock(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  return `00:${two(Math.floor(seconds / 60))}:${two(seconds % 60)}`;
}

export function isoDuration(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  return `PT${Math.floor(seconds / 60)}M${seconds % 60}S`;
}

export function spokenDuration(ms: number): string {
  const seconds = Math.ceil(ms / 1000);
  return `${Math.floor(seconds / 60)}min${two(seconds % 60)}s`;
}

export function wholeSeconds(ms: number): string {
  return String(Math.round(ms / 1000));
}

/** A workbook's time, in days. */
export function timeCell(ms: number): SheetCell {
  const seconds = Math.round(ms / 1000);
  return {
    text: `0:${two(Math.floor(seconds / 60))}:${two(seconds % 60)}`,
    number: seconds / 86_400,
    format: "time",
  };
}

export type DateForm = "iso" | "iso-time" | "compact" | "d.m.y" | "d/m/y" | "m/d/y" | "d month y";

const SPANISH_MONTHS = "ene feb mar abr may jun jul ago sep oct nov dic".split(" ");

export function dateText(day: string, form: DateForm): string {
  const [y = "", m = "", d = ""] = day.split("-");
  switch (form) {
    case "iso":
      return day;
    case "iso-time":
      return `${day}T00:00:00`;
    case "compact":
      return y + m + d;
    case "d.m.y":
      return `${d}.${m}.${y}`;
    case "d/m/y":
      return `${d}/${m}/${y}`;
    case "m/d/y":
      return `${m}/${d}/${y}`;
    case "d month y":
      return `${Number(d)} ${SPANISH_MONTHS[Number(m) - 1] ?? ""} ${y}`;
  }
}

/** A workbook's day, counted from 30 December 1899. */
export function dateCell(day: string): SheetCell {
  return { text: day, number: (Date.parse(day) - Date.UTC(1899, 11, 30)) / 86_400_000, format: "date" };
}

export function numberCell(digits: string): SheetCell {
  return { text: String(Number(digits)), number: Number(digits) };
}

/** All digits are there, behind the point. */
export function exponent(digits: string): string {
  return Number(digits).toExponential().toUpperCase().replace("E+", "E+");
}

/** As a spreadsheet program saves a wide number out of a narrow column: most digits are gone. */
export function shortExponent(digits: string): string {
  return Number(digits).toExponential(5).toUpperCase();
}

/** Text with the small accidents of typing and exporting. */
export function worn(text: string, random: Seeded): string {
  const chance = random.next();
  if (chance < 0.04) return `${text} `;
  if (chance < 0.07) return ` ${text}`;
  if (chance < 0.1) return text.replace(" ", "  ");
  if (chance < 0.15) return text.replaceAll("'", "\u2019");
  if (chance < 0.2) return text.replaceAll(" - ", " \u2013 ");
  // Capitals of ß and of dotted letters are other letters.
  if (chance < 0.25 && !/[ßıİς]/u.test(text)) return text.toUpperCase();
  return text;
}
