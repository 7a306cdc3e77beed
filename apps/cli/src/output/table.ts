/**
 * Rows in aligned columns. The widest columns give way until the table fits, and where it cannot fit each row becomes a
 * small list. What is cut is whole with --json.
 */
import { page, spaced, type Block } from "./block.ts";
import { facts } from "./facts.ts";
import type { Look } from "./look.ts";
import { dim, plainText, type Text } from "./text.ts";
import { fit, widthOf } from "./width.ts";

export interface Column<Row> {
  readonly title: string;
  readonly value: (row: Row) => Text | undefined;
  /** Numbers stand right by themselves. */
  readonly align?: "left" | "right";
  /** Never cut: codes, amounts. */
  readonly isWhole?: boolean;
}

interface Measured {
  readonly title: string;
  readonly cells: readonly Text[];
  readonly align: "left" | "right";
  readonly isWhole: boolean;
  readonly width: number;
}

const GAP = 2;
/** A column that is cut below this says nothing any more. */
const LEAST = 8;

/** A table; no rows make no lines. */
export function table<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): Block {
  if (rows.length === 0) return () => [];
  const measured = columns.map((column) => measure(column, rows));
  return (look) => {
    const widths = fitWidths(measured, look.width);
    if (widths === undefined) return stacked(measured, rows.length)(look);
    return grid(measured, { rows: rows.length, widths, look });
  };
}

function measure<Row>(column: Column<Row>, rows: readonly Row[]): Measured {
  const cells = rows.map((row) => column.value(row) ?? "");
  const isNumeric =
    cells.some((cell) => cell !== "") && cells.every((cell) => cell === "" || typeof cell === "number");
  return {
    title: column.title,
    cells,
    align: column.align ?? (isNumeric ? "right" : "left"),
    isWhole: column.isWhole ?? isNumeric,
    width: cells.reduce<number>((widest, cell) => Math.max(widest, widthOf(cell)), widthOf(column.title)),
  };
}

/** The width of each column, or undefined when they cannot stand beside each other. */
function fitWidths(columns: readonly Measured[], width: number | undefined): readonly number[] | undefined {
  const widths = columns.map((column) => column.width);
  if (width === undefined) return widths;
  const least = columns.map(({ isWhole, width: natural }) => (isWhole ? natural : Math.min(natural, LEAST)));
  let excess = sum(widths) + GAP * (columns.length - 1) - width;
  while (excess > 0) {
    const at = widest(widths, least);
    if (at === undefined) return undefined;
    widths[at] = (widths[at] ?? 0) - 1;
    excess -= 1;
  }
  return widths;
}

/** The widest column that can still give a cell. */
function widest(widths: readonly number[], least: readonly number[]): number | undefined {
  let best: number | undefined;
  widths.forEach((width, at) => {
    if (width > (least[at] ?? 0) && (best === undefined || width > (widths[best] ?? 0))) best = at;
  });
  return best;
}

function grid(
  columns: readonly Measured[],
  { rows, widths, look }: { readonly rows: number; readonly widths: readonly number[]; readonly look: Look },
): readonly string[] {
  const line = (text: (column: Measured) => Text): string =>
    columns
      .map((column, at) => fit(text(column), { width: widths[at] ?? 0, align: column.align }, look))
      .join(" ".repeat(GAP))
      .trimEnd();
  const titles = line((column) => dim(column.title));
  return [titles, ...Array.from({ length: rows }, (_, row) => line((column) => column.cells[row] ?? ""))];
}

function stacked(columns: readonly Measured[], rows: number): Block {
  const row = (at: number): Block =>
    page(
      facts(
        columns
          .map(({ title, cells }) => [title, cells[at] ?? ""] as const)
          .filter(([, cell]) => plainText(cell) !== ""),
      ),
    );
  return spaced(...Array.from({ length: rows }, (_, at) => row(at)));
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
