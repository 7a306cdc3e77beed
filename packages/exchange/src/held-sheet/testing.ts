import type { HeldField, HeldRow } from "@deadwax/catalog";
import type { Issue } from "@deadwax/identifiers";
import type { ByteSource } from "../table/byte-source.ts";
import { all } from "../table/testing.ts";
import type { HeldSheetOptions, HeldTable } from "./held-sheet.ts";
import { readHeldSheet } from "./read-held-sheet.ts";

/** A sheet that was read to its end. */
export interface ReadSheet {
  readonly tables: readonly HeldTable[];
  readonly rows: readonly HeldRow[];
  readonly issues: readonly Issue[];
}

export async function readAll(
  source: ByteSource | string,
  options: HeldSheetOptions = {},
): Promise<ReadSheet> {
  const sheet = await readHeldSheet(typeof source === "string" ? Buffer.from(source) : source, options);
  const rows = await all(sheet.rows);
  return { tables: sheet.tables, rows, issues: sheet.issues };
}

/** What each row says, without text and column. */
export function valuesOf({ rows }: ReadSheet): readonly Partial<Record<HeldField, unknown>>[] {
  return rows.map(({ values }) =>
    Object.fromEntries(Object.entries(values).map(([field, held]) => [field, held.value])),
  );
}

/** The codes of the findings, without what only says that examples are examples. */
export function codesOf(issues: readonly Issue[]): readonly string[] {
  return issues.map(({ code }) => code).filter((code) => code !== "ISRC_DOCUMENTATION_PREFIX");
}

/** `name=target` of the first table; a mark before what is not plainly matched. */
export function columnsOf({ tables }: ReadSheet): readonly string[] {
  return (tables[0]?.columns ?? []).map(({ name, status, target }) =>
    status === "matched" ? `${name}=${target ?? ""}` : `${name}:${status} ${target ?? ""}`.trim(),
  );
}
