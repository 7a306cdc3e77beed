/**
 * Text on its way to a terminal. Words come from files, sheets and people, so every string is cleaned here before it
 * is measured or colored; the only escape sequences that leave the program are the ones this module puts in.
 */
import { stripVTControlCharacters, styleText } from "node:util";
import type { Look } from "./look.ts";

/** What a piece of text is for; the look decides how that shows. */
export type Role = "plain" | "strong" | "dim" | "good" | "warning" | "problem" | "accent";

export interface Span {
  readonly role: Role;
  readonly text: string;
}

/** Anything a page can show on one line. */
export type Text = string | number | Span | readonly Text[];

type Format = Parameters<typeof styleText>[0];
const FORMATS: Readonly<Record<Role, Format | undefined>> = {
  plain: undefined,
  strong: "bold",
  dim: "dim",
  good: "green",
  warning: "yellow",
  problem: "red",
  accent: "cyan",
};

function role(name: Role): (text: string | number) => Span {
  return (text) => ({ role: name, text: String(text) });
}

export const strong = role("strong");
export const dim = role("dim");
export const good = role("good");
export const warning = role("warning");
export const problem = role("problem");
export const accent = role("accent");

/** C0, DEL and C1, the bidirectional embeddings, overrides and isolates (UAX 9), and the two line separators. */
// eslint-disable-next-line no-control-regex -- control characters are what must not reach a terminal
const UNPRINTABLE = /[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\u2028\u2029]/gu;

/** One line that is safe to print: white space is a space, escape sequences are gone, other controls are shown as �. */
export function clean(text: string): string {
  return stripVTControlCharacters(
    text.toWellFormed().replaceAll(/\r\n|[\t\n\r\u2028\u2029]/gu, " "),
  ).replaceAll(UNPRINTABLE, "\ufffd");
}

/** Text as a flat list of cleaned spans. */
export function spansOf(text: Text): readonly Span[] {
  if (typeof text === "string") return [{ role: "plain", text: clean(text) }];
  if (typeof text === "number") return [{ role: "plain", text: text.toLocaleString("en-US") }];
  if (isSpan(text)) return [{ role: text.role, text: clean(text.text) }];
  return text.flatMap(spansOf);
}

function isSpan(text: Span | readonly Text[]): text is Span {
  return "role" in text;
}

/** The words alone. */
export function plainText(text: Text): string {
  return spansOf(text)
    .map((span) => span.text)
    .join("");
}

/** Spans as they go out, colored where the look has color. */
export function paint(spans: readonly Span[], look: Look): string {
  const runs: Span[] = [];
  for (const span of spans) {
    const last = runs.at(-1);
    if (last?.role === span.role) runs[runs.length - 1] = { role: last.role, text: last.text + span.text };
    else runs.push(span);
  }
  return runs.map((run) => paintOne(run, look)).join("");
}

function paintOne({ role: name, text }: Span, look: Look): string {
  const format = FORMATS[name];
  if (!look.hasColor || format === undefined || text === "") return text;
  return styleText(format, text, { validateStream: false });
}
