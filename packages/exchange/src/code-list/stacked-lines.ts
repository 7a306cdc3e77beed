/**
 * What was copied from a page with a line for each field: a number, a title, an artist, a code, a duration. Which lines
 * belong to a code follows from where the first code stands; what does is said with each, because it is a reading.
 */
import type { Isrc, Issue } from "@deadwax/identifiers";
import type { CodeListRow } from "./code-list-row.ts";
import { findCodes } from "./find-codes.ts";
import { readWords } from "./read-words.ts";

interface TextLine {
  readonly text: string;
  readonly line: number;
}

interface CodeLine extends TextLine {
  readonly isrc: Isrc;
}

interface Group {
  readonly code: CodeLine;
  /** The other lines that may be about it. */
  readonly beside: readonly TextLine[];
}

/** Longer lines are none of such a page. */
const LONGEST_FIELD = 300;
const NUMBER_ALONE = /^\d{1,3}[.)]?$/u;
const DURATION_ALONE = /^[([]?(?:\d{1,2}:)?\d{1,3}:[0-5]\d[)\]]?$/u;
/** Marks that pages print between the fields. */
const MARKS = new Set(["e", "explicit", "isrc", "isrc:"]);

/** The codes with what their lines say, and the lines that belong to none; undefined for a text of another kind. */
export function readStackedLines(lines: readonly string[]): readonly (CodeListRow | TextLine)[] | undefined {
  const filled = lines
    .map((text, index): TextLine => ({ text: text.trim(), line: index + 1 }))
    .filter(({ text }) => text !== "");
  if (filled.some(({ text }) => text.length > LONGEST_FIELD)) return undefined;
  const read = filled.map(asCodeLine);
  if (read.includes(undefined)) return undefined;
  const all = read.filter((one) => one !== undefined);
  const codes = all.filter(isCode);
  if (codes.length === 0 || codes.length === all.length) return undefined;
  const groups = groupLines(all);
  const used = new Set<TextLine>();
  const least = groups.reduce((low, { beside }) => Math.min(low, fieldsIn(beside).length), Infinity);
  const depth = Math.max(1, least);
  const rows = groups.map((group) => rowOf(group, depth, used));
  const left = all.filter((one) => !isCode(one) && !used.has(one) && !NUMBER_ALONE.test(one.text));
  return [...left, ...rows].sort((a, b) => a.line - b.line);
}

/** A code alone on its line, or a line without any; undefined for a line that has both, or several codes. */
function asCodeLine(at: TextLine): TextLine | CodeLine | undefined {
  const { codes, words, broken } = findCodes(at.text);
  const [isrc, another] = codes;
  if (isrc === undefined) return broken === undefined ? at : undefined;
  return another === undefined && words.every((word) => word === "") ? { ...at, isrc } : undefined;
}

function isCode(one: TextLine | CodeLine): one is CodeLine {
  return "isrc" in one;
}

/** Fields stand above their codes, or below them where a code is the first line of all. */
function groupLines(all: readonly (TextLine | CodeLine)[]): readonly Group[] {
  const groups: { readonly code: CodeLine; readonly below?: TextLine; beside: TextLine[] }[] = [];
  const isCodeFirst = all[0] !== undefined && isCode(all[0]);
  let beside: TextLine[] = [];
  for (const [at, one] of all.entries()) {
    if (!isCode(one)) {
      beside.push(one);
      continue;
    }
    if (isCodeFirst) beside = [];
    const below = all[at + 1];
    const isDuration = below !== undefined && !isCode(below) && DURATION_ALONE.test(below.text);
    groups.push({ code: one, beside, ...(isDuration ? { below } : {}) });
    if (!isCodeFirst) beside = [];
  }
  const isAbove = groups[0]?.beside.some(({ text }) => DURATION_ALONE.test(text)) === true;
  if (isCodeFirst || isAbove) return groups;
  // A duration right below a code is that code's, where the first of all codes has none above it.
  return groups.map((group, at) => ({
    code: group.code,
    beside: [
      ...(groups[at - 1]?.below === undefined ? group.beside : group.beside.slice(1)),
      ...(group.below === undefined ? [] : [group.below]),
    ],
  }));
}

/** Title, artist and what else stands below the last number: above it is the head of the page. */
function fieldsIn(beside: readonly TextLine[]): readonly TextLine[] {
  const start = beside.findLastIndex(({ text }) => NUMBER_ALONE.test(text)) + 1;
  return beside
    .slice(start)
    .filter(({ text }) => !DURATION_ALONE.test(text) && !MARKS.has(text.toLowerCase()));
}

/** `used` learns which lines are spent. */
function rowOf({ code, beside }: Group, depth: number, used: Set<TextLine>): CodeListRow {
  const isNumbered = beside.some(({ text }) => NUMBER_ALONE.test(text));
  const fields = fieldsIn(beside);
  const [title, artist] = isNumbered ? fields : fields.slice(-depth);
  const duration = beside.find(({ text }) => DURATION_ALONE.test(text));
  const mine = [title, artist, duration].filter((one) => one !== undefined);
  for (const one of [...mine, ...beside.filter(({ text }) => MARKS.has(text.toLowerCase()))]) used.add(one);
  const words = readWords([title?.text ?? "", duration?.text ?? ""], { line: code.line, isTable: false });
  const issues = title === undefined ? [] : [linesJoined(code.line, title, artist)];
  return {
    ...words,
    isrc: code.isrc,
    ...(artist === undefined ? {} : { artist: artist.text }),
    raw: code.text,
    line: code.line,
    issues: [...issues, ...words.issues],
  };
}

function linesJoined(line: number, title: TextLine, artist: TextLine | undefined): Issue {
  const by = artist === undefined ? "" : ` by “${artist.text.slice(0, 80)}”`;
  return {
    code: "CODE_LIST_LINES_JOINED",
    severity: "info",
    path: ["lines", line],
    message: `The code in line ${line} is read with line ${title.line}: the title “${title.text.slice(0, 80)}”${by}.`,
    hint: "Put code, title and artist into one line if they do not belong together.",
  };
}
