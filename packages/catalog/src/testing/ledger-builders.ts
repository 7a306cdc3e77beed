/** Ready-made situations for tests of codes. */
import type { Recording } from "../domain/recording/recording.ts";
import type { InitRequest } from "../services/catalog/init-catalog.ts";
import { change } from "../services/change/change.ts";
import type { CatalogContext } from "../services/change/catalog-context.ts";
import { recordingInto } from "../services/recording/add-recording.ts";

/** A registrant in Stockholm with one prefix that was never used. */
export function registrantWithPrefix(prefix: string): InitRequest {
  return {
    registrant: { name: "Night Shift Records", kind: "organization", timeZone: "Europe/Stockholm" },
    prefix: { prefix, control: "own", lastUsed: -1 },
  };
}

/** A recording whose master is approved, in one operation. Its audio is its own unless a hash is given. */
export async function approvedRecording(
  context: CatalogContext,
  title: string,
  audioHash?: string,
): Promise<Recording> {
  const { value } = await change(context, { action: "addRecording" }, async (transaction) => {
    const recording = await recordingInto(transaction, { title });
    const hash = audioHash ?? `dwa1:${recording.id}`;
    const asset = await transaction.insert("asset", {
      recordingId: recording.id,
      role: "master",
      name: `${title}.wav`,
      container: "wav",
      codec: "pcm_s24le",
      sampleRate: 44_100,
      channels: 2,
      bitDepth: 24,
      frames: 441_000,
      durationMs: 10_000,
      modulation: { firstFrame: 0, endFrame: 441_000, thresholdDbfs: -60, blockMs: 10 },
      sound: null,
      size: 2_646_044,
      sha256: recording.id,
      audioHash: hash,
      tags: [],
      issues: [],
      measuredBy: "test",
      isVaulted: false,
      madeFromId: null,
      addedAt: transaction.now,
    });
    await transaction.insert("approval", {
      recordingId: recording.id,
      assetId: asset.id,
      audioHash: hash,
      approvedAt: transaction.now,
      approvedBy: context.actor,
      note: null,
      heard: "first",
      endedAt: null,
      endedWhy: null,
    });
    return recording;
  });
  return value;
}
