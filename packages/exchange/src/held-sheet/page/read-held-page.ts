import { CatalogError, type HeldRow } from "@deadwax/catalog";
import type { Issue } from "@deadwax/identifiers";
import { decodeText } from "../../csv/decode-text.ts";
import { findEncoding, namedEncoding } from "../../csv/encoding.ts";
import { pieces } from "../../table/byte-source.ts";
import { isRead } from "../columns/guess.ts";
import { understandColumns } from "../columns/understand-columns.ts";
import type { HeldSheet, HeldSheetOptions } from "../held-sheet.ts";
import { headerFingerprint, presetOf } from "../preset.ts";
import { fieldReaders } from "../rows/field-readers.ts";
import { createRowDraft } from "../rows/row-draft.ts";
import { withDateOrders } from "../settle-dates.ts";
import { readFlatTable } from "./flat-table.ts";
import { readInlineLines } from "./inline-lines.ts";
import { readPageBlocks } from "./page-blocks.ts";
import { pageLines, type PageLine } from "./page-lines.ts";
import type { PageTable } from "./page-table.ts";
import { readTabbedLines } from "./tabbed-lines.ts";

/** Nobody copies more from a browser. */
const MOST_MEGABYTES = 4;

/**
 * Reads what was copied from a page: lines of cells, lines for each recording, or a recording a line. Null where nothing
 * of it is a code or a title. Throws HELD_PAGE_TOO_LONG.
 */
export async function readHeldPage(bytes: Uint8Array, options: HeldSheetOptions): Promise<HeldSheet | null> {
  if (bytes.length > MOST_MEGABYTES * 1024 * 1024)
    throw new CatalogError("HELD_PAGE_TOO_LONG", { megabytes: MOST_MEGABYTES });
  const found: Issue[] = [];
  const text = await decoded(bytes, options, found);
  const page = readLines(pageLines(text));
  if (page === null || page.rows.length === 0) return null;
  const fingerprint = headerFingerprint(page.header);
  const preset = options.presets?.find((one) => one.fingerprint === fingerprint);
  const seen = { header: page.header, above: [], sample: page.rows, preset, options };
  const understanding = withDateOrders(understandColumns(seen), true);
  const targets = new Set(understanding.columns.filter(isRead).map(({ target }) => target));
  if (!targets.has("isrc") && !targets.has("title")) return null;
  const about = {
    sheet: null,
    kind: "page",
    headerRow: null,
    columns: understanding.columns,
    preset: presetOf(fingerprint, understanding.columns),
    isPresetUsed: preset !== undefined,
  } as const;
  const issues = [...found, ...page.issues, ...understanding.issues];
  const readers = fieldReaders(understanding, () => null);
  return { tables: [about], issues, rows: rowsOf(page, readers) };
}

async function decoded(bytes: Uint8Array, options: HeldSheetOptions, found: Issue[]): Promise<string> {
  const encoding =
    options.encoding === undefined
      ? findEncoding(bytes.subarray(0, 65_536))
      : namedEncoding(options.encoding, bytes);
  let text = "";
  for await (const piece of decodeText(pieces(bytes), encoding, found)) text += piece;
  return text.normalize("NFC");
}

/** Each way of reading, the plainest first. */
function readLines(lines: readonly PageLine[]): PageTable | null {
  const isStacked = lines.some(
    ({ kind, sense }) => kind === "code" || (kind === "label" && sense === "isrc"),
  );
  const hasBoth = lines.some(
    ({ kind, text }) =>
      kind === "text" && /[A-Z]{2}[\p{Pd} ]?[A-Z\d]{3}[\p{Pd} ]?\d{2}[\p{Pd} ]?\d{5}/iu.test(text),
  );
  return (
    readFlatTable(lines) ??
    readTabbedLines(lines) ??
    (isStacked && !hasBoth ? readPageBlocks(lines) : null) ??
    readInlineLines(lines) ??
    readPageBlocks(lines)
  );
}

async function* rowsOf(page: PageTable, readers: ReturnType<typeof fieldReaders>): AsyncGenerator<HeldRow> {
  for (const { number, cells, issues } of page.rows) {
    const draft = createRowDraft(number, [...issues]);
    for (const read of readers) read(cells, draft);
    const raw = Object.create(null) as Record<string, string>;
    for (const [index, { text }] of cells.entries()) raw[page.header[index] ?? ""] = text;
    yield { sheet: null, row: number, values: draft.values(), issues: draft.issues, raw };
  }
}
