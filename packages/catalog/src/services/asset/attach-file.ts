import type { Asset, AssetRole } from "../../domain/asset/asset.ts";
import { audioKey } from "../../domain/asset/audio-key.ts";
import { recordingName, type Recording } from "../../domain/recording/recording.ts";
import type { Id } from "../../domain/values/id.ts";
import { CatalogError } from "../../errors/index.ts";
import type { CatalogContext } from "../change/catalog-context.ts";
import { change, type Changed } from "../change/change.ts";
import type { ChangeTransaction } from "../change/change-transaction.ts";
import { requireRecording } from "../recording/require-recording.ts";

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
    const [attached] = await attachAll(transaction, [{ asset, recording, role: request.role }]);
    if (attached === undefined) throw new Error("one file in, one file out");
    transaction.tell({
      asset: asset.name,
      assetId: asset.id,
      title: recordingName(recording),
      recordingId: recording.id,
    });
    return attached;
  });
}

/** A file on its way to a recording. */
export interface Attachment {
  readonly asset: Asset;
  readonly recording: Recording;
  readonly role?: AssetRole | undefined;
  /** A person said that it is this recording's, whatever it was filed with. */
  readonly mayMove?: boolean;
}

/** The same for many, inside a larger change. */
export async function attachAll(
  transaction: ChangeTransaction,
  attachments: readonly Attachment[],
): Promise<readonly Attached[]> {
  if (attachments.length === 0) return [];
  for (const { asset, recording, mayMove } of attachments) {
    if (mayMove !== true) await requireFree(transaction, asset, recording);
  }
  const approvals = await transaction.find("approval", { recordingId: idsOf(attachments), endedAt: null });
  const approved = new Map(approvals.map(({ recordingId, audioHash }) => [recordingId, audioHash]));
  const judged = attachments.map(({ asset, recording, role }) => {
    const master = approved.get(recording.id);
    const audio =
      master === undefined ? "nothing-approved" : master === audioKey(asset) ? "approved" : "not-heard";
    const usual = audio === "not-heard" && asset.role === "master" ? "delivery" : asset.role;
    return { asset, recording, audio, role: role ?? usual } as const;
  });
  const updates = judged.map(({ asset, recording, role }) => ({
    entity: asset,
    patch: { recordingId: recording.id, role },
  }));
  const attached = await transaction.updateAll("asset", updates);
  await bringClaims(transaction, attachments);
  return judged.map(({ asset, recording, audio }, index) => {
    const now = attached[index] ?? asset;
    return { asset: now, recording, audio, isChanged: now !== asset };
  });
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

/** Codes found in the files are claims to their recordings now; those a recording has are answered. */
async function bringClaims(
  transaction: ChangeTransaction,
  attachments: readonly Attachment[],
): Promise<void> {
  const owners = new Map(attachments.map(({ asset, recording }) => [asset.id, recording.id]));
  const claims = await transaction.find("codeClaim", { assetId: [...owners.keys()], state: "open" });
  if (claims.length === 0) return;
  const codes = await transaction.find("recordingCode", { recordingId: idsOf(attachments) });
  const held = new Set(codes.map(({ recordingId, isrc }) => `${recordingId} ${isrc}`));
  await transaction.updateAll(
    "codeClaim",
    claims.map((entity) => {
      const recordingId = entity.assetId === null ? entity.recordingId : (owners.get(entity.assetId) ?? null);
      const isHeld = held.has(`${recordingId ?? ""} ${entity.isrc}`);
      const answer = isHeld ? { state: "entered" as const, reason: "the recording has it" } : {};
      return { entity, patch: { recordingId, ...answer } };
    }),
  );
}

function idsOf(attachments: readonly Attachment[]): readonly Id[] {
  return [...new Set(attachments.map(({ recording }) => recording.id))];
}
