import type { Issue } from "@deadwax/identifiers";
import type { SheetRow } from "../../domain/sheet/sheet-row.ts";
import type { Id } from "../../domain/values/id.ts";

/** A row of a sheet as a reader understood it. A field that is missing changes nothing. */
export interface RowToImport {
  /** As a spreadsheet program counts. */
  readonly row: number;
  readonly values: Partial<SheetRow>;
  /** Columns that are to be emptied, by their names in the sheet: `version_title`. */
  readonly clear: readonly string[];
  readonly issues: readonly Issue[];
  readonly cells: readonly string[];
}

export type RowOutcome = "created" | "changed" | "unchanged" | "failed";

/** What became of one row. Cells are kept of rows that failed: they are to be repaired. */
export interface ImportedRow extends Pick<RowToImport, "row" | "issues" | "cells"> {
  readonly outcome: RowOutcome;
  readonly recordingId: Id | null;
}

export interface SheetImportRequest {
  readonly source: string;
  readonly sha256: string;
  readonly mapping: Readonly<Record<string, string>>;
  readonly rows: AsyncIterable<RowToImport> | Iterable<RowToImport>;
  /** False: rows that fit no recording fail. */
  readonly mayCreate: boolean;
  /** Codes of our own prefix far above the known ones are right. */
  readonly maySkipAhead: boolean;
}

export interface SheetImportOutcome {
  readonly rows: readonly ImportedRow[];
  readonly created: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly failed: number;
}

/** Why a row cannot be imported: becomes an issue of that row. */
export class RowRefused extends Error {
  override readonly name = "RowRefused";
  readonly issue: Pick<Issue, "code" | "message" | "hint">;

  constructor(code: string, message: string, hint: string) {
    super(message);
    this.issue = { code, message, hint };
  }
}
