/** A file as tables, each of which can be opened again where the bytes are in memory. */
import { CatalogError } from "@deadwax/catalog";
import type { Issue } from "@deadwax/identifiers";
import { isHeaderText } from "../header-words/read-header.ts";
import { readCsv } from "../csv/read-csv.ts";
import { peek, pieces, type ByteSource } from "../table/byte-source.ts";
import type { Table } from "../table/table.ts";
import { COMPOUND_FILE, startsWith, ZIP } from "../table-file/signatures.ts";
import { ABOUT_SHEET } from "../xlsx/workbook-parts.ts";
import { openWorkbook } from "../xlsx/read-xlsx.ts";
import type { HeldSheetOptions } from "./held-sheet.ts";

/** A text file up to this size is in memory, so that a column can be read twice. */
const MEMORY_BYTES = 64 * 1024 * 1024;

export interface OpenedTable {
  readonly sheet: string | null;
  readonly open: () => Promise<Table>;
  /** False for a stream, which is opened once. */
  readonly canReopen: boolean;
  /** Whether tabs stand in the beginning of a text. */
  readonly isTabbed: boolean;
}

export interface OpenedFile {
  readonly tables: readonly OpenedTable[];
  readonly issues: readonly Issue[];
  /** The bytes of a text file that is in memory whole. */
  readonly text: Uint8Array | null;
}

const WEB_PAGE = /^<(?:!doctype\s+html|html|head|body|table|div|meta)\b/iu;

/** What a text is that has a form of its own. */
function otherFormat(start: string): string | undefined {
  const text = start.replace(/^(?:\u00EF\u00BB\u00BF)?\s*/u, "");
  if (WEB_PAGE.test(text) || /<html\b/iu.test(text.startsWith("<") ? text : "")) return "a web page (HTML)";
  if (/^<\?xml\b/iu.test(text)) return "XML";
  return /^(?:\{\s*"|\[\s*[{"])/u.test(text) ? "JSON" : undefined;
}

/** Opens whatever a distributor gave, by what its bytes are. Throws SHEET_… and HELD_SHEET_OTHER_FORMAT. */
export async function openTables(source: ByteSource, options: HeldSheetOptions): Promise<OpenedFile> {
  let size = 0;
  let seen = 0;
  const { head, isAll, all } = await peek(pieces(source), (read) => {
    for (; seen < read.length; seen++) size += read[seen]?.length ?? 0;
    return size > MEMORY_BYTES || (size >= 4 && startsWith(read[0] ?? new Uint8Array(), ZIP));
  });
  const start = head[0] ?? new Uint8Array();
  if (startsWith(start, COMPOUND_FILE)) throw new CatalogError("SHEET_OLD_WORKBOOK", {});
  if (startsWith(start, ZIP)) return openSheets(all, options);
  const format = otherFormat(Buffer.from(start.subarray(0, 4096)).toString("latin1"));
  if (format !== undefined) throw new CatalogError("HELD_SHEET_OTHER_FORMAT", { format });
  const bytes = isAll ? Buffer.concat(head) : null;
  const csv = { isHeaderWord: isHeaderText, ...options };
  return {
    tables: [
      {
        sheet: null,
        canReopen: bytes !== null,
        isTabbed: start.includes(0x09),
        open: () => readCsv(bytes ?? all, csv),
      },
    ],
    issues: [],
    text: bytes,
  };
}

async function openSheets(source: ByteSource, options: HeldSheetOptions): Promise<OpenedFile> {
  const workbook = await openWorkbook(source);
  const asked = options.sheets?.map((name) => name.toLowerCase());
  for (const [at, name] of (asked ?? []).entries()) {
    if (workbook.sheets.some((sheet) => sheet.name.toLowerCase() === name)) continue;
    const names = workbook.sheets.map((sheet) => sheet.name);
    throw new CatalogError("SHEET_NAME_UNKNOWN", { name: options.sheets?.[at] ?? "", names });
  }
  const chosen = workbook.sheets.filter((sheet) =>
    asked === undefined
      ? !sheet.isHidden && sheet.name !== ABOUT_SHEET
      : asked.includes(sheet.name.toLowerCase()),
  );
  const hidden = asked === undefined ? workbook.sheets.filter((sheet) => sheet.isHidden) : [];
  const tables = chosen.length > 0 ? chosen : workbook.sheets;
  const header = {
    isHeaderWord: isHeaderText,
    ...(options.headerRow !== undefined && { headerRow: options.headerRow }),
  };
  return {
    tables: tables.map((sheet) => ({
      sheet: workbook.sheets.length > 1 ? sheet.name : null,
      canReopen: true,
      isTabbed: false,
      open: () => workbook.read(sheet, header),
    })),
    issues: hidden.length > 0 && chosen.length > 0 ? [sheetsHidden(hidden.map(({ name }) => name))] : [],
    text: null,
  };
}

function sheetsHidden(names: readonly string[]): Issue {
  return {
    code: "HELD_SHEETS_HIDDEN",
    severity: "info",
    path: [],
    message: `Hidden sheets are not read: ${names.map((name) => `“${name}”`).join(", ")}.`,
    hint: "Name the sheet to read it.",
  };
}
