import { CatalogError } from "@deadwax/catalog";
import type { Issue } from "@deadwax/identifiers";
import { BLANK_CELL, type Cell } from "../table/cell.ts";
import { columnIndex, columnLetters } from "../table/column-name.ts";
import type { SheetRecord } from "../table/table.ts";
import { damaged, unsafe } from "./archive.ts";
import { XLSX_LIMITS } from "./limits.ts";
import { numberCell } from "./number-cell.ts";
import { createTextCollector } from "./shared-strings.ts";
import { GENERAL, type CellFormat } from "./styles.ts";
import { decodeXlsxText } from "./xlsx-text.ts";
import { xmlItems, type XmlHandlers } from "./xml-items.ts";

/** What cells refer to. */
export interface SheetContext {
  readonly part: string;
  readonly strings: readonly string[];
  readonly formats: readonly CellFormat[];
  readonly is1904: boolean;
}

/** Reads the rows of a sheet one after another. Merged cells count as their first cell; formulas as their last result. */
export function sheetRecords(
  bytes: AsyncIterable<Uint8Array>,
  context: SheetContext,
): AsyncGenerator<SheetRecord> {
  return xmlItems<SheetRecord>(context.part, bytes, (emit) => recordHandlers(context, emit));
}

/** The cell that is being read. */
interface OpenCell {
  readonly column: number;
  readonly type: string;
  readonly style: number;
  value: string;
  hasFormula: boolean;
}

function recordHandlers(context: SheetContext, emit: (record: SheetRecord) => void): XmlHandlers {
  const collector = createTextCollector(context.part);
  let number = 0;
  let cells: Cell[] = [];
  let issues: Issue[] = [];
  let characters = 0;
  let cell: OpenCell | undefined;
  let isValue = false;

  const openRow = (attributes: Readonly<Record<string, string>>): void => {
    const given = Number(attributes["r"] ?? number + 1);
    if (!Number.isInteger(given) || given <= number)
      throw damaged(context.part, `row ${number} is followed by row ${given}`);
    if (given > XLSX_LIMITS.rows) throw unsafe(context.part, "it has more rows than Excel can hold");
    number = given;
    cells = [];
    issues = [];
    characters = 0;
  };
  const openCell = (attributes: Readonly<Record<string, string>>): void => {
    const reference = attributes["r"];
    const column =
      reference === undefined ? cells.length : columnIndex(reference.replace(/\d+$/u, "").toUpperCase());
    if (column >= XLSX_LIMITS.columns) {
      throw new CatalogError("SHEET_TOO_MANY_COLUMNS", { row: number, limit: XLSX_LIMITS.columns });
    }
    if (column < cells.length)
      throw damaged(context.part, `its cell ${reference ?? ""} stands in the wrong place`);
    const style = Number(attributes["s"] ?? 0);
    cell = { column, type: attributes["t"] ?? "n", style, value: "", hasFormula: false };
    collector.reset();
  };
  const closeCell = (open: OpenCell): void => {
    const read = cellOf(open, collector.result(), context);
    if (open.hasFormula && read.text === "") issues.push(formulaWithoutValue(number, open.column));
    cell = undefined;
    if (read.text === "" && read.stored === undefined) return;
    characters += read.text.length;
    if (characters > XLSX_LIMITS.rowCharacters)
      throw unsafe(context.part, `row ${number} holds more text than a row can`);
    while (cells.length < open.column) cells.push(BLANK_CELL);
    cells.push(read);
  };

  return {
    open: (name, attributes) => {
      if (name === "row") openRow(attributes);
      else if (name === "c") openCell(attributes);
      else if (name === "v") isValue = true;
      else if (name === "f" && cell !== undefined) cell.hasFormula = true;
      else collector.open(name);
    },
    text: (text) => {
      if (cell === undefined) return;
      if (isValue) cell.value += text;
      else collector.text(text);
      if (cell.value.length > XLSX_LIMITS.cellCharacters)
        throw unsafe(context.part, "a cell holds more text than a cell can");
    },
    close: (name) => {
      if (name === "row") emit(issues.length === 0 ? { number, cells } : { number, cells, issues });
      else if (name === "c" && cell !== undefined) closeCell(cell);
      else if (name === "v") isValue = false;
      else collector.close(name);
    },
  };
}

function cellOf(open: OpenCell, inline: string, context: SheetContext): Cell {
  const { type, value } = open;
  switch (type) {
    case "inlineStr":
      return textCell(inline);
    case "s": {
      const text = context.strings[Number(value)];
      if (text === undefined && value !== "")
        throw damaged(context.part, `it refers to the text number ${value}, which is missing`);
      return textCell(text ?? "");
    }
    case "str":
      return textCell(decodeXlsxText(value));
    case "b":
      return { text: value === "1" || value === "true" ? "TRUE" : "FALSE", stored: { kind: "boolean" } };
    case "e":
      return { text: value, stored: { kind: "error" } };
    case "d":
      return textCell(value);
    default:
      if (value === "") return BLANK_CELL;
      return numberCell(value, context.formats[open.style] ?? GENERAL, context.is1904);
  }
}

function textCell(text: string): Cell {
  return text === "" ? BLANK_CELL : { text };
}

function formulaWithoutValue(row: number, column: number): Issue {
  return {
    code: "SHEET_FORMULA_WITHOUT_VALUE",
    severity: "warning",
    path: ["rows", row, columnLetters(column)],
    message: `The formula in ${columnLetters(column)}${row} has no result stored with it, so the cell counts as blank.`,
    hint: "Open the workbook in Excel or LibreOffice, let it calculate, and save it again.",
  };
}
