/**
 * Keeps the dated table of values for the first two characters of an ISRC.
 *
 *   node scripts/update-isrc-prefixes.ts --check            is the table sound, and the module made from it current?
 *   node scripts/update-isrc-prefixes.ts LIST --date 2026-11-03 [--write]
 *
 * LIST is the registration authority's list, saved by a person as text or CSV: one value a line, then its territory and
 * agency where the list has them, separated by comma, semicolon, tab or two blanks. Without --write it only compares.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { format } from "prettier";

const PACKAGE = join(import.meta.dirname, "..", "packages", "identifiers");
const TABLE = join(PACKAGE, "data", "isrc-prefixes.json");
const MODULE = join(PACKAGE, "src", "isrc", "prefix-data.ts");

interface AgencyRow {
  readonly id: string;
  readonly name: string;
  readonly kind: "international" | "national" | "company";
  readonly website?: string;
}

interface ValueRow {
  readonly value: string;
  readonly territory: string;
  readonly agency: string;
  readonly kind: "country" | "additional" | "worldwide" | "company" | "retired";
  readonly endedIn?: number;
}

/** The table as it stands in the JSON file. */
export interface PrefixFile {
  readonly title: string;
  readonly date: string;
  readonly source: string;
  readonly address: string;
  readonly note: string;
  readonly agencies: readonly AgencyRow[];
  readonly values: readonly ValueRow[];
  readonly unlisted: readonly { readonly code: string; readonly territory: string }[];
  readonly aliases: Readonly<Record<string, string>>;
}

/** One line of the saved list. */
export interface ListRow {
  readonly value: string;
  readonly territory?: string;
  readonly agency?: string;
}

/** What a saved list would change. */
export interface Comparison {
  readonly added: readonly ListRow[];
  readonly removed: readonly string[];
  readonly moved: readonly { readonly value: string; readonly from: string; readonly to: string }[];
}

/** Reads the saved list. Lines that do not begin with two capitals and a separator are headings and are passed over. */
export function parseList(text: string): ListRow[] {
  const rows = new Map<string, ListRow>();
  for (const line of text.split(/\r\n|[\n\r]/)) {
    const [value = "", territory, agency] = line
      .split(/[,;\t]| {2,}/)
      .map((cell) => cell.trim().replace(/^"|"$/g, ""));
    if (!/^[A-Z]{2}$/.test(value)) continue;
    rows.set(value, { value, ...(territory ? { territory } : {}), ...(agency ? { agency } : {}) });
  }
  return [...rows.values()];
}

/** Compares a list with the table. Values that are retired in the table are no longer expected on a list. */
export function compare(table: PrefixFile, rows: readonly ListRow[]): Comparison {
  const listed = new Set(rows.map(({ value }) => value));
  const known = new Map(table.values.map((row) => [row.value, row]));
  const moved = rows.flatMap(({ value, agency }) => {
    const row = known.get(value);
    if (row === undefined || agency === undefined || agencyId(table, agency) === row.agency) return [];
    return [{ value, from: nameOf(table, row.agency), to: agency }];
  });
  return {
    added: rows.filter(({ value }) => !known.has(value)),
    removed: table.values
      .filter((row) => row.kind !== "retired" && !listed.has(row.value))
      .map(({ value }) => value),
    moved,
  };
}

/** The table after a list: values that are gone stay as retired, because codes that carry them exist for ever. */
export function applyList(table: PrefixFile, rows: readonly ListRow[], date: string): PrefixFile {
  const { added, removed, moved } = compare(table, rows);
  const incomplete = added.filter(({ territory, agency }) => territory === undefined || agency === undefined);
  if (incomplete.length > 0) {
    const values = incomplete.map(({ value }) => value).join(", ");
    throw new Error(
      `New without territory or agency: ${values}. Write these lines as VALUE,territory,agency and run again.`,
    );
  }
  const named = [...added, ...moved.map(({ value, to }) => ({ value, agency: to }))];
  const agencies = withAgencies(table, named);
  const current = { ...table, agencies };
  const agencyOf = new Map(moved.map(({ value, to }) => [value, agencyId(current, to)]));
  const kept = table.values.map((row): ValueRow => {
    const agency = agencyOf.get(row.value) ?? row.agency;
    return removed.includes(row.value) ? { ...row, agency, kind: "retired" } : { ...row, agency };
  });
  const values = [...kept, ...added.map((row) => newValue(current, row))].sort((a, b) =>
    a.value < b.value ? -1 : 1,
  );
  const served = new Set(values.map(({ value }) => value));
  const unlisted = table.unlisted.filter(({ code, territory }) => {
    const isCompanyValue = values.some((row) => row.value === code && row.territory !== territory);
    return !served.has(code) || isCompanyValue;
  });
  const employed = new Set(["international", ...values.map(({ agency }) => agency)]);
  return { ...table, date, agencies: agencies.filter(({ id }) => employed.has(id)), values, unlisted };
}

function newValue(table: PrefixFile, row: ListRow): ValueRow {
  const territory = row.territory ?? "";
  const agency = agencyId(table, row.agency ?? "");
  const isWorldwide = /^world/i.test(territory);
  const isAdditional = table.values.some((known) => known.territory === territory);
  return {
    value: row.value,
    territory,
    agency,
    kind: isWorldwide ? "worldwide" : isAdditional ? "additional" : "country",
  };
}

function slug(name: string): string {
  const plain = name.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  return plain
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== "")
    .join("-");
}

function agencyId(table: PrefixFile, name: string): string {
  if (/\binternational\b/i.test(name)) return "international";
  const id = slug(name);
  return table.agencies.find((agency) => agency.id === id || slug(agency.name) === id)?.id ?? id;
}

function nameOf(table: PrefixFile, id: string): string {
  return table.agencies.find((agency) => agency.id === id)?.name ?? id;
}

function withAgencies(table: PrefixFile, rows: readonly ListRow[]): readonly AgencyRow[] {
  const agencies = [...table.agencies];
  for (const { agency } of rows) {
    if (agency === undefined) continue;
    const id = agencyId(table, agency);
    if (agencies.every((known) => known.id !== id)) agencies.push({ id, name: agency, kind: "national" });
  }
  return agencies;
}

/** What is wrong inside the table; empty when it is sound. */
export function findProblems(table: PrefixFile): string[] {
  const problems: string[] = [];
  if (!/^\d{4}-\d{2}-\d{2}$/.test(table.date))
    problems.push(`the date ${table.date} is not written as 2025-11-04`);
  const ids = new Set(table.agencies.map(({ id }) => id));
  if (ids.size !== table.agencies.length) problems.push("an agency id is there twice");
  const seen = new Set<string>();
  for (const { value, agency, territory } of table.values) {
    if (!/^[A-Z]{2}$/.test(value)) problems.push(`${value} is not two capital letters`);
    if (seen.has(value)) problems.push(`${value} is there twice`);
    if (!ids.has(agency)) problems.push(`${value} names the agency ${agency}, which is not in the table`);
    if (territory === "") problems.push(`${value} has no territory`);
    seen.add(value);
  }
  const codes = new Set([...seen, ...table.unlisted.map(({ code }) => code)]);
  for (const [alias, code] of Object.entries(table.aliases)) {
    if (!codes.has(code)) problems.push(`the alias ${alias} leads to ${code}, which is not in the table`);
  }
  return problems;
}

/** The JSON text of a table: one row a line, so that a change reads well in a diff. */
export function renderTable(table: PrefixFile): string {
  const lines = Object.entries(table).map(([key, content]) => {
    const isRows = Array.isArray(content);
    const rows = isRows ? content.map((row) => `    ${JSON.stringify(row)}`).join(",\n") : "";
    return `  ${JSON.stringify(key)}: ${isRows ? `[\n${rows}\n  ]` : JSON.stringify(content)}`;
  });
  return `{\n${lines.join(",\n")}\n}\n`;
}

/** The TypeScript module with the same content, for programs that cannot import JSON. */
export async function renderModule(table: PrefixFile): Promise<string> {
  const { date, source, agencies, values, unlisted, aliases } = table;
  const rows = values.map((row) => [
    row.value,
    row.territory,
    row.agency,
    row.kind,
    ...(row.endedIn ? [row.endedIn] : []),
  ]);
  const source_ = `
    // Made from data/isrc-prefixes.json by scripts/update-isrc-prefixes.ts: change the list there. Long because it is a list.
    import type { PrefixKind } from "./prefixes.ts";
    type AgencyKind = "international" | "national" | "company";
    /** When the registration authority published the list, and what it is called. */
    export const PREFIX_SOURCE = ${JSON.stringify({ date, source })};
    /** Id, name, kind, website. */
    export const AGENCY_ROWS: readonly (readonly [string, string, AgencyKind, string?])[] = ${JSON.stringify(
      agencies.map(({ id, name, kind, website }) => [id, name, kind, ...(website ? [website] : [])]),
    )};
    /** Value, territory, agency, kind, and the year in which the territory ended. */
    export const VALUE_ROWS: readonly (readonly [string, string, string, PrefixKind, number?])[] = ${JSON.stringify(rows)};
    /** Code and name of territories without a value of their own. */
    export const UNLISTED_ROWS: readonly (readonly [string, string])[] = ${JSON.stringify(unlisted.map((row) => [row.code, row.territory]))};
    /** Other names of territories. */
    export const ALIASES: Readonly<Record<string, string>> = ${JSON.stringify(aliases)};
  `;
  return format(source_, { parser: "typescript", printWidth: 110 });
}

function report({ added, removed, moved }: Comparison): string {
  const lines = [
    ...added.map(
      ({ value, territory, agency }) => `added    ${value}  ${territory ?? "?"}  ${agency ?? "?"}`,
    ),
    ...removed.map((value) => `removed  ${value}  (stays in the table as retired)`),
    ...moved.map(({ value, from, to }) => `moved    ${value}  from ${from} to ${to}`),
  ];
  return lines.length === 0 ? "no value added, removed or moved\n" : `${lines.join("\n")}\n`;
}

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { check: { type: "boolean" }, date: { type: "string" }, write: { type: "boolean" } },
  });
  const table = JSON.parse(readFileSync(TABLE, "utf8")) as PrefixFile;
  const [list] = positionals;
  if (list === undefined) return check(table, values.write === true);
  const { date } = values;
  if (date === undefined) {
    process.stderr.write("--date is missing: write the date that stands on the list, as 2026-11-03\n");
    return 2;
  }
  const rows = parseList(readFileSync(list, "utf8"));
  process.stdout.write(`${list}: ${rows.length} values; table of ${table.date}: ${table.values.length}\n`);
  process.stdout.write(report(compare(table, rows)));
  // A list that lost half its lines in saving would retire half the world.
  if (rows.length < table.values.length * 0.9) {
    process.stderr.write("the list has far fewer values than the table: save it again, whole\n");
    return 2;
  }
  const next = applyList(table, rows, date);
  if (values.write !== true) return 0;
  return check(next, true);
}

async function check(table: PrefixFile, isWriting: boolean): Promise<number> {
  const problems = findProblems(table);
  const json = renderTable(table);
  const module = await renderModule(table);
  if (problems.length === 0 && isWriting) {
    writeFileSync(TABLE, json);
    writeFileSync(MODULE, module);
  }
  if (readFileSync(TABLE, "utf8") !== json) problems.push(`${TABLE} is not written as this script writes it`);
  if (readFileSync(MODULE, "utf8") !== module)
    problems.push(`${MODULE} differs from the table: run this script with --write`);
  process.stdout.write(
    problems.length === 0
      ? `${table.values.length} values of ${table.date} are sound\n`
      : `${problems.join("\n")}\n`,
  );
  return problems.length === 0 ? 0 : 1;
}

if (import.meta.main) {
  process.exitCode = await main().catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return 2;
  });
}
