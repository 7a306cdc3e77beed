/** A line for each recording: `1. Midnight Drive – Ana Lima – 3:05 – AA-6Q7-26-00012`, or codes alone. */
import { findCodes } from "../../code-list/find-codes.ts";
import { readParts } from "../../code-list/read-words.ts";
import type { Issue } from "@deadwax/identifiers";
import type { PageLine } from "./page-lines.ts";
import { lineLeftOut, pageAssumed, pageTable, type PageRecord, type PageTable } from "./page-table.ts";

const NUMBERED = /^\s*(?<number>\d{1,3})(?:[.)]\s*|\s+\p{Pd}\s+|\s{2,})(?=\p{L})/u;
/** Lines that are named when they are left out. */
const MOST_NAMED = 50;

export function readInlineLines(lines: readonly PageLine[]): PageTable | null {
  const records: PageRecord[] = [];
  const left: PageLine[] = [];
  for (const line of lines) {
    const found = readLine(line);
    if (found.length === 0) left.push(line);
    records.push(...found);
  }
  const coded = records.filter(({ fields }) => fields.has("ISRC"));
  if (coded.length === 0) return null;
  const hasArtist = records.some(({ fields }) => fields.has("Artist"));
  const issues: Issue[] = left.slice(0, MOST_NAMED).map(({ line, text }) => lineLeftOut(line, text));
  if (hasArtist)
    issues.push(
      pageAssumed("Where a dash or a gap stands between two names, they are taken for artist and title."),
    );
  return pageTable(records, issues);
}

function readLine({ line, text, kind }: PageLine): readonly PageRecord[] {
  if (kind === "long") {
    const { codes } = findCodes(text.slice(0, 100_000));
    return codes.map((isrc) => ({ line, fields: new Map([["ISRC", isrc]]) }));
  }
  const { codes, words, broken } = findCodes(text);
  if (codes.length > 1 && words.every((word) => word === "")) {
    return codes.map((isrc) => ({ line, fields: new Map([["ISRC", isrc]]) }));
  }
  const number = NUMBERED.exec(text)?.groups?.["number"];
  // A row of a table without a header is no title and artist.
  const isCut = (text.match(/[,;]/gu) ?? []).length > 3;
  const { title, artist, duration } = isCut ? {} : readParts(words, isTableLine(text));
  // Without a code only a number and a duration say that a line is a recording.
  if (codes.length === 0 && broken === undefined && (number === undefined || duration === undefined))
    return [];
  const code = codes.length > 1 ? codes.join(", ") : (codes[0] ?? broken ?? "");
  const fields = new Map<string, string>();
  if (number !== undefined) fields.set("Track number", number);
  if (code !== "") fields.set("ISRC", code);
  if (title !== undefined) fields.set("Title", title);
  if (artist !== undefined) fields.set("Artist", artist);
  if (duration !== undefined) fields.set("Duration", duration);
  return [{ line, fields }];
}

function isTableLine(text: string): boolean {
  return text.includes("\t") || (text.match(/\S\s{2,}(?=\S)/gu) ?? []).length > 1;
}
