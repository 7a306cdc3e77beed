/**
 * Text inside a workbook. XML cannot hold control characters and turns CR into LF, so the format writes them as
 * `_x000D_` (ECMA-376 part 1, 22.9.2.19), and text that looks so itself as `_x005F_x000D_`.
 */
// eslint-disable-next-line no-control-regex -- these are what XML cannot hold
const NEEDS_ESCAPE = /[\0-\x08\x0B-\x1F\uFFFE\uFFFF]|_(?=x[\dA-F]{4}_)/giu;
const ESCAPE = /_x([\dA-F]{4})_/giu;

/** The text of a cell as XML character data. */
export function encodeXlsxText(text: string): string {
  return escapeXml(text.replace(NEEDS_ESCAPE, hexEscape));
}

function hexEscape(character: string): string {
  return `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}_`;
}

/** The text of a cell from what an XML parser gives. */
export function decodeXlsxText(text: string): string {
  return text.includes("_x")
    ? text.replace(ESCAPE, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
    : text;
}

/** Character data and attribute values. */
export function escapeXml(text: string): string {
  return text.replace(/[&<>"]/gu, (character) => XML_ESCAPES[character] ?? character);
}

const XML_ESCAPES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
};
