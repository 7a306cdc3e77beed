import { CatalogError } from "@deadwax/catalog";
import { columnNames } from "../table/column-name.ts";
import { findColumn } from "./columns.ts";

/** Header as it stands in the sheet → column of the master sheet, or "ignore". */
export type ColumnMapping = Readonly<Record<string, string>>;

/** A column of the sheet that is read. */
export interface MappedColumn {
  readonly index: number;
  /** Distinct name of the source column. */
  readonly name: string;
  readonly column: NonNullable<ReturnType<typeof findColumn>>;
}

/** How many columns of a sheet without a header can be named: Column A to Column ZZ. */
const LETTERED_COLUMNS = 702;

/** Reads the columns that are named exactly as ours. Throws SHEET_COLUMNS_UNKNOWN when there is none. */
export function ownMapping(header: readonly string[]): readonly MappedColumn[] {
  const taken = new Set<string>();
  const found = columnNames(header).flatMap((name, index) => {
    const column = findColumn(name);
    if (column === undefined || taken.has(column.id)) return [];
    taken.add(column.id);
    return [{ index, name, column }];
  });
  if (found.length === 0) throw new CatalogError("SHEET_COLUMNS_UNKNOWN", { header });
  return found;
}

/** Applies what a person said. Throws SHEET_MAPPING_… for names that do not exist and targets used twice. */
export function resolveMapping(header: readonly string[], mapping: ColumnMapping): readonly MappedColumn[] {
  const entries = Object.entries(mapping);
  const names = header.length > 0 ? columnNames(header) : columnNames([], LETTERED_COLUMNS);
  const found: MappedColumn[] = [];
  for (const [source, target] of entries) {
    const index = names.findIndex((name) => name.toLowerCase() === source.trim().toLowerCase());
    const name = names[index];
    if (name === undefined) throw headerUnknown(source, header.length > 0 ? names : names.slice(0, 3));
    if (target === "ignore") continue;
    const column = findColumn(target);
    if (column === undefined)
      throw new CatalogError("SHEET_MAPPING_TARGET_UNKNOWN", { header: source, target });
    const first = found.find((mapped) => mapped.column.id === column.id)?.name;
    if (first !== undefined) {
      throw new CatalogError("SHEET_MAPPING_TARGET_TWICE", { target: column.id, first, second: name });
    }
    found.push({ index, name, column });
  }
  if (found.length === 0) throw new CatalogError("SHEET_COLUMNS_UNKNOWN", { header });
  return found;
}

function headerUnknown(header: string, names: readonly string[]): CatalogError {
  return new CatalogError("SHEET_MAPPING_HEADER_UNKNOWN", { header, names });
}
