/** CISAC IPI name number: nine digits weighted 10 to 2, modulo 101, as two check digits. */

/** The two check digits for the first nine digits. */
export function ipiCheckDigits(digits: string): string {
  let sum = 0;
  for (let index = 0; index < digits.length; index += 1) sum += (10 - index) * Number(digits.charAt(index));
  return String(((101 - (sum % 101)) % 101) % 100).padStart(2, "0");
}
