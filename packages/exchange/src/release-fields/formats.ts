import { isCompactGtin } from "@deadwax/identifiers";

/** `3:21`: to the second. */
export function minutesAndSeconds(ms: number): string {
  const seconds = Math.round(ms / 1000);
  return `${Math.floor(seconds / 60)}:${twoDigits(seconds % 60)}`;
}

/** `00:03:21`. */
export function hoursMinutesSeconds(ms: number): string {
  const seconds = Math.round(ms / 1000);
  return [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60].map(twoDigits).join(":");
}

/** `PT3M21S` (ISO 8601). */
export function isoDuration(ms: number): string {
  const seconds = Math.round(ms / 1000);
  const parts = [
    [Math.floor(seconds / 3600), "H"],
    [Math.floor(seconds / 60) % 60, "M"],
    [seconds % 60, "S"],
  ] as const;
  const shown = parts.filter(([amount]) => amount > 0).map(([amount, unit]) => `${amount}${unit}`);
  return `PT${shown.length === 0 ? "0S" : shown.join("")}`;
}

/** `05/17/2026`; null where the day is not known. */
export function monthDayYear(date: string): string | null {
  const [year, month, day] = date.split("-");
  return year === undefined || month === undefined || day === undefined ? null : `${month}/${day}/${year}`;
}

/** The barcode in so many digits: a UPC is an EAN with a zero in front. Null where it has no such form. */
export function barcodeOf(gtin: string | null, digits: 12 | 13): string | null {
  if (gtin === null || !isCompactGtin(gtin) || gtin.length === 8) return null;
  const padded = gtin.padStart(14, "0");
  return padded.startsWith("0".repeat(14 - digits)) ? padded.slice(14 - digits) : null;
}

export interface RightsLine {
  readonly year: string | null;
  readonly owner: string | null;
}

/** `℗ 2026 Ferry Street Records` → year and owner. */
export function rightsLine(line: string | null): RightsLine {
  if (line === null) return { year: null, owner: null };
  const bare = line.replace(/^\s*(?:[℗©]|\([pc]\))/iu, "").trim();
  const year = /^\d{4}(?!\d)/u.exec(bare)?.[0] ?? null;
  const owner = bare.slice(year?.length ?? 0).replace(/^[\s,]+/u, "");
  return { year, owner: owner === "" ? null : owner };
}

function twoDigits(value: number): string {
  return String(value).padStart(2, "0");
}
