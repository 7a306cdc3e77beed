/** The rows of a sheet as they stand in its bytes, for the tests: it knows the files that are made here and no others. */
import type { Shape } from "../shapes/shape.ts";

/** Row 1 first; a cell that is not there is empty. A workbook's numbers are as stored. */
export function readBack(bytes: Uint8Array, { file }: Shape): readonly (readonly string[])[] {
  if (file.format === "xlsx") return workbookRows(Buffer.from(bytes).toString("utf8"));
  const label = file.encoding.replace(/(?:le)?-bom$/u, (end) => (end === "le-bom" ? "le" : ""));
  return csvRows(new TextDecoder(label, { fatal: true }).decode(bytes), file.delimiter, file.newline);
}

function csvRows(text: string, delimiter: string, newline: string): readonly (readonly string[])[] {
  return text
    .split(newline)
    .slice(0, -1)
    .map((line) =>
      Array.from(
        line.matchAll(new RegExp(`(?:^|${delimiter})(?:"((?:[^"]|"")*)"|([^${delimiter}]*))`, "gu")),
        (cell) => (cell[1] ?? cell[2] ?? "").replaceAll('""', '"'),
      ),
    );
}

/** The last sheet: a cover stands before the rows. Parts are stored as they are, so they can be read in the bytes. */
function workbookRows(zip: string): readonly (readonly string[])[] {
  const strings = Array.from(zip.matchAll(/<si><t xml:space="preserve">(.*?)<\/t><\/si>/gsu), (found) =>
    (found[1] ?? "")
      .replaceAll("&lt;", "<")
      .replaceAll("&gt;", ">")
      .replaceAll("&quot;", '"')
      .replaceAll("&amp;", "&"),
  );
  const sheet = Array.from(zip.matchAll(/<sheetData>(.*?)<\/sheetData>/gsu)).at(-1)?.[1] ?? "";
  const rows: string[][] = [];
  for (const [, at = "", shared, value = ""] of sheet.matchAll(
    /<c r="([A-Z]\d+)"(?: s="\d"| (t="s"))><v>(.*?)<\/v>/gu,
  )) {
    const [row, column] = [Number(at.slice(1)) - 1, at.charCodeAt(0) - 65];
    while (rows.length <= row) rows.push([]);
    const cells = rows[row]!;
    while (cells.length <= column) cells.push("");
    cells[column] = shared === undefined ? value : (strings[Number(value)] ?? "");
  }
  return rows;
}
