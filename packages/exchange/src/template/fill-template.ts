import type { ReleaseCopy } from "@deadwax/catalog";
import type { Issue } from "@deadwax/identifiers";
import type { Missing } from "../forms/index.ts";
import { fillCsv } from "./fill-csv.ts";
import { fillXlsx } from "./fill-xlsx.ts";
import { openTemplate } from "./template-kind.ts";
import type { TemplateMapping } from "./template-mapping.ts";
import { templateContent } from "./template-rows.ts";

export interface FilledTemplate {
  readonly bytes: Uint8Array;
  /** Row number of the first row that was written. */
  readonly firstRow: number;
  readonly rows: number;
  /** Mapped columns that stayed blank because the catalog has nothing. */
  readonly missing: readonly Missing[];
  readonly issues: readonly Issue[];
}

/**
 * Fills in a template of somebody else's, CSV or XLSX, below what stands in it. Of a workbook only the rows of the one sheet
 * change; every other part is the same byte for byte. Throws what reading a sheet throws, SHEET_MAPPING_HEADER_UNKNOWN,
 * SHEET_CELL_NOT_WRITABLE and TEMPLATE_ENCODING.
 */
export async function fillTemplate(
  bytes: Uint8Array,
  mapping: TemplateMapping,
  releases: readonly ReleaseCopy[],
): Promise<FilledTemplate> {
  const { table, part } = await openTemplate(bytes, mapping);
  const content = templateContent(table.header, mapping, releases);
  let last = table.headerRow ?? 0;
  const issues: Issue[] = [...table.issues];
  let kept = 0;
  for await (const row of table.rows) {
    last = row.number;
    kept++;
  }
  const firstRow = mapping.firstRow ?? last + 1;
  if (mapping.firstRow === null && kept > 0) issues.push(rowsKept(kept, firstRow));
  const headerRow = table.headerRow ?? 0;
  const request = { firstRow, headerRow, rows: content.rows, width: table.header.length };
  const filled =
    part === null ? { bytes: fillCsv(bytes, request), issues: [] } : await fillXlsx(bytes, part, request);
  return {
    bytes: filled.bytes,
    firstRow,
    rows: content.rows.length,
    missing: content.missing,
    issues: [...issues, ...filled.issues],
  };
}

function rowsKept(kept: number, firstRow: number): Issue {
  return {
    code: "TEMPLATE_ROWS_KEPT",
    severity: "info",
    path: [],
    message: `${kept === 1 ? "One row stands" : `${kept} rows stand`} below the header of the template and stay; yours begin in row ${firstRow}.`,
    hint: "If they are examples, say in the mapping in which row the first of yours goes: firstRow.",
  };
}
