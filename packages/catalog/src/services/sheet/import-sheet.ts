import type { Issue } from "@deadwax/identifiers";
import type { Recording } from "../../domain/recording/recording.ts";
import { isRefusal } from "../../errors/index.ts";
import type { StoreReader } from "../../ports/store.ts";
import type { CatalogContext } from "../change/catalog-context.ts";
import type { Id } from "../../domain/values/id.ts";
import { change, type Changed } from "../change/change.ts";
import type { ChangeTransaction } from "../change/change-transaction.ts";
import { recordingInto } from "../recording/add-recording.ts";
import { applyAround, recordingPatch } from "./apply-row.ts";
import { createNameIndexes, type NameIndexes } from "./name-index.ts";
import { createNamesakeNotes } from "./namesake-notes.ts";
import { editedRow, type ShownRecording } from "./edited-values.ts";
import { createTitleIndex, findRowRecording, type TitleIndex } from "./find-row-recording.ts";
import {
  RowRefused,
  type ImportedRow,
  type RowOutcome,
  type RowToImport,
  type SheetImportOutcome,
  type SheetImportRequest,
} from "./sheet-import-types.ts";
import { inBatches, readShown } from "./shown-recordings.ts";

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
    const { isDemo } = await transaction.require("catalog", transaction.catalogId);
    const index = await createTitleIndex(transaction);
    const names = createNameIndexes(transaction);
    const rows = createNamesakeNotes();
    // A recording on several releases has several rows; each is compared with what it was before the first.
    const several = new Map<Id, ShownRecording>();
    const taken = new Set<Id>();
    const conflicts = await transaction.codesOnSeveralRecordings();
    const reader: StoreReader = { ...transaction, codesOnSeveralRecordings: async () => conflicts };
    for await (const batch of inBatches(request.rows)) {
      const now = await readShown(reader, index, batch);
      const shown: Step["shown"] = (id) => several.get(id) ?? now.get(id);
      for (const given of batch) {
        const row = isDemo ? withoutExampleWarning(given) : given;
        const before = index.namesakes(row.values);
        const imported = await importRow(transaction, { row, index, names, request, shown, taken });
        if (imported.recordingId !== null) taken.add(imported.recordingId);
        rows.add(imported, imported.outcome === "created" ? before : []);
      }
      for (const [id, one] of now) if (one.rows.length > 1 && !several.has(id)) several.set(id, one);
    }
    const outcome = count(rows.all);
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

/** The codes of a demo are examples: nobody needs to be told. */
function withoutExampleWarning(row: RowToImport): RowToImport {
  return { ...row, issues: row.issues.filter(({ code }) => code !== "ISRC_DOCUMENTATION_PREFIX") };
}

interface Step {
  readonly row: RowToImport;
  readonly index: TitleIndex;
  readonly names: NameIndexes;
  readonly request: SheetImportRequest;
  /** How the catalog shows a recording it had before this sheet. */
  readonly shown: (id: Id) => ShownRecording | undefined;
  /** Recordings that rows before this one were about. */
  readonly taken: ReadonlySet<Id>;
}

async function importRow(transaction: ChangeTransaction, step: Step): Promise<ImportedRow> {
  const { index, names, request, shown } = step;
  let { row } = step;
  if (row.issues.some((issue) => issue.severity === "error")) return failedRow(row);
  const point = await transaction.savepoint();
  try {
    const found = await findRowRecording(transaction, index, row.values, step.taken);
    row = editedRow(row, found && shown(found.id));
    const recording =
      found === undefined
        ? await create(transaction, row, { names, mayCreate: request.mayCreate })
        : await edit(transaction, found, { row, names });
    const { source, maySkipAhead } = request;
    const notes = await applyAround(transaction, recording, {
      values: row.values,
      setting: { source, maySkipAhead, names },
    });
    if (found === undefined) index.add(recording);
    const outcome: RowOutcome =
      found === undefined ? "created" : point.hasChanges() ? "changed" : "unchanged";
    await point.release();
    const issues = [...row.issues, ...notes.map((note) => ({ ...note, path: ["rows", row.row, "release"] }))];
    return { row: row.row, issues, cells: [], outcome, recordingId: recording.id };
  } catch (thrown) {
    await point.rollBack();
    return failedRow({ ...row, issues: [...row.issues, issueOf(thrown, row.row)] });
  }
}

function failedRow({ row, issues, cells }: RowToImport): ImportedRow {
  return { row, issues, cells, outcome: "failed", recordingId: null };
}

async function create(
  transaction: ChangeTransaction,
  row: RowToImport,
  { names, mayCreate }: { readonly names: NameIndexes; readonly mayCreate: boolean },
): Promise<Recording> {
  if (!mayCreate) {
    throw new RowRefused(
      "ROW_FITS_NONE",
      "The row fits no recording here.",
      "Import without --existing-only to add it.",
    );
  }
  const patch = await recordingPatch(transaction, row, names);
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
  { row, names }: { readonly row: RowToImport; readonly names: NameIndexes },
): Promise<Recording> {
  const patch = await recordingPatch(transaction, row, names);
  const updated = await transaction.update("recording", recording, patch);
  const { revision } = row.values;
  if (updated !== recording && revision != null && revision < recording.revision) {
    throw new RowRefused(
      "ROW_OLD",
      `The recording was changed since this sheet was written (revision ${recording.revision}, the sheet has ${revision}).`,
      "Export the sheet again and repeat the edit there, or empty the cell revision to overwrite.",
    );
  }
  return updated;
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
