import type { Issue } from "@deadwax/identifiers";
import { columnIndex, columnLetters } from "../table/column-name.ts";
import { escapeFormula } from "../table/formula-escape.ts";
import { damaged } from "../xlsx/archive.ts";
import { encodeXlsxText } from "../xlsx/xlsx-text.ts";
import type { FillRequest } from "./fill-request.ts";
import { outlineSheet, type RowOutline, type SheetOutline } from "./sheet-outline.ts";
import type { TemplateCell } from "./template-rows.ts";

interface Change {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Puts cells into the text of a sheet (ECMA-376 part 1, 18.3.1). Everything that is not one of these cells stays as it was written. */
export function editSheet(
  part: string,
  xml: Uint8Array,
  request: FillRequest,
): { readonly xml: Uint8Array; readonly issues: readonly Issue[] } {
  const text = decoded(part, xml);
  const outline = { ...outlineSheet(part, text), headerRow: request.headerRow };
  const issues: Issue[] = [];
  const changes = [...rowChanges(text, outline, { request, issues }), ...dimensionChange(outline, request)];
  let edited = text;
  for (const { start, end, text: put } of changes.toSorted((a, b) => b.start - a.start || b.end - a.end))
    edited = edited.slice(0, start) + put + edited.slice(end);
  return { xml: new TextEncoder().encode(edited), issues };
}

/** Excel and every other program write sheets in UTF-8; one in UTF-16 would have to say so in a way that is not kept. */
function decoded(part: string, xml: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: false }).decode(xml);
  } catch (thrown) {
    throw damaged(part, "it is not written in UTF-8", thrown);
  }
}

/** The sheet, and what stands above the rows that are filled in. */
type Place = SheetOutline & { readonly headerRow: number };

interface Edit {
  readonly request: FillRequest;
  readonly issues: Issue[];
}

function rowChanges(text: string, outline: Place, edit: Edit): readonly Change[] {
  const { firstRow, rows } = edit.request;
  const known = new Map(outline.rows.map((row) => [row.number, row]));
  const changes: Change[] = [];
  const added = new Map<number, string>();
  for (const [index, cells] of rows.entries()) {
    const number = firstRow + index;
    const row = known.get(number);
    edit.issues.push(...mergedIssues(outline, number, cells));
    if (row === undefined) added.set(number, newRow(outline, number, cells));
    else changes.push(changedRow(text, outline, { row, cells, issues: edit.issues }));
  }
  return [...changes, ...insertions(outline, added)];
}

function newRow(outline: Place, number: number, cells: readonly TemplateCell[]): string {
  const { prefix } = outline;
  const content = inOrder(cells).map((cell) =>
    cellXml(prefix, number, { cell, style: styleFor(outline, cell.column) }),
  );
  return `<${prefix}row r="${number}">${content.join("")}</${prefix}row>`;
}

interface RowEdit {
  readonly row: RowOutline;
  readonly cells: readonly TemplateCell[];
  readonly issues: Issue[];
}

/** The row with these cells among its own. A formula stays: what it says is the template's business. */
function changedRow(text: string, outline: Place, { row, cells, issues }: RowEdit): Change {
  const { prefix } = outline;
  const pieces = row.cells.map(({ column, start, end }) => ({ column, xml: text.slice(start, end) }));
  for (const cell of cells) {
    const at = row.cells.findIndex(({ column }) => column === cell.column);
    const there = row.cells[at];
    if (there?.hasFormula === true) {
      issues.push(formulaKept(row.number, cell));
      continue;
    }
    const style = there === undefined ? styleFor(outline, cell.column) : there.style;
    const xml = cellXml(prefix, row.number, { cell, style });
    if (there === undefined) pieces.push({ column: cell.column, xml });
    else pieces[at] = { column: cell.column, xml };
  }
  // The spans are a hint of where the cells are, and wrong as soon as there are more.
  const tag = text
    .slice(row.start, row.openEnd)
    .replace(/\s+spans="[^"]*"/u, "")
    .replace(/\s*\/?>$/u, ">");
  const numbered = /\sr="/u.test(tag) ? tag : tag.replace(/>$/u, ` r="${row.number}">`);
  const sorted = pieces.toSorted((a, b) => a.column - b.column).map(({ xml }) => xml);
  return { start: row.start, end: row.end, text: `${numbered}${sorted.join("")}</${prefix}row>` };
}

/** New rows go before the first row with a higher number, or to the end. */
function insertions(outline: SheetOutline, added: ReadonlyMap<number, string>): readonly Change[] {
  const { data, prefix, rows } = outline;
  if (data === null || added.size === 0) return [];
  if (data.isSelfClosing) {
    const all = [...added.values()].join("");
    return [{ start: data.start, end: data.end, text: `<${prefix}sheetData>${all}</${prefix}sheetData>` }];
  }
  const dataEnd = data.end - `</${prefix}sheetData>`.length;
  const places = new Map<number, string>();
  for (const [number, xml] of added) {
    const place = rows.find((row) => row.number > number)?.start ?? rows.at(-1)?.end ?? data.openEnd;
    places.set(place, (places.get(place) ?? "") + xml);
  }
  return [...places].map(([place, text]) => ({
    start: Math.min(place, dataEnd),
    end: Math.min(place, dataEnd),
    text,
  }));
}

function inOrder(cells: readonly TemplateCell[]): readonly TemplateCell[] {
  return cells.toSorted((a, b) => a.column - b.column);
}

/** As the column looks, or as other cells of the column do below the header. */
function styleFor(outline: Place, column: number): string | null {
  const own = outline.columnStyles.find(({ from, to }) => column >= from && column <= to)?.style;
  if (own !== undefined) return own;
  for (const { number, cells } of outline.rows) {
    const cell = cells.find((one) => one.column === column && one.style !== null);
    if (number > outline.headerRow && cell !== undefined) return cell.style;
  }
  return null;
}

function cellXml(
  prefix: string,
  row: number,
  { cell, style }: { readonly cell: TemplateCell; readonly style: string | null },
): string {
  const look = style === null ? "" : ` s="${style}"`;
  const start = `<${prefix}c r="${columnLetters(cell.column)}${row}"${look}`;
  if (cell.isNumber) return `${start}><${prefix}v>${cell.text}</${prefix}v></${prefix}c>`;
  const content = encodeXlsxText(escapeFormula(cell.text));
  return `${start} t="inlineStr"><${prefix}is><${prefix}t xml:space="preserve">${content}</${prefix}t></${prefix}is></${prefix}c>`;
}

function dimensionChange(
  { dimension, prefix }: SheetOutline,
  { firstRow, rows }: FillRequest,
): readonly Change[] {
  const bounds = /^\$?([A-Z]+)\$?(\d+)(?::\$?([A-Z]+)\$?(\d+))?$/u.exec(dimension?.ref ?? "");
  if (dimension === null || bounds === null || rows.length === 0) return [];
  const [, left = "A", top = "1", right = left, bottom = top] = bounds;
  const columns = rows.flatMap((cells) => cells.map(({ column }) => column));
  const last = Math.max(columnIndex(right), ...columns);
  const first = Math.min(columnIndex(left), ...columns);
  const range = `${columnLetters(first)}${Math.min(Number(top), firstRow)}:${columnLetters(last)}${Math.max(Number(bottom), firstRow + rows.length - 1)}`;
  return [{ start: dimension.start, end: dimension.end, text: `<${prefix}dimension ref="${range}"/>` }];
}

function mergedIssues(
  { merged }: SheetOutline,
  row: number,
  cells: readonly TemplateCell[],
): readonly Issue[] {
  return cells.flatMap(({ column }) => {
    const range = merged.find((ref) => isHidden(ref, row, column));
    if (range === undefined) return [];
    return [
      {
        code: "TEMPLATE_CELL_MERGED",
        severity: "warning" as const,
        path: ["rows", row, columnLetters(column)],
        message: `${columnLetters(column)}${row} is a part of the merged cells ${range}, so what is written there is not seen.`,
        hint: "Take the merge apart in the template.",
      },
    ];
  });
}

function isHidden(ref: string, row: number, column: number): boolean {
  const bounds = /^([A-Z]+)(\d+):([A-Z]+)(\d+)$/u.exec(ref);
  if (bounds === null) return false;
  const [, left = "", top = "", right = "", bottom = ""] = bounds;
  const isInside =
    column >= columnIndex(left) &&
    column <= columnIndex(right) &&
    row >= Number(top) &&
    row <= Number(bottom);
  return isInside && !(column === columnIndex(left) && row === Number(top));
}

function formulaKept(row: number, { column, text }: TemplateCell): Issue {
  return {
    code: "TEMPLATE_FORMULA_KEPT",
    severity: "warning",
    path: ["rows", row, columnLetters(column)],
    message: `${columnLetters(column)}${row} holds a formula of the template, which stays; your value is not written.`,
    received: text.slice(0, 80),
    hint: "Leave the column out of the mapping if the formula is right.",
  };
}
