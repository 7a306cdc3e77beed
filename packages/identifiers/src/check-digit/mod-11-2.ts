/** ISO/IEC 7064 MOD 11-2, a pure system over digits with one check character, X for ten. Used by ISNI. */

/** The check character for a body of digits. */
export function mod112CheckCharacter(body: string): string {
  let total = 0;
  // Reduced at every step, so that a body of any length stays exact.
  for (const digit of body) total = ((total + Number(digit)) * 2) % 11;
  const check = (12 - total) % 11;
  return check === 10 ? "X" : String(check);
}
