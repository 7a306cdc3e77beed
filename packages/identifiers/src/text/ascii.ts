/** Whether a UTF-16 code unit is A to Z. */
export function isLetter(code: number): boolean {
  return code >= 65 && code <= 90;
}

/** Whether a UTF-16 code unit is 0 to 9. */
export function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

/** Whether a UTF-16 code unit is A to Z or 0 to 9. */
export function isLetterOrDigit(code: number): boolean {
  return isDigit(code) || isLetter(code);
}
