/** JSON as it leaves the program; the contract is docs/reference/json.md. */

/** Characters that JSON allows and a terminal obeys: DEL, C1, bidirectional controls, the line separators. */
const OBEYED = /[\u007f-\u009f\u202a-\u202e\u2066-\u2069\u2028\u2029]/gu;

/** One document, two spaces deep, with a line end. The same value for every reader, and harmless on a terminal. */
export function toJson(value: object): string {
  const escaped = JSON.stringify(value, null, 2).replaceAll(
    OBEYED,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
  return `${escaped}\n`;
}
