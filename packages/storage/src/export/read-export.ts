/** Brings the lines of an export into an empty catalog, in one transaction. */
import { join } from "node:path";
import { isCommitted, verifyHistory, type Instance, type PersonalValue } from "@deadwax/catalog";
import { systemDigest } from "../runtime/system-runtime.ts";
import type { Cell } from "../schema/tables.ts";
import { insertRows } from "../store/insert-rows.ts";
import { writeInstance } from "../store/instance.ts";
import type { Session } from "../store/session.ts";
import { createStoreReader } from "../store/store-session.ts";
import { damaged, type CatalogFile } from "./catalog-file.ts";
import { EXPORT_TABLES, type ExportTable, type JsonObject } from "./export-tables.ts";
import { readLines } from "./lines.ts";

const BATCH = 512;

export interface Arrival {
  readonly folder: string;
  readonly about: CatalogFile;
  readonly instance: Instance;
}

/** Throws EXPORT_DAMAGED unless what arrives is what the export says, to the last link of its chain. */
export async function readExport(session: Session, { folder, about, instance }: Arrival): Promise<void> {
  for (const table of EXPORT_TABLES) {
    const lines = await readTable(session, table, folder);
    if (lines !== about.lines[table.file])
      throw damaged(folder, `${table.file} has ${lines} lines, and not as many as it should`);
  }
  await writeInstance(session, instance);
  const chain = await verifyHistory(createStoreReader(session), systemDigest);
  if (!chain.isValid)
    throw damaged(folder, `the history does not hold at entry ${chain.sequence}: ${chain.why}`);
  if (about.lastOperation !== null && chain.lastHash !== about.lastOperation.hash) {
    throw damaged(folder, "the history does not end where catalog.json says");
  }
}

async function readTable(session: Session, table: ExportTable, folder: string): Promise<number> {
  let batch: (readonly Cell[])[] = [];
  let lines = 0;
  for await (const text of readLines(join(folder, table.file))) {
    lines += 1;
    batch.push(toCells(session, table, { folder, text, number: lines }));
    if (batch.length < BATCH) continue;
    await insertRows(session, table, batch);
    batch = [];
  }
  await insertRows(session, table, batch);
  return lines;
}

interface Place {
  readonly folder: string;
  readonly text: string;
  readonly number: number;
}

function toCells(session: Session, table: ExportTable, { folder, text, number }: Place): readonly Cell[] {
  try {
    const parsed = JSON.parse(text) as JsonObject;
    const cells = table.toCells(session.catalogId, parsed);
    const known = new Set(Object.keys(table.toJson({})));
    const unknown = Object.keys(parsed).find((field) => !known.has(field));
    if (unknown !== undefined) throw new Error(`there is no field ${unknown}`);
    if (table.table === "personal_value" && !isCommitted(systemDigest, parsed as unknown as PersonalValue)) {
      throw new Error("it is not the value that was committed to");
    }
    return cells;
  } catch (thrown) {
    const why = thrown instanceof Error ? thrown.message : String(thrown);
    throw damaged(folder, `line ${number} of ${table.file} cannot be read: ${why}`, thrown);
  }
}
