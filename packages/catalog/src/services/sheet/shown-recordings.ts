import type { Id } from "../../domain/values/id.ts";
import { isId } from "../../domain/values/id.ts";
import type { StoreReader } from "../../ports/store.ts";
import { readRecordingViews } from "../view/recording-view.ts";
import { shownRecording, type ShownRecording } from "./edited-values.ts";
import { alike, type TitleIndex } from "./find-row-recording.ts";
import type { RowToImport } from "./sheet-import-types.ts";

/** Rows for which the catalog is read at once. */
const BATCH = 500;

/** The rows of a sheet, some at a time. */
export async function* inBatches(
  rows: AsyncIterable<RowToImport> | Iterable<RowToImport>,
): AsyncGenerator<readonly RowToImport[]> {
  let batch: RowToImport[] = [];
  for await (const row of rows) {
    batch.push(row);
    if (batch.length < BATCH) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

/** How the catalog shows the recordings that these rows can be about: those it has before any of them is applied. */
export async function readShown(
  reader: StoreReader,
  index: TitleIndex,
  rows: readonly RowToImport[],
): Promise<ReadonlyMap<Id, ShownRecording>> {
  const named = rows.flatMap(({ values: { deadwaxId } }) => deadwaxId?.trim().toLowerCase() ?? []);
  const isrcs = rows.flatMap(({ values: { isrc } }) => isrc ?? []);
  const codes = isrcs.length === 0 ? [] : await reader.find("recordingCode", { isrc: [...new Set(isrcs)] });
  const ids = new Set<Id>([
    ...named.filter(isId),
    ...codes.map(({ recordingId }) => recordingId),
    ...rows
      .flatMap(({ values }) => (values.deadwaxId == null ? alike(index, values) : []))
      .map(({ id }) => id),
  ]);
  if (ids.size === 0) return new Map();
  const recordings = await reader.find("recording", { id: [...ids], mergedIntoId: null });
  const views = await readRecordingViews(reader, recordings);
  return new Map(views.map((view) => [view.recording.id, shownRecording(view)]));
}
