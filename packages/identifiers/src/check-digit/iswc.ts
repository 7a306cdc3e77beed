/**
 * ISO 15707: the sum of position times digit, modulo 10. It starts at 1, which stands for the letter T.
 * A weak check: where position and 10 share a factor, some single-digit errors pass.
 */

/** The check digit for the nine digits of a work. */
export function iswcCheckDigit(digits: string): string {
  let sum = 1;
  for (let index = 0; index < digits.length; index += 1) sum += (index + 1) * Number(digits.charAt(index));
  return String((10 - (sum % 10)) % 10);
}
