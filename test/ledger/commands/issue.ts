/** What gives numbers out. */
import { assignCodes, change, choosePrefix, issueNumbers, reserveCodes, type Id } from "@deadwax/catalog";
import { codeOf, Violation } from "../model.ts";
import { addApproved, addDrafts, approveDrafts, declarations } from "../recordings.ts";
import { takeSome, trim } from "../refresh.ts";
import {
  attempt,
  count,
  gaveOut,
  LARGE_PREFIX,
  remember,
  requireOwnSpan,
  SMALL_PREFIX,
  type Site,
  type World,
} from "../world.ts";
import type { Command } from "./command.ts";
import { confirmExhausted } from "./exhausted.ts";

const LARGEST_BATCH = 500;

export function choosePrefixFor(world: World, site: Site): string {
  return site.isOriginal && world.random.chance(0.15) ? SMALL_PREFIX : LARGE_PREFIX;
}

function batchFor({ random, areBatchesLarge }: World, site: Site): number {
  if (!site.isOriginal) return random.size(30);
  return areBatchesLarge ? random.int(1, LARGEST_BATCH) : random.size(LARGEST_BATCH);
}

/** Assigns codes to these recordings of the site. */
export async function assign(world: World, site: Site, ids: readonly Id[], prefix: string): Promise<string> {
  const work = assignCodes(site.context, { recordingIds: ids, declarations, prefix });
  const { refused, value: changed } = await attempt(work, "LEDGER_EXHAUSTED");
  if (refused !== undefined) {
    site.ready.push(...ids);
    return confirmExhausted(world, site, { refused, prefix, wanted: ids.length });
  }
  const { assigned, refused: exceptions } = changed.value;
  if (assigned.length + exceptions.length !== ids.length) throw new Violation("recordings got lost");
  if (exceptions.length > 0) throw new Violation(`refused: ${exceptions[0]?.error.message ?? ""}`);
  for (const { isrc, recording, wasReserved } of assigned) {
    if (isrc === null) throw new Violation("an assignment without a code");
    if (!wasReserved) gaveOut(world, site, isrc);
    requireOwnSpan(site, isrc);
    site.coded.push({ id: recording.id, code: isrc });
  }
  remember(site, changed.operation);
  trim(site);
  return `${assigned.length} from ${prefix}, ${assigned[0]?.shown ?? ""} on`;
}

export const issueCommands: readonly Command[] = [
  {
    name: "assign",
    weight: 26,
    run: async (world, site) => {
      const size = batchFor(world, site);
      if (site.ready.length < size) {
        site.ready.push(...(await addApproved(site.context, size - site.ready.length)));
        count(world, "add recordings");
      }
      return assign(world, site, takeSome(site.ready, size), choosePrefixFor(world, site));
    },
  },
  {
    name: "assign from reservations",
    weight: 6,
    run: async (world, site) => {
      const ids = takeSome(site.held, world.random.size(40));
      if (ids.length === 0) return "nothing is held";
      const approved = await site.context.store.read((reader) =>
        reader.find("approval", { recordingId: ids }),
      );
      const known = new Set(approved.map(({ recordingId }) => recordingId));
      const open = ids.filter((id) => !known.has(id));
      if (open.length > 0) await approveDrafts(site.context, open);
      return assign(world, site, ids, choosePrefixFor(world, site));
    },
  },
  {
    name: "reserve",
    weight: 8,
    run: async (world, site) => {
      const size = world.random.size(60);
      const drafts = takeSome(site.drafts, size);
      if (drafts.length < size) drafts.push(...(await addDrafts(site.context, size - drafts.length)));
      const prefix = choosePrefixFor(world, site);
      const work = reserveCodes(site.context, { recordingIds: drafts, prefix });
      const { refused, value: changed } = await attempt(work, "LEDGER_EXHAUSTED");
      if (refused !== undefined) return confirmExhausted(world, site, { refused, prefix, wanted: size });
      for (const { isrc, isOld, recording } of changed.value.reserved) {
        if (isrc === null) throw new Violation("a reservation without a number");
        if (!isOld) gaveOut(world, site, isrc);
        site.held.push(recording.id);
      }
      remember(site, changed.operation);
      trim(site);
      return `${size} from ${prefix}`;
    },
  },
  {
    name: "hold for nobody",
    weight: 5,
    run: async (world, site) => {
      const size = 2 * batchFor(world, site);
      const work = change(site.context, { action: "reserve" }, async (transaction) =>
        issueNumbers(transaction, {
          prefix: await choosePrefix(transaction, LARGE_PREFIX),
          block: undefined,
          event: "reserved",
          recordingIds: Array.from({ length: size }, () => null),
          declarations: null,
          reason: "kept for the printed catalogue",
        }),
      );
      const { refused, value: changed } = await attempt(work, "LEDGER_EXHAUSTED");
      if (refused !== undefined)
        return confirmExhausted(world, site, { refused, prefix: LARGE_PREFIX, wanted: size });
      for (const entry of changed.value.entries) gaveOut(world, site, codeOf(entry));
      remember(site, changed.operation);
      return `${size}`;
    },
  },
];
