import type { Asset } from "../../domain/asset/asset.ts";
import { change } from "../change/change.ts";
import type { AddFilesContext, AddFilesRequest } from "./add-files-request.ts";
import { endApprovalsOfLostAudio, type LostAudio } from "./end-approvals.ts";
import type { FileOutcome } from "./file-outcome.ts";
import { readKnownFiles, type ReadFile } from "./known-files.ts";
import { settleFile } from "./settle-file.ts";

interface StoredFiles {
  readonly outcomes: readonly FileOutcome[];
  readonly deferred: readonly ReadFile[];
  readonly unstored: readonly Asset[];
}

/** Stores files that were read, in one change. Those whose place has other audio now are given back until the last. */
export async function storeFiles(
  context: AddFilesContext,
  request: AddFilesRequest,
  { batch, isLast }: { readonly batch: readonly ReadFile[]; readonly isLast: boolean },
): Promise<StoredFiles> {
  if (batch.length === 0) return { outcomes: [], deferred: [], unstored: [] };
  const { value } = await change(context, { action: "addFiles" }, async (transaction) => {
    const known = await readKnownFiles(transaction, context.files, batch);
    const catalog = await transaction.require("catalog", transaction.catalogId);
    const setting = {
      transaction,
      known,
      files: context.files,
      isDemo: catalog.isDemo,
      recordingFor: request.recordingFor ?? "each",
      isVaulted: request.isVaulted === true && context.vault !== undefined,
    };
    const outcomes: FileOutcome[] = [];
    const deferred: ReadFile[] = [];
    const lost: LostAudio[] = [];
    for (const read of batch) {
      const settled = await settleFile(setting, read, { isLast });
      if (settled === undefined) deferred.push(read);
      else {
        outcomes.push(settled.outcome);
        lost.push(...settled.lost);
      }
    }
    const ended = await endApprovalsOfLostAudio(transaction, context.files, lost);
    transaction.tell({ count: outcomes.length });
    const explained = outcomes.map((outcome): FileOutcome => {
      const keys = lost.filter(({ path }) => path === outcome.path).map(({ audioKey }) => audioKey);
      return keys.length === 0
        ? outcome
        : { ...outcome, ended: ended.filter((one) => keys.includes(one.audioHash)) };
    });
    const unstored = outcomes
      .map(({ assetId }) => (assetId === null ? undefined : known.asset(assetId)))
      .filter((asset) => asset !== undefined)
      .filter(({ recordingId }) => context.isDryRun === true && recordingId === null);
    return { outcomes: explained, deferred, unstored };
  });
  return value;
}
