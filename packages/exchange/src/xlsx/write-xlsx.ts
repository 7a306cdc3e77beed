import { CatalogError } from "@deadwax/catalog";
import { TextReader, ZipWriter } from "@zip.js/zip.js";
import type { TextRows } from "../csv/write-csv.ts";
import { columnLetters } from "../table/column-name.ts";
import { XLSX_LIMITS } from "./limits.ts";
import { sheetXml, type WrittenRange } from "./sheet-xml.ts";
import {
  ABOUT_SHEET,
  contentTypes,
  rootRelations,
  STYLE,
  stylesPart,
  workbookPart,
  workbookRelations,
} from "./workbook-parts.ts";

/** How a workbook looks. */
export interface XlsxLayout {
  readonly sheetName: string;
  /** Width of each column in characters. */
  readonly widths: readonly number[];
  /** Rows of a second sheet that explains the first. */
  readonly about?: readonly (readonly string[])[];
  /** What the second sheet is called, where it holds data. */
  readonly aboutName?: string;
}

/** The same rows make the same bytes, whenever they are written: ZIP's own first day. */
const NO_DATE = new Date(1980, 0, 1);
const ABOUT_WIDTHS = [20, 90, 44, 36, 14];

/**
 * Writes rows of text, the first of them the header, as a workbook. Every cell is text. Row by row; memory does not
 * grow with the rows. Throws SHEET_TOO_MANY_ROWS.
 */
export async function* writeXlsx(rows: TextRows, layout: XlsxLayout): AsyncGenerator<Uint8Array> {
  const stop = new AbortController();
  const control: { current?: TransformStreamDefaultController<Uint8Array> } = {};
  const pipe = new TransformStream<Uint8Array, Uint8Array>({
    start: (controller) => void (control.current = controller),
  });
  const written: WrittenRange = { rows: 0, columns: 1 };
  const look = { widths: layout.widths, style: STYLE.text, hasFilter: true };
  const sheet = sheetXml(limited(rows), look, written);
  const done = writeParts(pipe.writable, { sheet, written, layout, signal: stop.signal }).catch(
    (thrown: unknown) => {
      // Whoever reads the file learns of the failure, instead of waiting for its end.
      control.current?.error(thrown);
    },
  );
  try {
    for await (const chunk of pipe.readable) yield chunk;
  } finally {
    stop.abort();
    await done;
    // Whoever stops early lets the store behind the rows be closed.
    await sheet.return(undefined);
  }
}

interface Request {
  readonly sheet: AsyncGenerator<Uint8Array>;
  /** Filled in while `sheet` is read. */
  readonly written: WrittenRange;
  readonly layout: XlsxLayout;
  readonly signal: AbortSignal;
}

async function writeParts(target: WritableStream<Uint8Array>, request: Request): Promise<void> {
  const { sheet, written, layout, signal } = request;
  const zip = new ZipWriter(target, {
    useWebWorkers: false,
    zip64: false,
    extendedTimestamp: false,
    lastModDate: NO_DATE,
    signal,
  });
  const add = (name: string, text: string): Promise<unknown> => zip.add(name, new TextReader(text));
  const names =
    layout.about === undefined ? [layout.sheetName] : [layout.sheetName, layout.aboutName ?? ABOUT_SHEET];
  await add("[Content_Types].xml", contentTypes(names.length));
  await add("_rels/.rels", rootRelations());
  await zip.add("xl/worksheets/sheet1.xml", ReadableStream.from(sheet));
  if (layout.about !== undefined) {
    const about = { widths: ABOUT_WIDTHS, style: STYLE.wrapped, hasFilter: false };
    await zip.add(
      "xl/worksheets/sheet2.xml",
      ReadableStream.from(sheetXml(layout.about, about, { rows: 0, columns: 1 })),
    );
  }
  await add("xl/styles.xml", stylesPart());
  await add(
    "xl/workbook.xml",
    workbookPart(names, `$A$1:$${columnLetters(written.columns - 1)}$${written.rows}`),
  );
  await add("xl/_rels/workbook.xml.rels", workbookRelations(names.length));
  await zip.close();
}

async function* limited(rows: TextRows): AsyncGenerator<readonly string[]> {
  let count = 0;
  for await (const row of rows) {
    if (++count > XLSX_LIMITS.rows)
      throw new CatalogError("SHEET_TOO_MANY_ROWS", { limit: XLSX_LIMITS.rows });
    yield row;
  }
}
