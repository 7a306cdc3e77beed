import { Readable } from "node:stream";
import { stringify } from "csv-stringify";
import { escapeFormula } from "../table/formula-escape.ts";

/** Rows of text, the header among them. */
export type TextRows = Iterable<readonly string[]> | AsyncIterable<readonly string[]>;

/**
 * Writes RFC 4180 CSV: commas, CRLF, quotation marks where they are needed. UTF-8 with a byte order mark, without
 * which Excel reads accents wrong; formula-looking cells escaped (`escapeFormula`).
 */
export async function* writeCsv(rows: TextRows): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  const writer = stringify({
    bom: true,
    record_delimiter: "windows",
    // Spaces at the edges survive every reader only inside quotation marks.
    quoted_match: [/^\s|\s$/u, /[\r\n]/u],
  });
  const source = Readable.from(escapedRows(rows), { objectMode: true, highWaterMark: 64 });
  source.on("error", (error) => writer.destroy(error));
  source.pipe(writer);
  try {
    for await (const chunk of writer as AsyncIterable<Uint8Array | string>) {
      yield typeof chunk === "string" ? encoder.encode(chunk) : chunk;
    }
  } finally {
    source.destroy();
  }
}

async function* escapedRows(rows: TextRows): AsyncGenerator<readonly string[]> {
  for await (const row of rows) yield row.map(escapeFormula);
}
