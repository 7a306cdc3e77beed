/** GS1 General Specifications, check digit calculation: weights 3 and 1 from the right, modulo 10. */

/** The check digit for the digits before it. Zeros in front change nothing, so a padded GTIN keeps its check digit. */
export function gtinCheckDigit(body: string): string {
  let sum = 0;
  let weight = 3;
  for (let index = body.length - 1; index >= 0; index -= 1) {
    sum += weight * Number(body.charAt(index));
    weight = 4 - weight;
  }
  return String((10 - (sum % 10)) % 10);
}
