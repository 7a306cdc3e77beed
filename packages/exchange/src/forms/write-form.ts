import { CatalogError } from "@deadwax/catalog";
import { writeCsv } from "../csv/write-csv.ts";
import { findUnwritable } from "../table-file/unwritable.ts";
import type { SheetFormat } from "../table-file/sheet-format.ts";
import { writeXlsx } from "../xlsx/write-xlsx.ts";
import { fillWidth } from "./fill-width.ts";
import { formRows } from "./fill-form.ts";
import type { Form, FormRequest } from "./form.ts";

const BYTE_ORDER_MARK = 3;

/**
 * Writes a form as its source asks for it. What it lacks is blank: ask `missingInForm` before. Throws
 * FORM_FORMAT_UNASKED for a kind of file the source does not take, and SHEET_CELL_NOT_WRITABLE.
 */
export function writeForm(form: Form, request: FormRequest, format: SheetFormat): AsyncGenerator<Uint8Array> {
  if (!form.formats.includes(format)) {
    throw new CatalogError("FORM_FORMAT_UNASKED", { form: form.title, format, formats: form.formats });
  }
  const header = form.sheet.columns.map((column) => column.header);
  const rows = [header, ...formRows(form, request)];
  const list = form.list === undefined ? undefined : [form.list.header, ...form.list.rows(request)];
  for (const [index, row] of [...rows, ...(list ?? [])].entries())
    requireWritable(row, { index, header, format });
  if (format === "csv") return form.hasByteOrderMark === false ? withoutMark(writeCsv(rows)) : writeCsv(rows);
  return writeXlsx(rows, {
    sheetName: form.sheet.name,
    widths: fillWidth(rows),
    ...(list !== undefined && form.list !== undefined && { about: list, aboutName: form.list.name }),
  });
}

function requireWritable(
  row: readonly string[],
  {
    index,
    header,
    format,
  }: { readonly index: number; readonly header: readonly string[]; readonly format: SheetFormat },
): void {
  for (const [at, text] of row.entries()) {
    const reason = findUnwritable(text, format);
    if (reason !== null)
      throw new CatalogError("SHEET_CELL_NOT_WRITABLE", { row: index + 1, column: header[at] ?? "", reason });
  }
}

async function* withoutMark(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let skip = BYTE_ORDER_MARK;
  for await (const chunk of chunks) {
    const rest = chunk.subarray(skip);
    skip -= chunk.length - rest.length;
    if (rest.length > 0) yield rest;
  }
}
