import type { Id } from "@deadwax/catalog";
import type { Site } from "./world.ts";

const KEPT = 1_500;

/** Sorts the recordings of a site anew by what the database says: an undo or an older database changed them. */
export async function refresh(site: Site): Promise<void> {
  const { ready, drafts, held, coded } = site;
  const ids = [...new Set([...ready, ...drafts, ...held, ...coded.map(({ id }) => id)])];
  await site.context.store.read(async (reader) => {
    const here = new Set((await reader.find("recording", { id: ids })).map(({ id }) => id));
    const approvals = await reader.find("approval", { recordingId: ids, endedAt: null });
    const approved = new Set(approvals.map((approval) => approval.recordingId));
    const codes = new Map<Id, string>();
    for (const code of await reader.find("recordingCode", { recordingId: ids })) {
      if (code.status === "preferred") codes.set(code.recordingId, code.isrc);
    }
    const entries = await reader.ledger.latestForRecordings(ids);
    const reserved = new Set(
      entries.filter(({ event }) => event === "reserved").map((one) => one.recordingId),
    );
    const present = ids.filter((id) => here.has(id));
    const open = present.filter((id) => !codes.has(id));
    site.coded = present.flatMap((id) => {
      const code = codes.get(id);
      return code === undefined ? [] : [{ id, code }];
    });
    site.held = open.filter((id) => reserved.has(id));
    site.ready = open.filter((id) => !reserved.has(id) && approved.has(id));
    site.drafts = open.filter((id) => !reserved.has(id) && !approved.has(id));
  });
  trim(site);
}

/** Keeps the newest: what a person works on. */
export function trim(site: Site): void {
  site.ready = site.ready.slice(-KEPT);
  site.drafts = site.drafts.slice(-KEPT);
  site.held = site.held.slice(-KEPT);
  site.coded = site.coded.slice(-KEPT);
}

/** Takes some of a list out of it, the newest. */
export function takeSome<Item>(list: Item[], wanted: number): Item[] {
  return list.splice(Math.max(0, list.length - wanted));
}
