/** What people and programs write where a code is still missing. Letters only, as they are after separators are gone. */
const WORDS: ReadonlySet<string> = new Set(
  (
    "PENDING TBD TBA TBC TODO NA NONE NULL NIL NAN EMPTY BLANK AUTO AUTOMATIC AUTOASSIGN GENERATE ASSIGN UNKNOWN UNDEFINED " +
    "MISSING NOTAVAILABLE NOTAPPLICABLE NOTASSIGNED NOTYETASSIGNED UNASSIGNED TOBEASSIGNED NOISRC NOCODE ISRC ISRCCODE " +
    "NEEDED REQUESTED APPLIEDFOR DUMMY TEST EXAMPLE PLACEHOLDER XXX X"
  ).split(" "),
);

/** A drawing of a code: CC-XXX-YY-NNNNN, US-XXX-##-#####, XX-XXX-00-00000. */
const MASK = /^[A-Z#?*]{2}([A-Z0#?*])\1\1(?:([A-Z#?*])\2|\d{2})([A-Z0#?*])\3{4}$/;

/** Whether compact text that is no code stands for a missing one. */
export function isPlaceholderText(compact: string): boolean {
  if (/^(?:0+|\?+|\*+|#+)$/.test(compact)) return true;
  if (WORDS.has(compact.replace(/[^A-Z]/g, "")) && !/\d/.test(compact)) return true;
  return MASK.test(compact) && !/^[A-Z]{2}[A-Z0-9]{3}\d{7}$/.test(compact);
}

/**
 * Whether a well-formed code looks like dummy data: registrant part 000, or a drawing whose digits are all zero.
 * Such a code is accepted with a warning, because the standard does not forbid it.
 */
export function looksLikePlaceholder(isrc: string): boolean {
  // The third character rules out nearly every code, and every code read comes through here.
  const third = isrc.charAt(2);
  return (third === "0" && isrc.startsWith("000", 2)) || (third === "X" && isrc.startsWith("XXX0000000", 2));
}
