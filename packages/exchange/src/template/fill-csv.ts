import { isUtf8 } from "node:buffer";
import { CatalogError } from "@deadwax/catalog";
import { parse } from "csv-parse/sync";
import { stringify } from "csv-stringify/sync";
import { findDelimiter, RECORD_DELIMITERS } from "../csv/delimiter.ts";
import { findEncoding } from "../csv/encoding.ts";
import { escapeFormula } from "../table/formula-escape.ts";
import type { FillRequest } from "./fill-request.ts";

/** Puts rows into a CSV template: what stands above the first of them stays byte for byte, with its own encoding and separator. */
export function fillCsv(bytes: Uint8Array, request: FillRequest): Uint8Array {
  const { label, markLength } = findEncoding(bytes.subarray(0, 64 * 1024));
  if (label.startsWith("utf-16")) throw new CatalogError("TEMPLATE_ENCODING", { encoding: label });
  // One character is one byte here, so that places in the text are places in the file.
  const text = Buffer.from(bytes.subarray(markLength)).toString("latin1");
  const { delimiter, hintLength } = findDelimiter(text);
  const lineEnd = text.includes("\r\n") ? "\r\n" : "\n";
  const cut = hintLength + endOfRow(text.slice(hintLength), delimiter, request.firstRow - 1);
  const head = bytes.subarray(0, markLength + cut);
  const needsEnd = cut > 0 && !/[\r\n]$/u.test(text.slice(0, cut));
  const lines = request.rows.map((cells) => {
    const width = Math.max(request.width, ...cells.map(({ column }) => column + 1));
    const row = Array.from({ length: width }, () => "");
    for (const { column, text: content } of cells) row[column] = escapeFormula(content);
    return row;
  });
  const written = stringify(lines, {
    delimiter,
    record_delimiter: lineEnd,
    quoted_match: [/^\s|\s$/u, /[\r\n]/u],
  });
  const isLatin = markLength === 0 && !isUtf8(bytes);
  const tail = (needsEnd ? lineEnd : "") + written;
  return Buffer.concat([head, isLatin ? windows1252(tail) : Buffer.from(tail, "utf8")]);
}

/** Where the record of this number ends, counted as the reader counts; the end of the text where there are fewer. */
function endOfRow(text: string, delimiter: string, number: number): number {
  if (number <= 0) return 0;
  let count = 0;
  let end = 0;
  parse(text, {
    delimiter,
    record_delimiter: RECORD_DELIMITERS,
    relax_quotes: true,
    relax_column_count: true,
    encoding: "latin1",
    to: number,
    on_record: (_: readonly string[], { bytes }) => {
      count++;
      end = bytes;
      return null;
    },
  });
  return count < number ? text.length : end;
}

/** The letters of Windows-1252 above ASCII, by their bytes. */
const LETTERS: ReadonlyMap<string, number> = new Map(
  Array.from({ length: 128 }, (_, index): readonly [string, number] => [
    new TextDecoder("windows-1252").decode(Uint8Array.of(index + 128)),
    index + 128,
  ]),
);

function windows1252(text: string): Uint8Array {
  return Uint8Array.from(text, (letter) => {
    const point = letter.codePointAt(0) ?? 0;
    const byte = point < 128 ? point : LETTERS.get(letter);
    if (byte === undefined) throw new CatalogError("TEMPLATE_LETTERS", { letter });
    return byte;
  });
}
