import type { Isrc } from "@deadwax/identifiers";
import { recordingName, type Recording } from "../../domain/recording/recording.ts";
import type { Id } from "../../domain/values/id.ts";
import { CatalogError } from "../../errors/index.ts";
import type { CatalogContext } from "../change/catalog-context.ts";
import { change, type Changed } from "../change/change.ts";
import { voidEntries } from "../code/void-code.ts";
import { isrcOf } from "../ledger/isrc-of-entry.ts";
import { requireRecording } from "./require-recording.ts";

export interface RemovedRecording {
  readonly recording: Recording;
  /** Codes it had that somebody else gave: they are still out there. */
  readonly foreignCodes: readonly Isrc[];
  /** Numbers of our own range that are void for ever by this. */
  readonly voided: readonly Isrc[];
}

/**
 * Removes a recording that should never have been one. Its files become unfiled; numbers it held or had from our own
 * range become void. What is on a release stays: the record is permanent.
 */
export async function removeRecording(
  context: CatalogContext,
  request: { readonly recordingId: Id; readonly reason: string },
): Promise<Changed<RemovedRecording>> {
  return change(context, { action: "removeRecording" }, async (transaction) => {
    const recording = await requireRecording(transaction, request.recordingId);
    const { id } = recording;
    const name = recordingName(recording);
    if ((await transaction.count("track", { recordingId: id })) > 0) {
      throw new CatalogError("RECORDING_IN_USE", { recording: name, by: "it is on a release" });
    }
    const madeFromIt = await transaction.count("derivation", { sourceRecordingId: id });
    const mergedInto = await transaction.count("recording", { mergedIntoId: id });
    if (madeFromIt + mergedInto > 0) {
      throw new CatalogError("RECORDING_IN_USE", {
        recording: name,
        by: "other recordings were made from it or merged into it",
      });
    }
    const codes = await transaction.find("recordingCode", { recordingId: id });
    for (const kind of [
      "recordingCode",
      "approval",
      "codeClaim",
      "recordingWork",
      "derivation",
      "decision",
    ] as const) {
      await transaction.remove(kind, await transaction.find(kind, { recordingId: id }));
    }
    await transaction.remove("credit", await transaction.find("credit", { subjectId: id }));
    await transaction.remove("evidence", await transaction.find("evidence", { subjectId: id }));
    const assets = await transaction.find("asset", { recordingId: id });
    await transaction.updateAll(
      "asset",
      assets.map((entity) => ({ entity, patch: { recordingId: null } })),
    );
    await transaction.remove("recording", [recording]);
    const numbers = await transaction.ledger.latestForRecordings([id]);
    const inUse = numbers.filter(
      ({ event }) => event === "reserved" || event === "assigned" || event === "imported",
    );
    await voidEntries(transaction, inUse, `the recording was removed: ${request.reason}`);
    const voided = inUse.map(isrcOf);
    const foreignCodes = codes.map(({ isrc }) => isrc).filter((isrc) => !voided.includes(isrc));
    transaction.tell({ title: name, reason: request.reason, voided, foreignCodes });
    return { recording, foreignCodes, voided };
  });
}
