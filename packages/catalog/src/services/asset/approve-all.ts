import type { Recording } from "../../domain/recording/recording.ts";
import type { Id } from "../../domain/values/id.ts";
import type { CatalogError } from "../../errors/index.ts";
import type { CatalogContext } from "../change/catalog-context.ts";
import { change, type Changed } from "../change/change.ts";
import type { ChangeTransaction } from "../change/change-transaction.ts";
import type { RecordingComparison } from "../recognition/compare-known.ts";
import { hearReplacement } from "../recognition/hear-replacement.ts";
import type { WithHearing } from "../recognition/hearing-context.ts";
import { requireRecordings } from "../recording/require-recording.ts";
import { approveIn, type Approved, type ApproveRequest } from "./approve.ts";
import { isRefusal } from "./file-outcome.ts";

export interface ApprovedAll {
  readonly approved: readonly Approved[];
  readonly refused: readonly { readonly recording: Recording; readonly error: CatalogError }[];
}

/** Approves the masters of several recordings in one operation, so that one undo takes all of it back. */
export async function approveAll(
  context: CatalogContext & WithHearing,
  recordingIds: readonly Id[],
  request: Omit<ApproveRequest, "recordingId"> = {},
): Promise<Changed<ApprovedAll>> {
  const heard = new Map<Id, RecordingComparison | null>();
  for (const recordingId of recordingIds)
    heard.set(recordingId, await hearReplacement(context, { ...request, recordingId }));
  return change(context, { action: "approve" }, async (transaction) => {
    const approved: Approved[] = [];
    const refused: { recording: Recording; error: CatalogError }[] = [];
    for (const recording of await requireRecordings(transaction, recordingIds)) {
      const asked = { ...request, recordingId: recording.id };
      const done = await tryOne(transaction, asked, heard.get(recording.id) ?? null);
      if ("error" in done) refused.push({ recording, error: done.error });
      else approved.push(done);
    }
    transaction.tell({ count: approved.filter(({ isChanged }) => isChanged).length });
    return { approved, refused };
  });
}

/** What was refused leaves nothing behind; a catalog that cannot be written ends all of it. */
async function tryOne(
  transaction: ChangeTransaction,
  request: ApproveRequest,
  heard: RecordingComparison | null,
): Promise<Approved | { readonly error: CatalogError }> {
  const point = await transaction.savepoint();
  try {
    const approved = await approveIn(transaction, request, heard);
    await point.release();
    return approved;
  } catch (thrown) {
    if (!isRefusal(thrown) || thrown.kind === "unavailable") throw thrown;
    await point.rollBack();
    return { error: thrown };
  }
}
