import type { TextRows } from "../csv/write-csv.ts";
import { columnLetters } from "../table/column-name.ts";
import { escapeFormula } from "../table/formula-escape.ts";
import { sheetEnd, sheetStart, STYLE } from "./workbook-parts.ts";
import { encodeXlsxText } from "./xlsx-text.ts";

/** How much of a sheet is filled; counted while it is written. */
export interface WrittenRange {
  rows: number;
  columns: number;
}

interface Look {
  readonly widths: readonly number[];
  readonly style: number;
  readonly hasFilter: boolean;
}

const PIECE = 64 * 1024;

/** A sheet as XML in pieces. The first row is the header. */
export async function* sheetXml(
  rows: TextRows,
  look: Look,
  written: WrittenRange,
): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  let text = sheetStart(look.widths, look.style);
  for await (const row of rows) {
    written.rows++;
    written.columns = Math.max(written.columns, row.length);
    text += rowXml(row, written.rows, written.rows === 1 ? STYLE.header : look.style);
    if (text.length >= PIECE) {
      yield encoder.encode(text);
      text = "";
    }
  }
  const range = `A1:${columnLetters(written.columns - 1)}${Math.max(1, written.rows)}`;
  yield encoder.encode(text + sheetEnd(range, look.hasFilter));
}

/** Texts stand in their cells; a shared table would have to be in memory until the end. */
function rowXml(row: readonly string[], number: number, style: number): string {
  let cells = "";
  for (const [index, text] of row.entries()) {
    if (text === "") continue;
    const content = encodeXlsxText(escapeFormula(text));
    cells += `<c r="${columnLetters(index)}${number}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${content}</t></is></c>`;
  }
  return `<row r="${number}">${cells}</row>`;
}
