/** Codes and barcodes of a label that does not exist. */

/** The label's present prefix; the one it had before, with characters that are taken for others; a distributor's. */
export const PREFIXES = { now: "QZABC", before: "GBX0I", distributor: "QMZ9D" } as const;
/** From this year on codes have the present prefix. */
const NOW_SINCE = 2019;

export interface CodeSource {
  next(year: number, isFromDistributor?: boolean): string;
}

/** Numbers go up by one to four, so that most neighbors of a code are nobody's. */
export function codeSource(step: () => number): CodeSource {
  const last = new Map<string, number>();
  return {
    next: (year, isFromDistributor = false) => {
      const own = year < NOW_SINCE ? PREFIXES.before : PREFIXES.now;
      const stem = `${isFromDistributor ? PREFIXES.distributor : own}${String(year % 100).padStart(2, "0")}`;
      const number = (last.get(stem) ?? 100) + step();
      last.set(stem, number);
      return `${stem}${String(number).padStart(5, "0")}`;
    },
  };
}

/** The check digit of GTIN-12 and GTIN-13 (GS1 General Specifications 7.9). */
export function checkDigit(digits: string): string {
  const sum = Array.from(digits)
    .toReversed()
    .reduce((total, digit, at) => total + Number(digit) * (at % 2 ? 1 : 3), 0);
  return String((10 - (sum % 10)) % 10);
}

/** Every other release has a UPC that begins with zero, the others an EAN. */
export function barcodeOf(at: number): string {
  const digits =
    at % 2 === 0
      ? `09517${String(10_000 + at * 37).padStart(6, "0")}`
      : `95140${String(1_000_000 + at * 411)}`;
  return digits + checkDigit(digits);
}
