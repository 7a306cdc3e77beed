/** A table copied so that every cell became a line: the headers first, then the cells of row after row. */
import { parseIsrc } from "@deadwax/identifiers";
import type { PageLine } from "./page-lines.ts";
import { pageTable, type PageRecord, type PageTable } from "./page-table.ts";

/** Headers below which a run of lines is no header row. */
const LEAST_COLUMNS = 3;
/** Share of the rows that must have a code, or nothing, where the header says ISRC. */
const ENOUGH = 0.8;

export function readFlatTable(lines: readonly PageLine[]): PageTable | null {
  for (const at of lines.keys()) {
    if (headerLength(lines, at) < LEAST_COLUMNS) continue;
    const found = readFrom(lines, at);
    if (found !== null) return found;
  }
  return null;
}

function readFrom(lines: readonly PageLine[], start: number): PageTable | null {
  const width = headerLength(lines, start);
  const header = lines.slice(start, start + width);
  const isrc = header.findIndex(({ sense }) => sense === "isrc");
  if (isrc < 0) return null;
  const cells = lines.slice(start + width);
  const rows = Array.from({ length: Math.floor(cells.length / width) }, (_, at) =>
    cells.slice(at * width, (at + 1) * width),
  );
  const good = rows.filter((row) => parseIsrc(row[isrc]?.text ?? "").ok).length;
  if (rows.length === 0 || good < rows.length * ENOUGH) return null;
  const records = rows.map((row): PageRecord => {
    const fields = new Map(header.map(({ label }, at) => [label, row[at]?.text ?? ""]));
    return { line: row[0]?.line ?? 0, fields };
  });
  return pageTable(records, []);
}

/** How many lines from here on are nothing but headers, each once. */
function headerLength(lines: readonly PageLine[], from: number): number {
  const seen = new Set<string>();
  for (let at = from; at < lines.length; at++) {
    const line = lines[at];
    const isHeader = line?.kind === "bare-label" && !line.text.includes(":");
    if (!isHeader || seen.has(line.label)) return at - from;
    seen.add(line.label);
  }
  return lines.length - from;
}
