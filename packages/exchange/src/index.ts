export { readCsv, type CsvOptions } from "./csv/read-csv.ts";
export { writeCsv, type TextRows } from "./csv/write-csv.ts";
export type { ByteSource } from "./table/byte-source.ts";
export type { Cell, StoredValue } from "./table/cell.ts";
export { columnNames } from "./table/column-name.ts";
export type { Row, Table } from "./table/table.ts";
