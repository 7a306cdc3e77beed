/** Sheets in and out, and pages to read. Bytes in, bytes out: no files, no database. */
export { readCsv, type CsvOptions } from "./csv/read-csv.ts";
export { writeCsv, type TextRows } from "./csv/write-csv.ts";
export type { Delimiter } from "./csv/delimiter.ts";
export { readXlsx, type XlsxOptions } from "./xlsx/read-xlsx.ts";
export { writeXlsx, type XlsxLayout } from "./xlsx/write-xlsx.ts";
export { openTable, type TableOptions } from "./table-file/open-table.ts";
export { SHEET_FORMATS, type SheetFormat, type WriteOptions } from "./table-file/sheet-format.ts";

export type { ByteSource } from "./table/byte-source.ts";
export type { Cell, StoredValue } from "./table/cell.ts";
export { columnNames } from "./table/column-name.ts";
export { sampleRows } from "./table/sample-rows.ts";
export type { Row, Table } from "./table/table.ts";

export { MASTER_SHEET_COLUMNS, findColumn, type ColumnId } from "./master-sheet/columns.ts";
export type { Purpose, SheetColumn } from "./master-sheet/sheet-column.ts";
export {
  SHEET_CODE_STATUSES,
  SHEET_STATUSES,
  type MasterSheetRow,
  type SheetField,
} from "./master-sheet/master-sheet-row.ts";
export type { Contributor } from "./master-sheet/cells/contributors.ts";
export type { TrackPosition } from "./master-sheet/cells/track-position.ts";
export type { ReadOptions } from "./master-sheet/cells/cell-codec.ts";
export { CLEAR_MARKER } from "./master-sheet/clear-marker.ts";
export { readMasterSheet, type MasterSheetReading } from "./master-sheet/read-master-sheet.ts";
export { readRows, type ImportRow, type ReadRowsOptions } from "./master-sheet/read-rows.ts";
export type { ColumnMapping } from "./master-sheet/resolve-mapping.ts";
export { writeMasterSheet, type MasterSheetRows } from "./master-sheet/write-master-sheet.ts";
export {
  ORIGINAL_ROW_HEADER,
  PROBLEM_HEADER,
  writeFailedRows,
  type FailedRow,
} from "./master-sheet/write-failed-rows.ts";
export { masterSheetReference } from "./master-sheet/master-sheet-reference.ts";

export { isHeaderWord } from "./column-mapping/header-words.ts";
export { mappingFrom } from "./column-mapping/mapping-from.ts";
export type { ColumnSuggestion, SuggestionReason } from "./column-mapping/column-suggestion.ts";
export { suggestMapping } from "./column-mapping/suggest-mapping.ts";

export type { CodeListRow } from "./code-list/code-list-row.ts";
export { parseCodeList } from "./code-list/parse-code-list.ts";

export { comparisonPage, type ComparisonPageInput, type PageSide } from "./comparison-page/index.ts";

export { RESCUE_PAGE_MARK, rescuePage, type RescuePageInput, type ShownFile } from "./rescue-page/index.ts";

export {
  cueOfRelease,
  readCue,
  writeCue,
  type CueRequest,
  type CueSheet,
  type CueTrack,
} from "./cue/index.ts";

export { labelCopyPage, labelCopyPdf, type LabelCopyInput, type LabelCopyPdf } from "./label-copy/index.ts";
export { installedFonts, type FontSource } from "./pdf-text/index.ts";

export {
  FORMS,
  missingInForm,
  writeForm,
  type Form,
  type FormRequest,
  type LineUp,
  type Missing,
} from "./forms/index.ts";
export { RELEASE_FIELDS, type ReleaseFieldId } from "./release-fields/index.ts";

export {
  fillTemplate,
  inspectTemplate,
  readTemplateMapping,
  type FilledTemplate,
  type TemplateInspection,
  type TemplateMapping,
} from "./template/index.ts";

export {
  approvedPreset,
  HELD_TARGETS,
  readHeldSheet,
  readPreset,
  type HeldColumn,
  type HeldPreset,
  type HeldSheet,
  type HeldSheetOptions,
  type HeldTable,
  type HeldTarget,
} from "./held-sheet/index.ts";

export { uploadPage, type UploadOrder, type UploadPageInput } from "./upload-page/index.ts";
