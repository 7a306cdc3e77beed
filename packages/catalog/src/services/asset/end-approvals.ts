import type { Approval } from "../../domain/asset/approval.ts";
import { audioKey } from "../../domain/asset/audio-key.ts";
import { pathToOpen } from "../../domain/asset/kept-path.ts";
import { recordingName } from "../../domain/recording/recording.ts";
import type { Id } from "../../domain/values/id.ts";
import type { FileTree } from "../../ports/files.ts";
import type { StoreReader } from "../../ports/store.ts";
import type { ChangeTransaction } from "../change/change-transaction.ts";

/** An approval that no longer stands, and where that matters. */
export interface EndedApproval {
  readonly recordingId: Id;
  readonly recording: string;
  readonly audioHash: string;
  /** Titles of the releases the recording is on. */
  readonly releases: readonly string[];
}

/** Audio that a file no longer has. */
export interface LostAudio {
  readonly audioKey: string;
  readonly path: string;
}

/**
 * Ends every approval that rests on audio of which nothing is left: no file at a place that is there or on a disk that
 * is away, and no copy in the vault (DESIGN 4, rule 9).
 */
export async function endApprovalsOfLostAudio(
  transaction: ChangeTransaction,
  files: FileTree,
  lost: readonly LostAudio[],
): Promise<readonly EndedApproval[]> {
  const keys = [...new Set(lost.map((one) => one.audioKey))];
  if (keys.length === 0) return [];
  const approvals = await transaction.find("approval", { audioHash: keys, endedAt: null });
  const ended: EndedApproval[] = [];
  for (const approval of approvals) {
    const path = lost.find((one) => one.audioKey === approval.audioHash)?.path;
    if (path === undefined || (await isLeft(transaction, files, approval.audioHash))) continue;
    ended.push(
      await endApproval(
        transaction,
        approval,
        `“${path}” has other audio now, and no copy of the approved audio is left`,
      ),
    );
  }
  return ended;
}

export async function endApproval(
  transaction: ChangeTransaction,
  approval: Approval,
  why: string,
): Promise<EndedApproval> {
  await transaction.update("approval", approval, { endedAt: transaction.now, endedWhy: why });
  const recording = await transaction.require("recording", approval.recordingId);
  return {
    recordingId: recording.id,
    recording: recordingName(recording),
    audioHash: approval.audioHash,
    releases: await releasesWith(transaction, recording.id),
  };
}

/** The titles of the releases a recording is on. */
async function releasesWith(reader: StoreReader, recordingId: Id): Promise<readonly string[]> {
  const tracks = await reader.find("track", { recordingId });
  const ids = [...new Set(tracks.map((track) => track.releaseId))];
  const releases = ids.length === 0 ? [] : await reader.find("release", { id: ids });
  return releases.map((release) => release.title);
}

async function isLeft(reader: StoreReader, files: FileTree, key: string): Promise<boolean> {
  const assets = key.startsWith("sha256:")
    ? await reader.find("asset", { sha256: key.slice("sha256:".length) })
    : await reader.find("asset", { audioHash: key });
  const having = assets.filter((asset) => audioKey(asset) === key);
  if (having.some((asset) => asset.isVaulted)) return true;
  const locations =
    having.length === 0 ? [] : await reader.find("location", { assetId: having.map(({ id }) => id) });
  for (const location of locations) {
    const seen = await files.stat(pathToOpen(location.path));
    if (seen === "away") return true;
    // A file of another size or time may have other audio; it is not counted until it was read.
    if (seen !== "missing" && seen.size === location.size && seen.modifiedMs === location.modifiedMs)
      return true;
  }
  return false;
}
