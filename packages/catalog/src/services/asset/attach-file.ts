import type { Asset, AssetRole } from "../../domain/asset/asset.ts";
import { audioKey } from "../../domain/asset/audio-key.ts";
import { recordingName, type Recording } from "../../domain/recording/recording.ts";
import type { Id } from "../../domain/values/id.ts";
import { CatalogError } from "../../errors/index.ts";
import type { CatalogContext } from "../change/catalog-context.ts";
import { change, type Changed } from "../change/change.ts";
import type { ChangeTransaction } from "../change/change-transaction.ts";
import { requireRecording } from "../recording/require-recording.ts";
import { standingApproval } from "./same-audio.ts";

export interface AttachRequest {
  readonly assetId: Id;
  readonly recordingId: Id;
  /** Default: what it is already, but `delivery` beside an approved master. */
  readonly role?: AssetRole;
}

export interface Attached {
  readonly asset: Asset;
  readonly recording: Recording;
  /**
   * How its audio is to the approved master: the same; other audio, which nobody has heard to be the same recording; or
   * nothing is approved yet.
   */
  readonly audio: "approved" | "not-heard" | "nothing-approved";
  readonly isChanged: boolean;
}

/** Says which recording a file is of. Throws ASSET_ELSEWHERE when it is another's. */
export async function attachFile(
  context: CatalogContext,
  request: AttachRequest,
): Promise<Changed<Attached>> {
  return change(context, { action: "attachFile" }, async (transaction) => {
    const recording = await requireRecording(transaction, request.recordingId);
    const asset = await transaction.require("asset", request.assetId);
    const attached = await attachInto(transaction, { asset, recording, role: request.role });
    transaction.tell({
      asset: asset.name,
      assetId: asset.id,
      title: recordingName(recording),
      recordingId: recording.id,
    });
    return attached;
  });
}

/** The same, inside a larger change. */
export async function attachInto(
  transaction: ChangeTransaction,
  given: { readonly asset: Asset; readonly recording: Recording; readonly role?: AssetRole | undefined },
): Promise<Attached> {
  const { asset, recording } = given;
  await requireFree(transaction, asset, recording);
  const approval = await standingApproval(transaction, recording.id);
  const isApproved = approval?.audioHash === audioKey(asset);
  const audio = approval === undefined ? "nothing-approved" : isApproved ? "approved" : "not-heard";
  const usual = audio === "not-heard" && asset.role === "master" ? "delivery" : asset.role;
  const attached = await transaction.update("asset", asset, {
    recordingId: recording.id,
    role: given.role ?? usual,
  });
  if (asset.recordingId === null) await bringClaims(transaction, asset, recording);
  return { asset: attached, recording, audio, isChanged: attached !== asset };
}

async function requireFree(
  transaction: ChangeTransaction,
  asset: Asset,
  recording: Recording,
): Promise<void> {
  if (asset.recordingId === null || asset.recordingId === recording.id) return;
  const other = await transaction.require("recording", asset.recordingId);
  throw new CatalogError("ASSET_ELSEWHERE", { asset: asset.name, recording: recordingName(other) });
}

/** Codes found in the file are claims to the recording now; those it has are answered. */
async function bringClaims(
  transaction: ChangeTransaction,
  asset: Asset,
  recording: Recording,
): Promise<void> {
  const claims = await transaction.find("codeClaim", { assetId: asset.id, state: "open" });
  const codes =
    claims.length === 0 ? [] : await transaction.find("recordingCode", { recordingId: recording.id });
  const held = new Set(codes.map(({ isrc }) => isrc));
  await transaction.updateAll(
    "codeClaim",
    claims.map((entity) => ({
      entity,
      patch: held.has(entity.isrc)
        ? { recordingId: recording.id, state: "entered" as const, reason: "the recording has it" }
        : { recordingId: recording.id },
    })),
  );
}
