/** Markup that is put together without letting text become markup. */
export interface Markup {
  readonly markup: string;
}

/** What may stand in a template: text, which is escaped, markup, which is not, and lists of both. */
export type Part = string | number | Markup | null | readonly Part[];

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Controls but tab and line end, and what turns the direction of writing round: none of them is text to read. */
const UNPRINTABLE = /(?![\t\n\r])\p{Cc}|[\u202a-\u202e\u2066-\u2069]/gu;

/** Text as it may stand in HTML and SVG, between tags and in quoted attributes. */
function escapeText(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(UNPRINTABLE, "\ufffd")
    .replaceAll(/[&<>"']/gu, (sign) => ENTITIES[sign] ?? "");
}

/** A piece of a page: everything that is filled in is escaped, unless it is markup itself. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  return { markup: String.raw({ raw: strings }, ...parts.map(fill)) };
}

/** Text that the program made itself: style sheets and paths, never anything from a file. */
export function ready(markup: string): Markup {
  return { markup };
}

function fill(part: Part): string {
  if (part === null) return "";
  if (typeof part === "number") return Number.isFinite(part) ? String(part) : "0";
  if (typeof part === "string") return escapeText(part);
  return "markup" in part ? part.markup : part.map(fill).join("");
}
