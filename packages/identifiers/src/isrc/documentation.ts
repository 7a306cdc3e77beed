/**
 * Prefix codes that were set aside for examples and never belong on a recording: AA-6Q7 (ISO 3901), US-S1Z (RIAA, DDEX
 * and others), JM-K40 (IFPI's questions and answers), NZ-AA0 (Recorded Music NZ).
 */
const DOCUMENTATION_PREFIXES: readonly string[] = Object.freeze(["AA6Q7", "USS1Z", "JMK40", "NZAA0"]);

/** Whether a compact prefix code is reserved for documentation. */
export function isDocumentationPrefix(prefixCode: string): boolean {
  return DOCUMENTATION_PREFIXES.includes(prefixCode);
}

/** The same question about the start of a code. Every code read asks it, so the third character answers most of them. */
export function hasDocumentationPrefix(isrc: string): boolean {
  const third = isrc.charAt(2);
  if (third !== "6" && third !== "S" && third !== "K" && third !== "A") return false;
  return isDocumentationPrefix(isrc.slice(0, 5));
}
