/**
 * Codes of recordings, and barcodes from the numbers that are free for any house. The prefix is not the one for documentation:
 * that is warned about at each code, and what is to be measured would be lost among the warnings.
 */
export function isrcOf(number: number): string {
  return `QZABC${21 + (number % 3)}${String(number).padStart(5, "0")}`;
}

export function printedIsrc(code: string): string {
  return `${code.slice(0, 2)}-${code.slice(2, 5)}-${code.slice(5, 7)}-${code.slice(7)}`;
}

/** GTIN-12 with its check digit (GS1 General Specifications 7.9). */
export function upcOf(number: number): string {
  const digits = `4${String(number).padStart(10, "0")}`;
  const sum = Array.from(digits).reduce(
    (total, digit, at) => total + Number(digit) * (at % 2 === 0 ? 3 : 1),
    0,
  );
  return `${digits}${(10 - (sum % 10)) % 10}`;
}
