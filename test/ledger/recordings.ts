import { change, recordingInto, type CatalogContext, type Id } from "@deadwax/catalog";

export const declarations = { neverCoded: true, weControlIt: true };

/** Recordings with an approved master each, in one operation. */
export async function addApproved(context: CatalogContext, count: number): Promise<readonly Id[]> {
  const { value } = await change(context, { action: "addRecording" }, async (transaction) => {
    const ids: Id[] = [];
    for (let made = 0; made < count; made += 1) {
      const { id } = await recordingInto(transaction, { title: `Night Drive ${context.ids.next()}` });
      ids.push(id);
    }
    await approveInto(transaction, ids);
    return ids;
  });
  return value;
}

/** Recordings of which there is no audio yet. */
export async function addDrafts(context: CatalogContext, count: number): Promise<readonly Id[]> {
  const { value } = await change(context, { action: "addRecording" }, async (transaction) => {
    const ids: Id[] = [];
    for (let made = 0; made < count; made += 1)
      ids.push((await recordingInto(transaction, { title: `Night Drive ${context.ids.next()}` })).id);
    return ids;
  });
  return value;
}

/** Approves a master, with audio of its own, for each of them. */
export async function approveDrafts(context: CatalogContext, ids: readonly Id[]): Promise<void> {
  await change(context, { action: "approve" }, (transaction) => approveInto(transaction, ids));
}

type Transaction = Parameters<Parameters<typeof change>[2]>[0];

async function approveInto(transaction: Transaction, ids: readonly Id[]): Promise<void> {
  const assets = await transaction.insertAll(
    "asset",
    ids.map((recordingId) => ({
      recordingId,
      role: "master" as const,
      name: "night-drive.wav",
      container: "wav",
      codec: "pcm_s24le",
      sampleRate: 44_100,
      channels: 2,
      bitDepth: 24,
      frames: 441_000,
      durationMs: 10_000,
      modulation: null,
      sound: null,
      size: 2_646_044,
      sha256: recordingId,
      audioHash: `dwa1:${recordingId}`,
      tags: [],
      issues: [],
      measuredBy: "campaign",
      isVaulted: false,
      madeFromId: null,
      addedAt: transaction.now,
    })),
  );
  await transaction.insertAll(
    "approval",
    assets.flatMap(({ id: assetId, recordingId, audioHash }) =>
      recordingId === null || audioHash === null
        ? []
        : [
            {
              recordingId,
              assetId,
              audioHash,
              approvedAt: transaction.now,
              approvedBy: transaction.context.actor,
              note: null,
              heard: "first" as const,
              endedAt: null,
              endedWhy: null,
            },
          ],
    ),
  );
}
