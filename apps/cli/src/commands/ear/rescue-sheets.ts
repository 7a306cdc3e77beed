/** Any table with columns that can be recognised, and any list of codes, as rows of a rescue. */
import { basename } from "node:path";
import { CatalogError, type RescueRow } from "@deadwax/catalog";
import {
  isHeaderWord,
  mappingFrom,
  openTable,
  parseCodeList,
  readRows,
  sampleRows,
  suggestMapping,
  type ColumnSuggestion,
} from "@deadwax/exchange";
import { readSheetFile } from "../sheet/read-sheet-file.ts";

/** Columns that are believed although only their content, or part of their header, speaks for them: nothing is stored. */
const USEFUL = new Set(["isrc", "title", "version_title", "display_artist", "duration", "file"]);
const GUESSES = new Set(["content-only", "header-in-part", "header-ambiguous"]);

/** Throws FILE_… and SHEET_… for what cannot be read at all. */
export async function readRescueSheet(path: string): Promise<readonly RescueRow[]> {
  const bytes = await readSheetFile(path);
  const sheet = basename(path);
  const isList = /\.(?:txt|text|md)$/iu.test(sheet);
  const rows = isList ? null : await readTable(bytes, sheet);
  if (rows !== null) return rows;
  const listed = readList(bytes, sheet);
  if (listed.length === 0) {
    throw new CatalogError("SHEET_SAYS_NOTHING", { path });
  }
  return listed;
}

/** Null where no column says a code or a title. */
async function readTable(bytes: Uint8Array, sheet: string): Promise<readonly RescueRow[] | null> {
  const { sample, table } = await sampleRows(await openTable(bytes, { isHeaderWord }));
  const suggestions = suggestMapping(table.header, sample);
  const mapping = mappingFrom(suggestions, guessed(suggestions));
  const columns = new Set(Object.values(mapping));
  if (!columns.has("isrc") && !columns.has("title")) return null;
  const rows: RescueRow[] = [];
  for await (const { row, values, issues } of readRows(table, { mapping })) {
    const { isrc = null, title = null, versionTitle = null, displayArtist = null } = values;
    if (isrc === null && title === null) continue;
    const { durationMs = null, file = null } = values;
    rows.push({ sheet, row, isrc, title, versionTitle, artist: displayArtist, durationMs, file, issues });
  }
  return rows;
}

function guessed(suggestions: readonly ColumnSuggestion[]): Readonly<Record<string, string>> {
  const taken = new Set(suggestions.filter(({ status }) => status === "matched").map(({ target }) => target));
  const found: Record<string, string> = {};
  for (const { name, status, target, because } of suggestions) {
    if (status !== "uncertain" || target === null || taken.has(target)) continue;
    if (!USEFUL.has(target) || !GUESSES.has(because)) continue;
    taken.add(target);
    found[name] = target;
  }
  return found;
}

function readList(bytes: Uint8Array, sheet: string): readonly RescueRow[] {
  const lines = parseCodeList(Buffer.from(bytes).toString("utf8"));
  return lines
    .filter(({ isrc }) => isrc !== null)
    .map(({ isrc, title = null, versionTitle = null, artist = null, durationMs = null, line, issues }) => ({
      ...{ sheet, row: line, isrc, title, versionTitle, artist, durationMs, file: null, issues },
    }));
}
