import type { HeldRightsLine } from "@deadwax/catalog";
import { noted, plain, unreadable, type Reading } from "../../master-sheet/cells/cell-codec.ts";
import type { Cell } from "../../table/cell.ts";

/** The signs before a line, in any number: `℗ & ©`, `(P)`, `(C) Copyright`, `P:`. */
const SIGNS =
  /^(?:[\s:&/+,.℗©Ⓟ]|\([pcr]\)|(?:copyright|phonographic copyright|sound recording copyright|and)(?![\p{L}\p{N}])|[pc](?=[\s:]+(?:\d{4}|\())|[PC](?=\d{4}))+/iu;
const YEARS = /(?<!\d)(?:18|19|20|21)\d{2}(?!\d)/gu;
/** What may stand between a year and a name. */
const JOINT = /^[\s,;:./\-–—&+|]+(?:by\s+)?|[\s,;:/\-–—|(]+$/giu;

/** Reads a year and a name out of a line; the name keeps everything that is not sign or year. */
export function readRightsLine(cell: Cell): Reading<HeldRightsLine> {
  const text = cell.text.normalize("NFC").trim().replace(SIGNS, "");
  const years = [...text.matchAll(YEARS)];
  const leading = leadingYears(text);
  if (leading !== undefined) {
    const owner = nameIn(text.slice(leading.length));
    const [year, ...more] = [...leading.matchAll(YEARS)].map(([digits]) => Number(digits));
    if (more.length === 0) return plain({ year: year ?? null, owner });
    return noted({ year: null, owner }, "info", severalYears(cell.text));
  }
  // `Ferry Street Records 2026`: a year at the end, unless the name ends with it and another stands before.
  const last = years.at(-1);
  if (years.length === 1 && last !== undefined && last.index + 4 >= text.replace(/[\s).]+$/u, "").length) {
    return plain({ year: Number(last[0]), owner: nameIn(text.slice(0, last.index)) });
  }
  if (text === "") {
    return unreadable({
      code: "HELD_RIGHTS_EMPTY",
      message: `“${cell.text.trim().slice(0, 80)}” names neither a year nor an owner.`,
      received: cell.text,
      hint: "Write the year and the name: ℗ 2026 Ferry Street Records.",
    });
  }
  return plain({ year: null, owner: nameIn(text) });
}

/** A year column beside an owner column. Whole numbers as workbooks store them are years as well. */
export function readYear(cell: Cell): Reading<number> {
  const year = /^[\s℗©()PC]*(?<year>(?:18|19|20|21)\d{2})(?:\.0+)?(?:-\d{2}-\d{2})?\s*年?$/iu.exec(cell.text)
    ?.groups?.["year"];
  if (year !== undefined) return plain(Number(year));
  return unreadable({
    code: "HELD_YEAR_FORM",
    message: `“${cell.text.trim().slice(0, 80)}” is not a year.`,
    received: cell.text,
    expected: "four digits",
    hint: "Write the year with four digits.",
  });
}

function leadingYears(text: string): string | undefined {
  return /^\(?(?:18|19|20|21)\d{2}(?!\d)(?:\s*[,/&–-]\s*(?:18|19|20|21)\d{2}(?!\d))*\)?/u.exec(text)?.[0];
}

function nameIn(text: string): string | null {
  const name = text.replace(JOINT, "").trim();
  return name === "" ? null : name;
}

function severalYears(received: string): Parameters<typeof noted>[2] {
  return {
    code: "HELD_RIGHTS_YEARS",
    message: `“${received.trim().slice(0, 80)}” names several years, so none of them is taken.`,
    received,
    hint: "Look at the line by hand.",
  };
}
