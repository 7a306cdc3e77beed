import type { TemplateCell } from "./template-rows.ts";

/** What is put into a sheet, and where. */
export interface FillRequest {
  /** As a spreadsheet program shows it. */
  readonly firstRow: number;
  /** 0 where the sheet has none. */
  readonly headerRow: number;
  readonly rows: readonly (readonly TemplateCell[])[];
  /** Columns of the header. */
  readonly width: number;
}
