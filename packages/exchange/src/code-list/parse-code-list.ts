import { parseIsrc, parseIsrcList, type Isrc, type Issue } from "@deadwax/identifiers";
import type { CodeListRow } from "./code-list-row.ts";
import { headedColumns, readHeadedLine, type HeadedColumns } from "./headed-lines.ts";
import { issueInLine } from "./line-issue.ts";
import { findCodes } from "./find-codes.ts";
import { readWords } from "./read-words.ts";
import { readStackedLines } from "./stacked-lines.ts";

/** Longer lines hold no title; they are a list of codes, or were pasted by mistake. */
const LONGEST_LINE = 2_000;
/** Thousands of codes in one line; a person who has more has them in lines. */
const LONGEST_LIST = 50_000;

/**
 * Reads codes that were pasted as text: a code and a title in any order, separated by dashes, tabs or blanks, with or
 * without a duration; codes alone; lines below a header; or a page that gives each field a line of its own. Blank lines are passed over. What stands beside a code is
 * a hint for a person who matches it to a recording, so a doubtful reading is an issue and never an error.
 */
export function parseCodeList(text: string): readonly CodeListRow[] {
  const lines = text.normalize("NFC").split(/\r\n|\n|\r/u);
  const stacked = readStackedLines(lines);
  if (stacked !== undefined) {
    return stacked.flatMap((item) => ("raw" in item ? [item] : readLine(item.text, item.line)));
  }
  let headed: HeadedColumns | undefined;
  return lines.flatMap((raw, index) => {
    const line = index + 1;
    if (raw.trim() === "") return [];
    const columns = raw.length > LONGEST_LINE ? undefined : headedColumns(raw);
    if (columns !== undefined) {
      headed = columns;
      return [];
    }
    return headed === undefined ? readLine(raw, line) : [readHeadedLine(raw, line, headed)];
  });
}

function readLine(raw: string, line: number): readonly CodeListRow[] {
  if (raw.length > LONGEST_LINE) return readLongLine(raw, line);
  const { codes, words, broken } = findCodes(raw);
  const [first] = codes;
  if (codes.length > 1 && words.every((word) => word === "")) {
    return codes.map((isrc) => ({ isrc, raw, line, issues: notesOn(isrc, line) }));
  }
  const beside = readWords(words, { line, isTable: isTableLine(raw) });
  if (codes.length > 1)
    return [{ isrc: null, ...beside, raw, line, issues: [...beside.issues, severalCodes(line, codes)] }];
  if (first !== undefined) {
    return [{ isrc: first, ...beside, raw, line, issues: [...notesOn(first, line), ...beside.issues] }];
  }
  const issues = broken === undefined ? [noCode(line, raw)] : whyBroken(broken, line);
  return [{ isrc: null, ...beside, raw, line, issues: [...issues, ...beside.issues] }];
}

/** Cells stand between tabs, or between gaps of several blanks, of which a sentence has none. */
function isTableLine(raw: string): boolean {
  return raw.includes("\t") || (raw.match(/\S\s{2,}(?=\S)/gu) ?? []).length > 1;
}

function readLongLine(raw: string, line: number): readonly CodeListRow[] {
  const { isrcs, issues } = parseIsrcList(raw.slice(0, LONGEST_LIST));
  if (raw.length <= LONGEST_LIST && !issues.some((issue) => issue.severity === "error")) {
    return isrcs.map((isrc) => ({ isrc, raw, line, issues: notesOn(isrc, line) }));
  }
  return [{ isrc: null, raw, line, issues: [lineLong(line)] }];
}

function lineLong(line: number): Issue {
  return {
    code: "CODE_LIST_LINE_LONG",
    severity: "error",
    path: ["lines", line],
    message: `Line ${line} is longer than ${LONGEST_LINE.toLocaleString("en-US")} characters and is no list of codes.`,
    hint: "Put each recording on a line of its own.",
  };
}

function notesOn(isrc: Isrc, line: number): readonly Issue[] {
  const parsed = parseIsrc(isrc);
  return parsed.ok ? parsed.value.issues.map((issue) => issueInLine(line, issue)) : [];
}

function whyBroken(text: string, line: number): readonly Issue[] {
  const parsed = parseIsrc(text);
  return parsed.ok ? [] : parsed.error.map((issue) => issueInLine(line, issue));
}

function noCode(line: number, received: string): Issue {
  return {
    code: "CODE_LIST_NO_CODE",
    severity: "warning",
    path: ["lines", line],
    message: `Line ${line} holds no ISRC.`,
    received: received.slice(0, 80),
    hint: "Leave the line out, or add the code to it.",
  };
}

function severalCodes(line: number, codes: readonly string[]): Issue {
  return {
    code: "CODE_LIST_SEVERAL_CODES",
    severity: "error",
    path: ["lines", line],
    message: `Line ${line} holds ${codes.length} codes beside a title: ${codes.join(", ")}.`,
    received: codes.join(", "),
    hint: "Give each code a line of its own, or keep the one that belongs to the title.",
  };
}
