import { CatalogError, type HeldRow } from "@deadwax/catalog";
import type { Issue } from "@deadwax/identifiers";
import type { ByteSource } from "../table/byte-source.ts";
import { sampleRows } from "../table/sample-rows.ts";
import type { Row } from "../table/table.ts";
import { isRead } from "./columns/guess.ts";
import { understandColumns } from "./columns/understand-columns.ts";
import type { HeldSheet, HeldSheetOptions, HeldTable } from "./held-sheet.ts";
import type { HeldTarget } from "./held-target.ts";
import { openTables, type OpenedFile, type OpenedTable } from "./open-tables.ts";
import { readHeldPage } from "./page/read-held-page.ts";
import { headerFingerprint, knownTarget, presetOf } from "./preset.ts";
import { heldRows, type UnderstoodTable } from "./rows/held-rows.ts";
import { speakingRows } from "./rows/left-out.ts";
import { needWholeColumn, readDayEvidence, withDateOrders } from "./settle-dates.ts";

/** A table that was looked at, with its rows still to be read. */
interface Candidate extends UnderstoodTable {
  readonly about: HeldTable;
  readonly rows: AsyncIterable<Row>;
  /** Whether tabs separate the cells. */
  readonly isTabbed: boolean;
  readonly issues: readonly Issue[];
}

/**
 * Reads whatever a distributor, a store, an agency or a label gives: CSV in any encoding and with any separator, XLSX, a
 * page pasted as text. Every column is told by its header and its cells together; what is not sure is not read, and an
 * issue asks. Text above 64 MB is read once, as it comes. Throws SHEET_… for what cannot be opened,
 * HELD_SHEET_OTHER_FORMAT, HELD_SHEET_SAYS_NOTHING and HELD_PAGE_TOO_LONG.
 */
export async function readHeldSheet(source: ByteSource, options: HeldSheetOptions = {}): Promise<HeldSheet> {
  const file = await openTables(source, options);
  const issues: Issue[] = [...file.issues];
  const all: Candidate[] = [];
  const empty: string[] = [];
  for (const opened of file.tables) {
    const candidate = await lookAt(opened, options).catch((thrown: unknown) => {
      if (!(thrown instanceof CatalogError) || thrown.code !== "SHEET_EMPTY" || file.tables.length === 1)
        throw thrown;
      empty.push(opened.sheet ?? "");
      return undefined;
    });
    if (candidate !== undefined) all.push(candidate);
  }
  checkMapping(all, options.mapping ?? {});
  const chosen = chooseTables(all, options);
  if (isRatherPage(chosen, all)) {
    const page = await pageOf(file, options);
    if (page !== null) return page;
  }
  if (chosen.length === 0) {
    throw new CatalogError("HELD_SHEET_SAYS_NOTHING", {
      columns: all.flatMap(({ about }) => about.columns.map(({ name }) => name)),
    });
  }
  const left = [...all.filter((one) => !chosen.includes(one)).map(({ sheet }) => sheet ?? ""), ...empty];
  if (left.length > 0) issues.push(sheetsLeft(left));
  for (const one of chosen)
    issues.push(...[...one.issues, ...one.understanding.issues].map((issue) => inSheet(issue, one.sheet)));
  return { tables: chosen.map(({ about }) => about), issues, rows: rowsOf(chosen, { options, issues }) };
}

/** Which sheet of a workbook a finding is about. */
function inSheet(issue: Issue, sheet: string | null): Issue {
  return sheet === null ? issue : { ...issue, path: ["sheets", sheet, ...issue.path] };
}

async function* rowsOf(
  tables: readonly Candidate[],
  reading: { readonly options: HeldSheetOptions; readonly issues: Issue[] },
): AsyncGenerator<HeldRow> {
  for (const table of tables) yield* heldRows(table, table.rows, reading);
}

async function lookAt(opened: OpenedTable, options: HeldSheetOptions): Promise<Candidate> {
  const { table, sample } = await sampleRows(await opened.open());
  const fingerprint = headerFingerprint(table.header);
  const preset = options.presets?.find((one) => one.fingerprint === fingerprint);
  const speaking = speakingRows(table.header, sample);
  const seen = { header: table.header, above: table.aboveHeader ?? [], sample: speaking, preset, options };
  const first = understandColumns(seen);
  const isWhole = opened.canReopen && needWholeColumn(first);
  if (isWhole) await readDayEvidence(first, (await opened.open()).rows, sample.at(-1)?.number ?? 0);
  const understanding = withDateOrders(first, opened.canReopen);
  return {
    sheet: opened.sheet,
    header: table.header,
    headerRow: table.headerRow,
    sample,
    understanding,
    rows: table.rows,
    isTabbed: opened.isTabbed,
    issues: table.issues,
    about: {
      sheet: opened.sheet,
      kind: "table",
      headerRow: table.headerRow,
      columns: understanding.columns,
      preset: presetOf(fingerprint, understanding.columns),
      isPresetUsed: preset !== undefined,
    },
  };
}

/** Throws where a mapping names a column that no table has, or a target that there is not. */
function checkMapping(all: readonly Candidate[], mapping: Readonly<Record<string, string>>): void {
  const names = all.flatMap(({ about }) => about.columns.map(({ name }) => name));
  for (const [header, target] of Object.entries(mapping)) {
    knownTarget(header, target);
    if (names.some((name) => name.toLowerCase() === header.trim().toLowerCase())) continue;
    throw new CatalogError("SHEET_MAPPING_HEADER_UNKNOWN", { header, names });
  }
}

function targetsOf({ understanding }: Candidate): ReadonlySet<HeldTarget | null> {
  return new Set(understanding.columns.filter(isRead).map(({ target }) => target));
}

/** Tables with codes; where no table has them, those with titles and something that only recordings have. */
function chooseTables(all: readonly Candidate[], options: HeldSheetOptions): readonly Candidate[] {
  if (options.sheets !== undefined) return all;
  const coded = all.filter((one) => targetsOf(one).has("isrc"));
  if (coded.length > 0) return coded;
  const titled = all.filter((one) => targetsOf(one).has("title") && targetsOf(one).size > 1);
  if (titled.length > 0) return titled;
  // A person can only answer the question which column is the code if there is a table to ask about.
  return all.filter(({ understanding }) =>
    understanding.columns.some(({ target }) => target === "isrc" || target === "title"),
  );
}

/** Text that is no table: its lines have no columns, or no header and cells between tabs, as copied from a browser. */
function isRatherPage(chosen: readonly Candidate[], all: readonly Candidate[]): boolean {
  const [only] = all;
  if (only === undefined || all.length > 1 || only.about.isPresetUsed) return false;
  const read = only.understanding.columns.filter(isRead);
  if (chosen.length > 0 && read.some(({ status, target }) => status === "matched" && target === "isrc"))
    return false;
  if (chosen.length > 0 && read.filter(({ status }) => status === "matched").length > 1) return false;
  const wide = only.sample.filter((row) => row.cells.filter(({ text }) => text.trim() !== "").length >= WIDE);
  const isTable = wide.length > 0 && wide.length >= only.sample.length * MOSTLY;
  return !isTable || (only.headerRow === null && only.isTabbed);
}

/** Cells that make a row of a table, and the share of such rows in a table. */
const WIDE = 3;
const MOSTLY = 0.8;

async function pageOf(file: OpenedFile, options: HeldSheetOptions): Promise<HeldSheet | null> {
  return file.text === null ? null : readHeldPage(file.text, options);
}

function sheetsLeft(names: readonly string[]): Issue {
  return {
    code: "SHEET_OTHERS_NOT_READ",
    severity: "info",
    path: [],
    message: `These sheets hold no recordings and are not read: ${names.map((name) => `“${name}”`).join(", ")}.`,
    hint: "Name a sheet to read it.",
  };
}
