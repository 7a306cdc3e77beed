import type { Cell, Row } from "./row.ts";
import { setLines, type SetLine, type Setting } from "./set-lines.ts";

/** Leading: from base line to base line, by the size of the letters. */
const LEADING = 1.38;

export interface SetCell {
  readonly cell: Cell;
  readonly lines: readonly SetLine[];
  /** Of one line. */
  readonly height: number;
}

export interface SetRow {
  readonly row: Row;
  readonly cells: readonly SetCell[];
  readonly height: number;
  /** The largest letters of the first line. */
  readonly size: number;
}

/** A row at its place; `from` and `to` are lines, for a row that no page can hold whole. */
export interface PlacedRow {
  readonly set: SetRow;
  readonly y: number;
  readonly from: number;
  readonly to: number;
}

export function setRow(row: Row, setting: Setting): SetRow {
  const cells = row.cells.map((cell) => {
    const size = Math.max(0, ...cell.spans.map((span) => span.size));
    return { cell, lines: setLines(cell.spans, cell.width, setting), height: size * LEADING };
  });
  const height = Math.max(0, ...cells.map(({ lines, height: one }) => lines.length * one));
  const size = Math.max(0, ...row.cells.flatMap(({ spans }) => spans.map((span) => span.size)));
  return { row, cells, height, size };
}

/** Puts rows on pages of `room` points. Rows that keep together do so where one page can hold them. */
export function flow(
  rows: readonly SetRow[],
  room: number,
  firstRoom: number,
): readonly (readonly PlacedRow[])[] {
  const pages: PlacedRow[][] = [[]];
  let y = 0;
  let left = firstRoom;
  const turn = (): void => {
    pages.push([]);
    [y, left] = [0, room];
  };
  for (const [index, set] of rows.entries()) {
    const isTop = y === 0;
    const together = heightFrom(rows, index) - (isTop ? set.row.gap : 0);
    if (!isTop && together > left && together - set.row.gap <= room) turn();
    const gap = y === 0 ? 0 : set.row.gap;
    for (const part of partsOf(set, left - gap, room)) {
      if (part.isOnNextPage) turn();
      const before = part.isOnNextPage || y === 0 ? 0 : gap;
      pages.at(-1)?.push({ set, y: y + before, from: part.from, to: part.to });
      y += before + part.height;
      left -= before + part.height;
    }
  }
  return pages;
}

/** The height of a row and of those that it keeps with it. */
function heightFrom(rows: readonly SetRow[], index: number): number {
  let height = 0;
  for (let at = index; at < rows.length; at++) {
    const set = rows[at];
    if (set === undefined) break;
    height += set.row.gap + set.height;
    if (set.row.keepsNext !== true) break;
  }
  return height;
}

interface Part {
  readonly from: number;
  readonly to: number;
  readonly height: number;
  readonly isOnNextPage: boolean;
}

/** Usually one part; several where the row is higher than what is left and than a page. */
function partsOf(set: SetRow, left: number, room: number): readonly Part[] {
  const lines = Math.max(0, ...set.cells.map((cell) => cell.lines.length));
  const line = Math.max(0, ...set.cells.map(({ height }) => height));
  if (set.height <= left || line === 0)
    return [{ from: 0, to: lines, height: set.height, isOnNextPage: false }];
  if (set.height <= room) return [{ from: 0, to: lines, height: set.height, isOnNextPage: true }];
  const parts: Part[] = [];
  for (let from = 0; from < lines;) {
    const isFirst = parts.length === 0;
    const count = Math.floor((isFirst ? left : room) / line);
    if (isFirst && count < 1) {
      const to = Math.min(lines, Math.max(1, Math.floor(room / line)));
      parts.push({ from, to, height: to * line, isOnNextPage: true });
      from = to;
      continue;
    }
    const to = Math.min(lines, from + Math.max(1, count));
    parts.push({ from, to, height: (to - from) * line, isOnNextPage: !isFirst });
    from = to;
  }
  return parts;
}
