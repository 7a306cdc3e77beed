import type { Issue } from "@deadwax/identifiers";
import { suggestMapping } from "../column-mapping/suggest-mapping.ts";
import type { ColumnId } from "../master-sheet/columns.ts";
import type { ReleaseFieldId } from "../release-fields/index.ts";
import { columnNames } from "../table/column-name.ts";
import { openTemplate } from "./template-kind.ts";
import { TEMPLATE_SCHEMA, type TemplateColumn, type TemplateMapping } from "./template-mapping.ts";

export interface TemplateInspection {
  /** Names of the columns, in order: the keys of a mapping. */
  readonly columns: readonly string[];
  /** What is sure by the words of the header. A person completes it and keeps it. */
  readonly mapping: TemplateMapping;
  /** Columns that nothing fills in yet. */
  readonly unmapped: readonly string[];
  readonly issues: readonly Issue[];
}

/** Looks at a template before it is filled in: which sheet, which header, and which columns are known. */
export async function inspectTemplate(
  bytes: Uint8Array,
  choice: { readonly sheet?: string; readonly headerRow?: number } = {},
): Promise<TemplateInspection> {
  const { sheet = null, headerRow = null } = choice;
  const { table } = await openTemplate(bytes, { sheet, headerRow });
  const names = columnNames(table.header);
  const columns: Record<string, TemplateColumn> = {};
  for (const { name, status, target } of suggestMapping(table.header, [])) {
    const field = status === "matched" && target !== null ? FIELD_OF[target] : undefined;
    if (field !== undefined) columns[name] = { field };
  }
  return {
    columns: names,
    mapping: {
      schema: TEMPLATE_SCHEMA,
      sheet: table.sheetName ?? null,
      headerRow: table.headerRow,
      ...{ firstRow: null, rowPer: "track", columns },
    },
    unmapped: names.filter((name) => !Object.hasOwn(columns, name)),
    issues: table.issues,
  };
}

/** Columns of the master sheet, by whose headers a template's are known, and what fills them in. */
const FIELD_OF: Partial<Record<ColumnId, ReleaseFieldId>> = {
  isrc: "isrc",
  title: "title",
  version_title: "version",
  display_artist: "artist",
  duration: "duration",
  content_type: "content_type",
  advisory: "advisory",
  first_published: "first_published",
  recorded_on: "recorded_on",
  language: "language",
  p_line: "p_line",
  c_line: "release_c_line",
  label: "label",
  file: "file",
  release: "release_title",
  barcode: "barcode",
  catalog_number: "catalog_number",
  track_position: "position",
  work_title: "work_title",
  iswc: "iswc",
  owner: "owner",
};
