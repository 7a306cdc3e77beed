import type { Approval } from "../../domain/asset/approval.ts";
import type { Asset } from "../../domain/asset/asset.ts";
import { audioKey } from "../../domain/asset/audio-key.ts";
import { recordingName, type Recording } from "../../domain/recording/recording.ts";
import type { VersionType } from "../../domain/recording/version-type.ts";
import type { Id } from "../../domain/values/id.ts";
import { CatalogError } from "../../errors/index.ts";
import type { CatalogContext } from "../change/catalog-context.ts";
import { change, type Changed } from "../change/change.ts";
import type { ChangeTransaction } from "../change/change-transaction.ts";
import { requireRecording } from "../recording/require-recording.ts";
import { endApproval, type EndedApproval } from "./end-approvals.ts";
import { recordingFromAssets } from "./recording-from-assets.ts";
import { standingApproval } from "./same-audio.ts";

export interface SplitRequest {
  /** The recording the files are of, or, for stems that belong to none, were made for. */
  readonly recordingId: Id;
  readonly assetIds: readonly Id[];
  readonly title?: string;
  readonly versionTitle?: string | null;
  readonly versionTypes?: readonly VersionType[];
  /** How the new recording was made from the old: a version type, `part-removed`, `part-alone`. */
  readonly how: string;
  readonly reason: string;
}

export interface SplitOutcome {
  readonly recording: Recording;
  readonly source: Recording;
  readonly assets: readonly Asset[];
  /** The old recording's approval, when its audio is the new one's now. */
  readonly ended: EndedApproval | null;
}

/**
 * Makes a recording of its own from files of another one. This is also the only way in which a stem becomes a recording
 * (DESIGN 4, rule 10). Codes stay behind. Throws SPLIT_NOTHING, ASSET_ELSEWHERE, CODE_NEEDS_REASON.
 */
export async function splitRecording(
  context: CatalogContext,
  request: SplitRequest,
): Promise<Changed<SplitOutcome>> {
  if (request.reason.trim() === "")
    throw new CatalogError("CODE_NEEDS_REASON", { what: "Splitting a recording" });
  return change(context, { action: "split" }, async (transaction) => {
    const source = await requireRecording(transaction, request.recordingId);
    const assets = await requireAssets(transaction, source, request.assetIds);
    const { how, reason, ...version } = request;
    const made = await recordingFromAssets(transaction, { source, assets, version, how, reason });
    const moved = await raiseStems(transaction, made.assets);
    const { recording } = made;
    const isStem = assets.some(({ role }) => role === "stem");
    await transaction.insert("decision", {
      question: isStem ? "stem-to-recording" : "split",
      recordingId: source.id,
      otherId: recording.id,
      verdict: "new",
      reason,
      decidedBy: context.actor,
      decidedAt: transaction.now,
      facts: assets.map((asset) => ({ kind: "asset", asset: asset.id, audio: audioKey(asset) })),
      rules: [],
    });
    const ended = await endIfGone(transaction, await standingApproval(transaction, source.id), recording);
    const title = recordingName(recording);
    transaction.tell({
      title,
      recordingId: recording.id,
      from: recordingName(source),
      fromId: source.id,
      reason,
    });
    return { recording, source, assets: moved, ended };
  });
}

async function requireAssets(
  transaction: ChangeTransaction,
  source: Recording,
  assetIds: readonly Id[],
): Promise<readonly Asset[]> {
  const ids = [...new Set(assetIds)];
  if (ids.length === 0) throw new CatalogError("SPLIT_NOTHING", { recording: recordingName(source) });
  const assets: Asset[] = [];
  for (const id of ids) {
    const asset = await transaction.require("asset", id);
    if (asset.recordingId !== null && asset.recordingId !== source.id) {
      const other = await transaction.require("recording", asset.recordingId);
      throw new CatalogError("ASSET_ELSEWHERE", { asset: asset.name, recording: recordingName(other) });
    }
    assets.push(asset);
  }
  return assets;
}

/** What was a part of something is the thing itself now. */
export async function raiseStems(
  transaction: ChangeTransaction,
  assets: readonly Asset[],
): Promise<readonly Asset[]> {
  return transaction.updateAll(
    "asset",
    assets.map((entity) => ({
      entity,
      patch: entity.role === "stem" || entity.role === "side" ? { role: "master" as const } : {},
    })),
  );
}

/** Ends the old recording's approval when its audio is the other one's now, and none of it is left. */
export async function endIfGone(
  transaction: ChangeTransaction,
  approval: Approval | undefined,
  recording: Recording,
): Promise<EndedApproval | null> {
  if (approval === undefined) return null;
  const left = await transaction.find("asset", { recordingId: approval.recordingId });
  const taken = await transaction.find("asset", { recordingId: recording.id });
  const isApproved = (asset: Asset): boolean => audioKey(asset) === approval.audioHash;
  if (!taken.some(isApproved) || left.some(isApproved)) return null;
  return endApproval(transaction, approval, `its audio became the recording “${recordingName(recording)}”`);
}
