import { recordingName, type Recording } from "../../domain/recording/recording.ts";
import type { Id } from "../../domain/values/id.ts";
import { CatalogError } from "../../errors/index.ts";
import type { CatalogContext } from "../change/catalog-context.ts";
import { change, type Changed } from "../change/change.ts";
import type { ChangeTransaction } from "../change/change-transaction.ts";
import { voidReservations } from "../code/void-code.ts";
import { requireRecording, requireRecordings } from "../recording/require-recording.ts";
import { isrcOf } from "../ledger/isrc-of-entry.ts";
import { moveApprovals, moveBelongings, moveCodes, moveConnections } from "./move-to-recording.ts";

export interface MergeRequest {
  readonly keepId: Id;
  /** The ones that turned out to be it. */
  readonly otherIds: readonly Id[];
  readonly reason: string;
}

export interface MergeOutcome {
  readonly recording: Recording;
  readonly merged: readonly Recording[];
  /** Numbers that were held for the merged ones and are void now. */
  readonly voided: readonly string[];
}

/**
 * Joins recordings that turned out to be one. Everything they have moves to the one that is kept, whose own code and
 * approval stay; nothing is deleted but what would be there twice. Throws MERGE_SELF, RECORDING_MERGED,
 * CODE_NEEDS_REASON.
 */
export async function mergeRecordings(
  context: CatalogContext,
  request: MergeRequest,
): Promise<Changed<MergeOutcome>> {
  if (request.reason.trim() === "")
    throw new CatalogError("CODE_NEEDS_REASON", { what: "Merging recordings" });
  return change(context, { action: "merge" }, async (transaction) => {
    const keep = await requireRecording(transaction, request.keepId);
    const otherIds = [...new Set(request.otherIds)];
    if (otherIds.length === 0 || otherIds.includes(keep.id)) {
      throw new CatalogError("MERGE_SELF", { recording: recordingName(keep) });
    }
    const others = await requireRecordings(transaction, otherIds);
    const merged: Recording[] = [];
    for (const other of others)
      merged.push(await mergeOne(transaction, { from: other, to: keep, reason: request.reason }));
    const why = `its recording was merged into another: ${request.reason}`;
    const voided = await voidReservations(transaction, otherIds, why);
    transaction.tell({
      count: merged.length,
      title: recordingName(keep),
      recordingId: keep.id,
      mergedIds: otherIds,
      reason: request.reason,
    });
    return { recording: keep, merged, voided: voided.map((entry) => isrcOf(entry)) };
  });
}

/** The same for one, inside a larger change. */
export async function mergeOne(
  transaction: ChangeTransaction,
  { from, to, reason }: { readonly from: Recording; readonly to: Recording; readonly reason: string },
): Promise<Recording> {
  await moveBelongings(transaction, { from, to });
  await moveConnections(transaction, { from, to });
  await moveCodes(transaction, { from, to });
  await moveApprovals(transaction, { from, to });
  await transaction.insert("decision", {
    question: "merge",
    recordingId: to.id,
    otherId: from.id,
    verdict: "same",
    reason,
    decidedBy: transaction.context.actor,
    decidedAt: transaction.now,
    facts: [],
    rules: [],
  });
  return transaction.update("recording", from, { mergedIntoId: to.id });
}
