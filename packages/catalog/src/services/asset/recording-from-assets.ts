import type { Asset } from "../../domain/asset/asset.ts";
import { recordingName, type Recording } from "../../domain/recording/recording.ts";
import type { VersionType } from "../../domain/recording/version-type.ts";
import type { Id } from "../../domain/values/id.ts";
import { CatalogError } from "../../errors/index.ts";
import type { ChangeTransaction } from "../change/change-transaction.ts";

/** How a new recording differs from the one it was made from; what is left out is as it was. */
export interface NewVersion {
  readonly reason: string;
  readonly title?: string;
  readonly versionTitle?: string | null;
  readonly versionTypes?: readonly VersionType[];
}

export interface FromAssets {
  readonly source: Recording;
  readonly assets: readonly Asset[];
  readonly version: Omit<NewVersion, "reason">;
  /** A version type, or `part-removed`, `part-alone`. */
  readonly how: string;
  readonly reason: string;
}

/**
 * Makes a recording of some assets of another one. What describes the music goes along: titles, artists, credits,
 * works. What names or publishes the old one stays: its codes, releases, dates and evidence.
 */
export async function recordingFromAssets(
  transaction: ChangeTransaction,
  { source, assets, version, how, reason }: FromAssets,
): Promise<{ readonly recording: Recording; readonly assets: readonly Asset[] }> {
  const title = (version.title ?? source.title).trim();
  if (title === "") throw new CatalogError("TITLE_EMPTY", { kind: "recording" });
  const recording = await transaction.insert("recording", {
    ...source,
    title,
    versionTitle: version.versionTitle === undefined ? source.versionTitle : version.versionTitle,
    versionTypes: version.versionTypes ?? source.versionTypes,
    firstPublishedOn: null,
    durationMs: null,
    notes: null,
    mergedIntoId: null,
  });
  const moved = await transaction.updateAll(
    "asset",
    assets.map((entity) => ({ entity, patch: { recordingId: recording.id } })),
  );
  await moveClaims(transaction, assets, recording.id);
  await copyCredits(transaction, source.id, recording.id);
  await transaction.insert("derivation", {
    recordingId: recording.id,
    sourceRecordingId: source.id,
    sourceAssetId: assets.find((asset) => asset.role === "stem")?.id ?? null,
    how,
    note: `${reason} (from “${recordingName(source)}”)`,
  });
  return { recording, assets: moved };
}

/** Codes found in the files are claims to the recording that has the files. */
async function moveClaims(
  transaction: ChangeTransaction,
  assets: readonly Asset[],
  recordingId: Id,
): Promise<void> {
  if (assets.length === 0) return;
  const claims = await transaction.find("codeClaim", { assetId: assets.map(({ id }) => id) });
  await transaction.updateAll(
    "codeClaim",
    claims.map((entity) => ({ entity, patch: { recordingId } })),
  );
}

async function copyCredits(transaction: ChangeTransaction, from: Id, to: Id): Promise<void> {
  const credits = await transaction.find("credit", { subjectKind: "recording", subjectId: from });
  const works = await transaction.find("recordingWork", { recordingId: from });
  const copied = credits.map((credit) => ({ ...credit, subjectId: to }));
  await transaction.insertAll("credit", copied);
  await transaction.insertAll(
    "recordingWork",
    works.map(({ workId }) => ({ recordingId: to, workId })),
  );
}
