import { isAscii } from "node:buffer";
import { Readable, pipeline } from "node:stream";
import { CatalogError } from "@deadwax/catalog";
import type { Issue } from "@deadwax/identifiers";
import { CsvError, parse } from "csv-parse";
import { assembleTable, type HeaderOptions } from "../table/assemble-table.ts";
import { peek, pieces, type ByteSource } from "../table/byte-source.ts";
import { BLANK_CELL } from "../table/cell.ts";
import type { SheetRecord, Table } from "../table/table.ts";
import { decodeText } from "./decode-text.ts";
import { findDelimiter, RECORD_DELIMITERS, type Delimiter } from "./delimiter.ts";
import { findEncoding, namedEncoding, PEEK_BYTES } from "./encoding.ts";
import { legacyEncoding } from "./legacy-encoding.ts";

/** The longest row: beyond it a quotation mark is open, or the file is no sheet. */
const MAX_ROW_MEGABYTES = 8;
/** As many as Excel has. */
const MAX_COLUMNS = 16_384;

export interface CsvOptions extends HeaderOptions {
  /** A WHATWG encoding name; without it the encoding is detected. */
  readonly encoding?: string;
  readonly delimiter?: Delimiter;
}

/**
 * Reads delimited text (RFC 4180 and what programs make of it): separator, encoding and header row are found unless
 * they are named, quotation marks inside unquoted cells are text, CRLF, LF and CR end a row.
 * Throws SHEET_EMPTY, SHEET_NOT_TEXT and SHEET_ENCODING_UNKNOWN at once, and while rows are read
 * SHEET_QUOTE_NOT_CLOSED, SHEET_ROW_TOO_LONG, SHEET_TOO_MANY_COLUMNS and SHEET_CSV_DAMAGED.
 */
export async function readCsv(source: ByteSource, options: CsvOptions = {}): Promise<Table> {
  const start = await peek(pieces(source), (head) => sizeOf(head) >= PEEK_BYTES);
  const head = Buffer.concat(start.head);
  if (head.length === 0) throw new CatalogError("SHEET_EMPTY", {});
  const encoding =
    options.encoding === undefined
      ? { ...findEncoding(head), legacy: legacyOf(head, options) }
      : namedEncoding(options.encoding, head);
  const found: Issue[] = [];
  const text = await peek(
    decodeText(start.all, encoding, found),
    (read) => read.join("").length >= PEEK_BYTES / 4,
  );
  const detected = findDelimiter(text.head.join(""));
  const delimiter = options.delimiter ?? detected.delimiter;
  const issues = found.splice(0);
  const records = readRecords(skipStart(text.all, detected.hintLength), delimiter, found);
  return assembleTable(records, { ...options, issues, canShift: true });
}

/** Headers stand in the beginning, wherever the first byte is that is not ASCII. */
function legacyOf(
  head: Uint8Array,
  { isHeaderWord = () => false }: HeaderOptions,
): (bytes: Uint8Array) => string {
  return (bytes) => legacyEncoding(isAscii(head) ? bytes : head, isHeaderWord);
}

function sizeOf(chunks: readonly Uint8Array[]): number {
  return chunks.reduce((sum, chunk) => sum + chunk.length, 0);
}

async function* skipStart(text: AsyncIterable<string>, length: number): AsyncGenerator<string> {
  let skip = length;
  for await (const piece of text) {
    yield piece.slice(skip);
    skip = Math.max(0, skip - piece.length);
  }
}

/** Reads rows. What `found` collects meanwhile goes with the next row. */
async function* readRecords(
  text: AsyncIterable<string>,
  delimiter: Delimiter,
  found: Issue[],
): AsyncGenerator<SheetRecord> {
  const parser = parse({
    delimiter,
    record_delimiter: RECORD_DELIMITERS,
    relax_quotes: true,
    relax_column_count: true,
    max_record_size: MAX_ROW_MEGABYTES * 1024 * 1024,
  });
  // A failure of either end destroys the other, and the loop below throws it; the callback has nothing to add.
  pipeline(Readable.from(text), parser, () => undefined);
  let number = 0;
  try {
    for await (const record of parser as AsyncIterable<readonly string[]>) {
      number++;
      if (record.length > MAX_COLUMNS) {
        throw new CatalogError("SHEET_TOO_MANY_COLUMNS", { row: number, limit: MAX_COLUMNS });
      }
      const cells = record.map((content) => (content === "" ? BLANK_CELL : { text: content }));
      yield found.length === 0 ? { number, cells } : { number, cells, issues: found.splice(0) };
    }
  } catch (thrown) {
    throw refusal(thrown, number);
  }
}

function refusal(thrown: unknown, read: number): unknown {
  if (!(thrown instanceof CsvError)) return thrown;
  // The parser runs ahead of the rows handed out, so it knows better how many there were.
  const parsed: unknown = thrown["records"];
  const row = (typeof parsed === "number" ? parsed : read) + 1;
  switch (thrown.code) {
    case "CSV_QUOTE_NOT_CLOSED":
      return new CatalogError("SHEET_QUOTE_NOT_CLOSED", { row }, { cause: thrown });
    case "CSV_MAX_RECORD_SIZE":
      return new CatalogError("SHEET_ROW_TOO_LONG", { row, megabytes: MAX_ROW_MEGABYTES }, { cause: thrown });
    default:
      return new CatalogError("SHEET_CSV_DAMAGED", { row, reason: thrown.message }, { cause: thrown });
  }
}
