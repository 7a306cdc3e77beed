import type { RecordingWork } from "../../domain/recording/recording.ts";
import { recordingName } from "../../domain/recording/recording.ts";
import type { Id } from "../../domain/values/id.ts";
import type { Work } from "../../domain/work/work.ts";
import { CatalogError } from "../../errors/index.ts";
import type { CatalogContext } from "../change/catalog-context.ts";
import { change, type Changed } from "../change/change.ts";
import type { ChangeTransaction } from "../change/change-transaction.ts";
import { requireRecording } from "../recording/require-recording.ts";

/** Adds a composition. */
export async function addWork(
  context: CatalogContext,
  given: { readonly title: string; readonly iswc?: string },
): Promise<Changed<Work>> {
  return change(context, { action: "addWork" }, (transaction) => workInto(transaction, given));
}

export async function workInto(
  transaction: ChangeTransaction,
  given: { readonly title: string; readonly iswc?: string },
): Promise<Work> {
  const title = given.title.trim();
  if (title === "") throw new CatalogError("TITLE_EMPTY", { kind: "work" });
  transaction.tell({ title });
  return transaction.insert("work", {
    title,
    localTitles: [],
    iswc: given.iswc ?? null,
    language: null,
    notes: null,
  });
}

/** Says that a recording embodies a work. Saying it twice changes nothing. */
export async function linkWork(
  context: CatalogContext,
  link: { readonly recordingId: Id; readonly workId: Id },
): Promise<Changed<RecordingWork>> {
  return change(context, { action: "linkWork" }, async (transaction) => {
    const recording = await requireRecording(transaction, link.recordingId);
    const work = await transaction.require("work", link.workId);
    transaction.tell({ title: work.title, recording: recordingName(recording) });
    const [known] = await transaction.find("recordingWork", { recordingId: recording.id, workId: work.id });
    return known ?? transaction.insert("recordingWork", { recordingId: recording.id, workId: work.id });
  });
}
