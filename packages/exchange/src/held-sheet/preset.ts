import { createHash } from "node:crypto";
import { CatalogError } from "@deadwax/catalog";
import { normalizeHeader } from "../header-words/normalize-header.ts";
import { isRead } from "./columns/guess.ts";
import type { DateOrder, DurationUnit, HeldColumn, HeldPreset, HeldTable } from "./held-sheet.ts";
import { HELD_TARGETS, isHeldTarget, type HeldTarget } from "./held-target.ts";

const SCHEMA = "deadwax.held-mapping/1";

/** The same for headers that differ in case, accents and punctuation only. */
export function headerFingerprint(header: readonly string[]): string {
  const end = header.findLastIndex((text) => text.trim() !== "") + 1;
  const words = header.slice(0, end).map(normalizeHeader);
  return createHash("sha256").update(words.join("\u001F")).digest("hex").slice(0, 32);
}

export function presetOf(fingerprint: string, columns: readonly HeldColumn[]): HeldPreset {
  const targets = named<HeldTarget | "ignore">();
  const dateOrders = named<DateOrder>();
  const durationUnits = named<DurationUnit>();
  for (const column of columns) {
    targets[column.name] = isRead(column) && column.target !== null ? column.target : "ignore";
    if (column.dateOrder !== undefined) dateOrders[column.name] = column.dateOrder;
    if (column.durationUnit !== undefined) durationUnits[column.name] = column.durationUnit;
  }
  return {
    schema: SCHEMA,
    fingerprint,
    columns: targets,
    ...(Object.keys(dateOrders).length > 0 && { dateOrders }),
    ...(Object.keys(durationUnits).length > 0 && { durationUnits }),
  };
}

/**
 * What a table was understood as, changed by what a person says: name of the column → target or "ignore". Throws
 * SHEET_MAPPING_HEADER_UNKNOWN and HELD_MAPPING_TARGET_UNKNOWN.
 */
export function approvedPreset(table: HeldTable, said: Readonly<Record<string, string>> = {}): HeldPreset {
  const columns: Record<string, HeldTarget | "ignore"> = Object.assign(
    named<HeldTarget | "ignore">(),
    table.preset.columns,
  );
  for (const [header, target] of Object.entries(said)) {
    const name = table.columns.find((one) => one.name.toLowerCase() === header.trim().toLowerCase())?.name;
    if (name === undefined) {
      const names = table.columns.map((one) => one.name);
      throw new CatalogError("SHEET_MAPPING_HEADER_UNKNOWN", { header, names });
    }
    columns[name] = knownTarget(header, target);
  }
  return { ...table.preset, columns };
}

/** A preset that came back as JSON. Throws HELD_MAPPING_TARGET_UNKNOWN; null for what is no preset of this schema. */
export function readPreset(json: unknown): HeldPreset | null {
  if (typeof json !== "object" || json === null || !("schema" in json) || json.schema !== SCHEMA) return null;
  if (!("fingerprint" in json) || typeof json.fingerprint !== "string") return null;
  if (!("columns" in json) || typeof json.columns !== "object" || json.columns === null) return null;
  const columns = named<HeldTarget | "ignore">();
  for (const [name, target] of Object.entries(json.columns))
    columns[name] = knownTarget(name, String(target));
  const dateOrders =
    "dateOrders" in json ? words(json.dateOrders, ["day-first", "month-first"] as const) : {};
  const durationUnits =
    "durationUnits" in json ? words(json.durationUnits, ["s", "ms", "min", "m.ss"] as const) : {};
  return { schema: SCHEMA, fingerprint: json.fingerprint, columns, dateOrders, durationUnits };
}

/** Throws HELD_MAPPING_TARGET_UNKNOWN. */
export function knownTarget(header: string, target: string): HeldTarget | "ignore" {
  if (target === "ignore" || isHeldTarget(target)) return target;
  throw new CatalogError("HELD_MAPPING_TARGET_UNKNOWN", { header, target, targets: HELD_TARGETS });
}

function words<Word extends string>(json: unknown, known: readonly Word[]): Record<string, Word> {
  const found = named<Word>();
  for (const [name, word] of Object.entries(json ?? {})) {
    const match = known.find((one) => one === word);
    if (match !== undefined) found[name] = match;
  }
  return found;
}

/** A header can be called __proto__; a plain object would swallow it. */
function named<Value>(): Record<string, Value> {
  return Object.create(null) as Record<string, Value>;
}
