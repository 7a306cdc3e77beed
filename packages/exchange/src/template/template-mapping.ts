import { CatalogError } from "@deadwax/catalog";
import { findReleaseField, RELEASE_FIELDS } from "../release-fields/index.ts";

/** The mark of a mapping that is kept as JSON. */
export const TEMPLATE_SCHEMA = "deadwax.template/1";

/** What fills a column: a field of the release, or a text that is the same in every row. */
export type TemplateColumn = { readonly field: string } | { readonly text: string };

/** How a template is filled in: made once, kept as plain JSON, used for every release. */
export interface TemplateMapping {
  readonly schema: typeof TEMPLATE_SCHEMA;
  /** Null for the sheet that looks like the one to fill in. */
  readonly sheet: string | null;
  /** Row number of the header as a spreadsheet program shows it; null to find it. */
  readonly headerRow: number | null;
  /** Where the first row goes; what stands there in mapped columns is replaced. Null for below everything that stands there. */
  readonly firstRow: number | null;
  readonly rowPer: "track" | "recording";
  /** By header, as it stands, or `Column D`. Columns that are not named stay as they are. */
  readonly columns: Readonly<Record<string, TemplateColumn>>;
}

/** Checks what was read from a JSON file. Throws TEMPLATE_MAPPING_FORM and TEMPLATE_FIELD_UNKNOWN. */
export function readTemplateMapping(json: unknown): TemplateMapping {
  if (!isRecord(json) || json["schema"] !== TEMPLATE_SCHEMA)
    throw refused(`it does not begin with "schema": "${TEMPLATE_SCHEMA}"`);
  const { columns } = json;
  if (!isRecord(columns)) throw refused("it has no columns");
  return {
    schema: TEMPLATE_SCHEMA,
    sheet: optional(json, "sheet", (value) => typeof value === "string"),
    headerRow: optional(json, "headerRow", isRowNumber),
    firstRow: optional(json, "firstRow", isRowNumber),
    rowPer: json["rowPer"] === "recording" ? "recording" : "track",
    columns: Object.fromEntries(
      Object.entries(columns).map(([header, value]) => [header, readColumn(header, value)]),
    ),
  };
}

function readColumn(header: string, value: unknown): TemplateColumn {
  if (isRecord(value) && typeof value["text"] === "string") return { text: value["text"] };
  const field = isRecord(value) ? value["field"] : value;
  if (typeof field !== "string") throw refused(`the column “${header}” names neither a field nor a text`);
  const found = findReleaseField(field);
  if (found === undefined) {
    throw new CatalogError("TEMPLATE_FIELD_UNKNOWN", {
      header,
      field,
      fields: RELEASE_FIELDS.map(({ id }) => id),
    });
  }
  return { field: found.id };
}

function optional<Value>(
  json: Readonly<Record<string, unknown>>,
  key: string,
  isRight: (value: unknown) => value is Value,
): Value | null {
  const value = json[key] ?? null;
  if (value === null || isRight(value)) return value;
  throw refused(`its ${key} is neither left out nor what it can be`);
}

function isRowNumber(value: unknown): value is number {
  return typeof value === "number" && Number.isInteger(value) && value >= 1;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function refused(reason: string): CatalogError {
  return new CatalogError("TEMPLATE_MAPPING_FORM", { reason });
}
