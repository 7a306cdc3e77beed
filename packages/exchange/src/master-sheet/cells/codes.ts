import {
  formatGtin,
  formatIswc,
  parseGtin,
  parseIsrc,
  parseIsrcList,
  parseIswc,
  type Gtin,
  type Isrc,
  type Iswc,
} from "@deadwax/identifiers";
import type { Cell } from "../../table/cell.ts";
import { cellIssue, type CellCodec } from "./cell-codec.ts";

/** Read in any spelling, written compact as systems exchange it. */
export const ISRC: CellCodec<Isrc> = {
  read: (cell, options) => {
    const parsed = parseIsrc(cell.text, options.prefixes && { prefixes: options.prefixes });
    return parsed.ok ? parsed.value : { issues: parsed.error };
  },
  write: (value) => value,
};

/** Several codes, separated by semicolons. One that cannot be read leaves the whole cell unread. */
export const ISRC_LIST: CellCodec<readonly Isrc[]> = {
  read: (cell, options) => {
    const parsed = parseIsrcList(cell.text, options.prefixes && { prefixes: options.prefixes });
    const issues = parsed.issues.map((issue) => ({ ...issue, path: [] }));
    const isRead = !issues.some((issue) => issue.severity === "error");
    return isRead ? { value: parsed.isrcs, issues } : { issues };
  },
  write: (value) => value.join("; "),
};

/** Read with or without separators, written as digits with their leading zeros. */
export const BARCODE: CellCodec<Gtin> = {
  read: (cell) => {
    const parsed = parseGtin(cell.text);
    if (!parsed.ok) return { issues: parsed.error };
    const { value, issues } = parsed.value;
    return { value, issues: isNumber(cell) ? [...issues, storedAsNumber(cell)] : issues };
  },
  write: (value) => value,
};

/** Written as printed: `T-034.524.680-1`. */
export const ISWC: CellCodec<Iswc> = {
  read: (cell) => {
    const parsed = parseIswc(cell.text);
    return parsed.ok ? parsed.value : { issues: parsed.error };
  },
  write: formatIswc,
};

function isNumber(cell: Cell): boolean {
  return cell.stored?.kind === "number";
}

function storedAsNumber(cell: Cell): ReturnType<typeof cellIssue> {
  return cellIssue("info", {
    code: "GTIN_STORED_AS_NUMBER",
    message: `${formatGtin(cell.text)} is stored as a number in the workbook; its check digit fits as it stands.`,
    received: cell.text,
    hint: "Set the column to text: the next bar code with a leading zero would lose it.",
  });
}
