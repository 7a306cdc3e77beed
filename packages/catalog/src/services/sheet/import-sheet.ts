import type { Issue } from "@deadwax/identifiers";
import type { Recording } from "../../domain/recording/recording.ts";
import { isRefusal } from "../../errors/index.ts";
import type { CatalogContext } from "../change/catalog-context.ts";
import { change, type Changed } from "../change/change.ts";
import type { ChangeTransaction, Patch } from "../change/change-transaction.ts";
import { recordingInto } from "../recording/add-recording.ts";
import { applyAround, recordingPatch } from "./apply-row.ts";
import { readRecordingViews } from "../view/recording-view.ts";
import { createTitleIndex, findRowRecording, type TitleIndex } from "./find-row-recording.ts";
import {
  RowRefused,
  type ImportedRow,
  type RowOutcome,
  type RowToImport,
  type SheetImportOutcome,
  type SheetImportRequest,
} from "./sheet-import-types.ts";

/**
 * Takes a sheet into the catalog, row by row, as one operation that can be undone as a whole. A row that cannot be
 * understood, or that speaks against the catalog, fails by itself with its reason and changes nothing; a blank cell
 * changes nothing; nothing is guessed (DESIGN 4, rule 13).
 */
export async function importSheet(
  context: CatalogContext,
  request: SheetImportRequest,
): Promise<Changed<SheetImportOutcome>> {
  return change(context, { action: "importSheet" }, async (transaction) => {
    const index = await createTitleIndex(transaction);
    const rows: ImportedRow[] = [];
    for await (const row of request.rows) rows.push(await importRow(transaction, { row, index, request }));
    const outcome = count(rows);
    const { created, changed, unchanged, failed } = outcome;
    if (created + changed > 0) {
      await transaction.insert("sheetImport", {
        source: request.source,
        sha256: request.sha256,
        mapping: request.mapping,
        ...{ created, changed, unchanged, failed },
        importedAt: transaction.now,
      });
    }
    transaction.tell({ source: request.source, count: created + changed, failed });
    return outcome;
  });
}

interface Step {
  readonly row: RowToImport;
  readonly index: TitleIndex;
  readonly request: SheetImportRequest;
}

async function importRow(transaction: ChangeTransaction, step: Step): Promise<ImportedRow> {
  const { row, index, request } = step;
  if (row.issues.some((issue) => issue.severity === "error"))
    return { ...row, outcome: "failed", recordingId: null };
  const point = await transaction.savepoint();
  try {
    const found = await findRowRecording(transaction, index, row.values);
    const recording =
      found === undefined ? await create(transaction, step) : await edit(transaction, found, row);
    await applyAround(transaction, recording, { values: row.values, setting: request });
    if (found === undefined) index.add(recording);
    const outcome: RowOutcome =
      found === undefined ? "created" : point.hasChanges() ? "changed" : "unchanged";
    await point.release();
    return { ...row, outcome, recordingId: recording.id };
  } catch (thrown) {
    await point.rollBack();
    return {
      ...row,
      outcome: "failed",
      recordingId: null,
      issues: [...row.issues, issueOf(thrown, row.row)],
    };
  }
}

async function create(transaction: ChangeTransaction, { row, request }: Step): Promise<Recording> {
  if (!request.mayCreate) {
    throw new RowRefused(
      "ROW_FITS_NONE",
      "The row fits no recording here.",
      "Import without --existing-only to add it.",
    );
  }
  const patch = await recordingPatch(transaction, row);
  if (patch.title === undefined) {
    throw new RowRefused(
      "ROW_TITLE_MISSING",
      "The row has no title and fits no recording here.",
      "Fill in the title.",
    );
  }
  return recordingInto(transaction, { ...patch, title: patch.title });
}

async function edit(
  transaction: ChangeTransaction,
  recording: Recording,
  row: RowToImport,
): Promise<Recording> {
  const patch = await statedPatch(transaction, recording, row);
  const { revision } = row.values;
  const updated = await transaction.update("recording", recording, patch);
  if (updated !== recording && revision != null && revision < recording.revision) {
    throw new RowRefused(
      "ROW_OLD",
      `The recording was changed since this sheet was written (revision ${recording.revision}, the sheet has ${revision}).`,
      "Export the sheet again and repeat the edit there, or empty the cell revision to overwrite.",
    );
  }
  return updated;
}

/** The measured length is no field of the recording; a sheet that repeats it, or speaks against a master, changes nothing. */
async function statedPatch(
  transaction: ChangeTransaction,
  recording: Recording,
  row: RowToImport,
): Promise<Patch<"recording">> {
  const { durationMs, ...rest } = await recordingPatch(transaction, row);
  if (durationMs === undefined || durationMs === recording.durationMs) return rest;
  const [view] = await readRecordingViews(transaction, [recording]);
  const isMeasured = view?.approval != null || view?.durationMs === durationMs;
  return isMeasured ? rest : { ...rest, durationMs };
}

function issueOf(thrown: unknown, row: number): Issue {
  const path = ["rows", row];
  if (thrown instanceof RowRefused) return { ...thrown.issue, severity: "error", path };
  if (isRefusal(thrown) && thrown.kind !== "unavailable" && thrown.kind !== "internal") {
    return { code: thrown.code, severity: "error", path, message: thrown.message, hint: thrown.hint };
  }
  throw thrown;
}

function count(rows: readonly ImportedRow[]): SheetImportOutcome {
  const of = (outcome: RowOutcome): number => rows.filter((row) => row.outcome === outcome).length;
  return {
    rows,
    created: of("created"),
    changed: of("changed"),
    unchanged: of("unchanged"),
    failed: of("failed"),
  };
}
