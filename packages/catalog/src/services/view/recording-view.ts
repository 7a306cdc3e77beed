import type { Approval } from "../../domain/asset/approval.ts";
import type { Asset, Location } from "../../domain/asset/asset.ts";
import type { CodeClaim } from "../../domain/code/code-claim.ts";
import type { RecordingCode } from "../../domain/code/recording-code.ts";
import type { Decision } from "../../domain/decision/decision.ts";
import type { Evidence } from "../../domain/evidence/evidence.ts";
import type { LedgerEntry } from "../../domain/ledger/ledger-entry.ts";
import type { Derivation, Recording } from "../../domain/recording/recording.ts";
import type { Id } from "../../domain/values/id.ts";
import type { StoreReader } from "../../ports/store.ts";
import { group } from "./group.ts";
import { readConnections, type RecordingConnections } from "./recording-connections.ts";

/** A recording with everything the catalog knows about it. */
export interface RecordingView extends RecordingConnections {
  readonly recording: Recording;
  readonly status: RecordingStatus;
  readonly codes: readonly RecordingCode[];
  readonly preferred: RecordingCode | null;
  /** The number held for it, when it has no code yet. */
  readonly reservation: LedgerEntry | null;
  readonly claims: readonly CodeClaim[];
  readonly isInConflict: boolean;
  readonly assets: readonly (Asset & { readonly locations: readonly Location[] })[];
  /** The approval in force. */
  readonly approval: Approval | null;
  readonly approvals: readonly Approval[];
  /** What `durationMs` is, where audio was measured. */
  readonly measuredMs: number | null;
  /** Milliseconds from first to last modulation of the approved master, or of the only audio there is; else as declared. */
  readonly durationMs: number | null;
  readonly derivations: readonly Derivation[];
  readonly decisions: readonly Decision[];
  readonly evidence: readonly Evidence[];
}

/**
 * draft: no approved audio. approved: audio is fixed, no code. reserved: a number is held. coded: has its code. released:
 * coded and on a release. conflict: another recording has the same code.
 */
export type RecordingStatus = "draft" | "approved" | "reserved" | "coded" | "released" | "conflict";

/** The views of these recordings, in this order; each table is read once for all of them. */
export async function readRecordingViews(
  reader: StoreReader,
  recordings: readonly Recording[],
): Promise<readonly RecordingView[]> {
  const ids = recordings.map((recording) => recording.id);
  const byRecording = { recordingId: ids };
  const codes = group(await reader.find("recordingCode", byRecording), (row) => row.recordingId);
  const reservations = group(
    (await reader.ledger.latestForRecordings(ids)).filter((entry) => entry.event === "reserved"),
    (row) => row.recordingId,
  );
  const assets = await reader.find("asset", byRecording);
  const assetsOf = group(assets, (row) => row.recordingId);
  const locations = group(
    await reader.find("location", { assetId: assets.map((asset) => asset.id) }),
    (row) => row.assetId,
  );
  const claims = await findClaims(reader, ids, assets);
  const approvals = group(await reader.find("approval", byRecording), (row) => row.recordingId);
  const connections = await readConnections(reader, recordings);
  const derivations = group(await reader.find("derivation", byRecording), (row) => row.recordingId);
  const decisions = group(await reader.find("decision", byRecording), (row) => row.recordingId);
  const evidence = group(await reader.find("evidence", { subjectId: ids }), (row) => row.subjectId);
  const conflicts = new Set(
    (await reader.codesOnSeveralRecordings()).flatMap((conflict) => conflict.recordingIds),
  );

  return recordings.map((recording): RecordingView => {
    const { id } = recording;
    const own = codes.get(id) ?? [];
    const preferred = own.find((code) => code.status === "preferred") ?? null;
    const allApprovals = approvals.get(id) ?? [];
    const approval = allApprovals.find((one) => one.endedAt === null) ?? null;
    const ownAssets = (assetsOf.get(id) ?? []).map((asset) => ({
      ...asset,
      locations: locations.get(asset.id) ?? [],
    }));
    const connected = connections(recording);
    const reservation = reservations.get(id)?.[0] ?? null;
    const isInConflict = conflicts.has(id);
    const master = measuredAsset({ assets: ownAssets, approval });
    const measuredMs = master === undefined ? null : modulationMs(master);
    return {
      recording,
      status: statusOf({
        isInConflict,
        preferred,
        approval,
        reservation,
        isReleased: connected.tracks.length > 0,
      }),
      codes: own,
      preferred,
      reservation,
      claims: claims.get(id) ?? [],
      isInConflict,
      assets: ownAssets,
      approval,
      approvals: allApprovals,
      measuredMs,
      durationMs: measuredMs ?? recording.durationMs,
      ...connected,
      derivations: derivations.get(id) ?? [],
      decisions: decisions.get(id) ?? [],
      evidence: evidence.get(id) ?? [],
    };
  });
}

/** The approved file; before anything is approved, the only one, or the first where all hold the same audio. */
export function measuredAsset({
  assets,
  approval,
}: Pick<RecordingView, "assets" | "approval">): RecordingView["assets"][number] | undefined {
  const approved = assets.find(({ id }) => id === approval?.assetId);
  if (approved !== undefined) return approved;
  const whole = assets.filter((asset) => asset.role !== "stem" && asset.role !== "side");
  return new Set(whole.map((asset) => asset.audioHash ?? asset.sha256)).size === 1 ? whole[0] : undefined;
}

/** The reference metadata's duration: from the first to the last modulation; the whole length where that is not known. */
export function modulationMs(asset: Asset): number | null {
  if (asset.modulation === null || asset.sampleRate === null) return asset.durationMs;
  return Math.round(((asset.modulation.endFrame - asset.modulation.firstFrame) * 1000) / asset.sampleRate);
}

function statusOf(known: {
  readonly isInConflict: boolean;
  readonly preferred: RecordingCode | null;
  readonly approval: Approval | null;
  readonly reservation: LedgerEntry | null;
  readonly isReleased: boolean;
}): RecordingStatus {
  if (known.isInConflict) return "conflict";
  if (known.preferred !== null) return known.isReleased ? "released" : "coded";
  if (known.reservation !== null) return "reserved";
  return known.approval === null ? "draft" : "approved";
}

async function findClaims(
  reader: StoreReader,
  ids: readonly Id[],
  assets: readonly Asset[],
): Promise<ReadonlyMap<Id | null, readonly CodeClaim[]>> {
  const recordingOf = new Map(assets.map((asset) => [asset.id, asset.recordingId]));
  const direct = await reader.find("codeClaim", { recordingId: ids, state: "open" });
  const onAssets = await reader.find("codeClaim", {
    assetId: assets.map((asset) => asset.id),
    state: "open",
  });
  const all = [...new Map([...direct, ...onAssets].map((claim) => [claim.id, claim])).values()];
  return group(
    all,
    (claim) =>
      claim.recordingId ?? (claim.assetId === null ? null : (recordingOf.get(claim.assetId) ?? null)),
  );
}
