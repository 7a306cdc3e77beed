import { purposesInWords, SHEET_RULES } from "./about-sheet.ts";
import { MASTER_SHEET_COLUMNS, type ColumnId } from "./columns.ts";
import type { SheetColumn } from "./sheet-column.ts";

/** The page docs/reference/master-sheet.md, from the same table that the reader and the writer use. */
export function masterSheetReference(): string {
  return [
    "# Master sheet",
    "",
    "<!-- Made by npm run docs:gen from packages/exchange/src/master-sheet/columns.ts. -->",
    "",
    "The master sheet is the catalog as one table, a row for each recording. It is written and read as CSV",
    "(UTF-8 with a byte order mark, commas, CRLF, RFC 4180) and as XLSX (every cell is text).",
    "",
    "## Rules",
    "",
    ...SHEET_RULES.map((rule) => `- ${markdown(rule)}`),
    "- The header is in English and does not change. Columns may be left out and may stand in any order.",
    "- Excel turns dates, times and long numbers of a CSV file into its own forms when it opens it. Use XLSX there.",
    "",
    "## Columns",
    "",
    "| Column | What it holds | Example | Needed for | Emptied |",
    "| --- | --- | --- | --- | --- |",
    ...MASTER_SHEET_COLUMNS.map(line),
    "",
  ].join("\n");
}

function line(column: SheetColumn<ColumnId>): string {
  const emptied = column.isShownOnly ? "shown only" : column.isClearable ? "`[clear]`" : "no";
  const cells = [
    `\`${column.id}\``,
    markdown(column.description),
    `\`${column.example}\``,
    purposesInWords(column.requiredFor),
    emptied,
  ];
  return `| ${cells.join(" | ")} |`;
}

function markdown(text: string): string {
  return text.replace(/[\\[\]|]/gu, "\\$&");
}
