import { CatalogError } from "@deadwax/catalog";
import { SaxesParser } from "saxes";
import { columnIndex } from "../table/column-name.ts";
import { damaged, unsafe } from "../xlsx/archive.ts";

/** A stretch of the text of a part: `start` is its `<`, `end` is behind its last `>`. */
interface Stretch {
  readonly start: number;
  end: number;
}

export interface CellOutline extends Stretch {
  readonly column: number;
  readonly style: string | null;
  hasFormula: boolean;
}

export interface RowOutline extends Stretch {
  readonly number: number;
  /** Behind the `>` of its first tag. */
  readonly openEnd: number;
  readonly isSelfClosing: boolean;
  readonly cells: CellOutline[];
}

/** Where the things of a sheet stand in its text. */
export interface SheetOutline {
  /** `x:` where the elements have a prefix. */
  prefix: string;
  data: (Stretch & { readonly openEnd: number; readonly isSelfClosing: boolean }) | null;
  dimension: (Stretch & { readonly ref: string }) | null;
  readonly rows: RowOutline[];
  readonly columnStyles: { readonly from: number; readonly to: number; readonly style: string }[];
  /** Ranges of merged cells, `A1:C1`. */
  readonly merged: string[];
}

/** Reads where the rows and cells of a sheet stand. Throws SHEET_WORKBOOK_DAMAGED and SHEET_WORKBOOK_UNSAFE. */
export function outlineSheet(part: string, xml: string): SheetOutline {
  const outline: SheetOutline = {
    prefix: "",
    data: null,
    dimension: null,
    rows: [],
    columnStyles: [],
    merged: [],
  };
  const parser = new SaxesParser({ position: true, xmlns: false });
  parser.on("doctype", () => {
    throw unsafe(part, "it declares a document type");
  });
  parser.on("error", (error) => {
    throw damaged(part, error.message, error);
  });
  parser.on("opentag", ({ name, attributes, isSelfClosing }) => {
    const end = parser.position;
    // An attribute holds no `<`, so the last one before the end of the tag begins it.
    open(outline, { name, attributes, isSelfClosing, end, start: xml.lastIndexOf("<", end - 1) });
  });
  parser.on("closetag", ({ name }) => {
    close(outline, localName(name), parser.position);
  });
  try {
    parser.write(xml).close();
  } catch (thrown) {
    throw thrown instanceof CatalogError ? thrown : damaged(part, String(thrown), thrown);
  }
  if (outline.data === null) throw damaged(part, "it has no rows and no place for them");
  return outline;
}

interface Tag {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly isSelfClosing: boolean;
  readonly start: number;
  readonly end: number;
}

function open(outline: SheetOutline, { name, attributes, isSelfClosing, start, end }: Tag): void {
  const row = outline.rows.at(-1);
  switch (localName(name)) {
    case "sheetData":
      outline.prefix = name.slice(0, name.length - "sheetData".length);
      outline.data = { start, end, openEnd: end, isSelfClosing };
      break;
    case "dimension":
      if (isSelfClosing) outline.dimension = { start, end, ref: attributes["ref"] ?? "" };
      break;
    case "col":
      if (attributes["style"] !== undefined)
        outline.columnStyles.push({
          from: Number(attributes["min"]) - 1,
          to: Number(attributes["max"]) - 1,
          style: attributes["style"],
        });
      break;
    case "row":
      outline.rows.push({
        ...{ start, end, openEnd: end, isSelfClosing, cells: [] },
        number: Number(attributes["r"] ?? (row?.number ?? 0) + 1),
      });
      break;
    case "c":
      row?.cells.push({
        ...{ start, end, hasFormula: false, style: attributes["s"] ?? null },
        column: columnOf(attributes["r"], row.cells),
      });
      break;
    case "f":
      markFormula(row);
      break;
    case "mergeCell":
      outline.merged.push(attributes["ref"] ?? "");
      break;
    default:
  }
}

function columnOf(reference: string | undefined, before: readonly CellOutline[]): number {
  if (reference === undefined) return (before.at(-1)?.column ?? -1) + 1;
  return columnIndex(reference.replace(/\d+$/u, "").toUpperCase());
}

function markFormula(row: RowOutline | undefined): void {
  const cell = row?.cells.at(-1);
  if (cell !== undefined) cell.hasFormula = true;
}

function close(outline: SheetOutline, name: string, end: number): void {
  const row = outline.rows.at(-1);
  if (name === "sheetData" && outline.data !== null) outline.data.end = end;
  if (name === "row" && row !== undefined) row.end = end;
  const cell = name === "c" ? row?.cells.at(-1) : undefined;
  if (cell !== undefined) cell.end = end;
}

function localName(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}
