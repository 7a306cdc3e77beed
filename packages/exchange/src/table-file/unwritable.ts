import { escapeFormula } from "../table/formula-escape.ts";

/** Characters of one cell in Excel, in UTF-16 code units. */
const EXCEL_CELL_LIMIT = 32_767;

/** Why a text cannot stand in a cell of the format, or null. */
export function findUnwritable(text: string, format: "csv" | "xlsx"): string | null {
  if (format === "xlsx" && text.length > EXCEL_CELL_LIMIT - 1) {
    const { length } = escapeFormula(text);
    if (length > EXCEL_CELL_LIMIT) {
      return `it has ${length.toLocaleString("en-US")} characters and Excel holds ${EXCEL_CELL_LIMIT.toLocaleString("en-US")}`;
    }
  }
  if (!text.isWellFormed()) return "it holds half of a character";
  return text.includes("\0") ? "it holds a NUL character" : null;
}
