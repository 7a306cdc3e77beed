/** Lines of cells between tabs, copied without their header. What the cells are follows from their content, and is said. */
import { contentKind, type ContentKind } from "../../column-mapping/content-kind.ts";
import type { PageLine } from "./page-lines.ts";
import { lineLeftOut, pageAssumed, type PageTable } from "./page-table.ts";

const HEADERS: Readonly<Record<Exclude<ContentKind, "other">, string>> = {
  isrc: "ISRC",
  gtin: "UPC",
  iswc: "ISWC",
  duration: "Duration",
  date: "Date",
};
/** Lines that must have the same number of cells. */
const ENOUGH = 0.6;

export function readTabbedLines(lines: readonly PageLine[]): PageTable | null {
  const cut = lines.map(({ line, text }) => ({
    line,
    text,
    cells: text.split(/\t| {3,}/u).map((cell) => cell.trim()),
  }));
  const widths = new Map<number, number>();
  for (const { cells } of cut) widths.set(cells.length, (widths.get(cells.length) ?? 0) + 1);
  const [width, amount] = [...widths].filter(([size]) => size > 2).toSorted((a, b) => b[1] - a[1])[0] ?? [
    0, 0,
  ];
  if (amount === 0 || amount < lines.length * ENOUGH) return null;
  const rows = cut.filter(({ cells }) => cells.length === width);
  const header = headerOf(
    rows.map(({ cells }) => cells),
    width,
  );
  if (!header.includes("ISRC")) return null;
  const left = cut.filter(({ cells }) => cells.length !== width);
  return {
    header,
    rows: rows.map(({ line, cells }) => ({
      number: line,
      cells: cells.map((text) => ({ text })),
      issues: [],
    })),
    issues: [
      pageAssumed(
        `The page has no header; its cells are read as ${header.filter((name) => name !== "").join(", ")}.`,
      ),
      ...left.slice(0, 50).map(({ line, text }) => lineLeftOut(line, text)),
    ],
  };
}

function headerOf(rows: readonly (readonly string[])[], width: number): readonly string[] {
  const columns = Array.from({ length: width }, (_, index) => rows.map((cells) => cells[index] ?? ""));
  const texts: number[] = [];
  const header = columns.map((cells, index) => {
    const filled = cells.filter((cell) => cell !== "");
    const kind = contentKind(cells.map((text) => ({ text })));
    if (kind !== "other") return HEADERS[kind];
    if (filled.length > 0 && filled.every((cell) => /^\d{1,3}[.)]?$/u.test(cell))) return "Track number";
    if (filled.some((cell) => /\p{L}/u.test(cell))) texts.push(index);
    return "";
  });
  // Titles differ from row to row, an artist stays.
  const [first, second] = texts;
  const distinct = (index: number | undefined): number => new Set(columns[index ?? -1] ?? []).size;
  const isArtistFirst = second !== undefined && distinct(first) < distinct(second) / 2;
  return header.map((name, index) => {
    if (index === (isArtistFirst ? second : first)) return "Title";
    return index === (isArtistFirst ? first : second) ? "Artist" : name;
  });
}
