import type { Row, Table } from "./table.ts";

/** All of a stream. */
export async function all<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const gathered: Item[] = [];
  for await (const item of items) gathered.push(item);
  return gathered;
}

/** The texts of a row. */
export function texts(row: Row): string[] {
  return row.cells.map((cell) => cell.text);
}

/** A table as plain text, for comparing. */
export async function content(table: Table): Promise<{ header: readonly string[]; rows: string[][] }> {
  return { header: table.header, rows: (await all(table.rows)).map(texts) };
}

/** Everything a writer yields, in one piece. */
export async function bytesOf(chunks: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  return Buffer.concat(await all(chunks));
}
