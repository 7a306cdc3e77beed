/** An old backup is put back, in the ways people do that. */
import {
  addBlock,
  enterCode,
  findFence,
  requireIsrc,
  settleRestored,
  voidCode,
  type Block,
  type CatalogContext,
  type Prefix,
} from "@deadwax/catalog";
import { Violation } from "../model.ts";
import { addDrafts } from "../recordings.ts";
import { refresh } from "../refresh.ts";
import type { PutBack } from "../site.ts";
import {
  attempt,
  count,
  LARGE_PREFIX,
  loseLeftovers,
  loseRecord,
  whileClosed,
  yearNow,
  type KeptBackup,
  type Site,
  type World,
} from "../world.ts";
import type { Command } from "./command.ts";
import { mustNotIssue } from "./copies.ts";

const WAYS: readonly PutBack[] = [
  "database in place",
  "database replaced",
  "everything in place",
  "everything",
];

export const restore: Command = {
  name: "restore",
  weight: 4,
  isForOriginal: true,
  run: async (world, site) => {
    await site.audit.run(site.context.store);
    const kept = world.backup;
    if (kept === undefined) {
      const numbers = site.audit.last.size;
      const backup = await whileClosed(world, site, () => site.seat.backup());
      world.backup = { backup, numbers, wasMoved: false, wasRecordLost: false };
      count(world, "backups");
      return `a backup with ${numbers} numbers`;
    }
    if (world.random.chance(0.4)) return "the backup is kept a while longer";
    return putBack(world, site, kept);
  },
};

async function putBack(world: World, site: Site, kept: KeptBackup): Promise<string> {
  const picked = world.random.pick(WAYS) ?? "everything";
  // In place nothing but what this computer saw tells that everything is old; elsewhere the place tells.
  const how = kept.wasRecordLost && picked === "everything in place" ? "everything" : picked;
  const lost = site.audit.last.size - kept.numbers;
  const isLogOld = how.startsWith("everything");
  if (how !== "everything in place" && world.random.chance(0.3)) await loseRecord(world, site);
  const isWitnessLost = kept.wasRecordLost;
  if (isLogOld) await loseLeftovers(world, site);
  await whileClosed(world, site, () => site.seat.putBack(kept.backup, how));
  world.backup = undefined;
  site.operations = [];
  site.audit.reset();
  if (isLogOld) site.given.clear();
  count(world, `restored: ${how}`);
  const isSeen = lost > 0 || kept.wasMoved || !how.endsWith("in place");
  if (isSeen && !(isWitnessLost && how === "database in place" && !(await isFenced(site)))) {
    if (world.random.chance(0.5)) await workBeforeSettling(world, site);
    await mustNotIssue(site.context);
    await giveBlocksAgain(world, site);
    const lastIssued = isLogOld && isWitnessLost ? await lastKnown(world, site) : [];
    await settleRestored(site.context, { lastIssued: lastIssued.map(requireIsrc) });
  } else await giveBlocksAgain(world, site);
  await refresh(site);
  return `${how}: ${lost} numbers younger than the backup${isWitnessLost ? ", and the record is lost" : ""}`;
}

/** Without the record, a database whose lost entries are all of numbers it knows is not told from a newer one. */
async function isFenced({ context }: Site): Promise<boolean> {
  return (await context.store.read((reader) => findFence(reader, context))) !== null;
}

/** People correct things before they notice that the database is an old one. None of it lifts the fence. */
async function workBeforeSettling(world: World, site: Site): Promise<void> {
  await site.audit.run(site.context.store);
  const own = [...site.audit.last].filter(([, last]) => last.event === "assigned");
  const [code] = world.random.pick(own) ?? [];
  if (code !== undefined && world.random.chance(0.5)) {
    await voidCode(site.context, { isrc: requireIsrc(code), reason: "the wrong mix" });
    return;
  }
  const [recordingId] = await addDrafts(site.context, 1);
  if (recordingId === undefined) throw new Violation("no recording was made");
  const isrc = requireIsrc(`AA6Q725${String(world.random.int(0, 99_999)).padStart(5, "0")}`);
  const { value } = await attempt(
    enterCode(site.context, { recordingId, isrc, source: "other" }),
    "CODE_ON_OTHER",
  );
  if (value !== undefined) world.model.saw(isrc, "a distributor's page");
}

/** What was given to copies after the backup stands on paper only; it is set aside again before anything is issued. */
async function giveBlocksAgain(world: World, site: Site): Promise<void> {
  const { prefix, blocks } = await readPrefix(site.context, LARGE_PREFIX);
  const known = new Set(blocks.map((block) => block.name));
  for (const { name, ...range } of world.delegated.filter((one) => !known.has(one.name))) {
    await addBlock(site.context, { prefixId: prefix.id, name, range, holder: name });
    count(world, "blocks given again");
  }
}

/** The last code of each sequence that is known to be issued this year: of each block here, and of the rest. */
async function lastKnown(world: World, site: Site): Promise<readonly string[]> {
  const codes: string[] = [];
  const prefixes = await site.context.store.read((reader) => reader.find("prefix"));
  for (const { prefixCode } of prefixes) {
    const { prefix, blocks } = await readPrefix(site.context, prefixCode);
    const year = yearNow(world);
    const local = blocks.filter((block) => block.holder === null);
    for (const place of [...local, null]) {
      const highest = highestOf(world, { prefix, year, blocks, place });
      if (highest >= 0) codes.push(`${prefixCode}${year}${String(highest).padStart(5, "0")}`);
    }
  }
  return codes;
}

function highestOf(
  world: World,
  scope: {
    readonly prefix: Prefix;
    readonly year: string;
    readonly blocks: readonly Block[];
    readonly place: Block | null;
  },
): number {
  const { prefix, year, blocks, place } = scope;
  const { prefixCode } = prefix;
  if (place !== null)
    return world.model.highestSeen(prefixCode, year, { from: place.rangeFrom, to: place.rangeTo });
  let highest = world.model.highestSeen(prefixCode, year, { from: 0, to: 99_999 });
  for (;;) {
    const block = blocks.find(({ rangeFrom, rangeTo }) => highest >= rangeFrom && highest <= rangeTo);
    if (block === undefined) break;
    highest = world.model.highestSeen(prefixCode, year, { from: 0, to: block.rangeFrom - 1 });
  }
  return prefix.ranges.some(({ from, to }) => highest >= from && highest <= to) ? highest : -1;
}

async function readPrefix(
  { store }: CatalogContext,
  text: string,
): Promise<{ readonly prefix: Prefix; readonly blocks: readonly Block[] }> {
  return store.read(async (reader) => {
    const [prefix] = await reader.find("prefix", { prefixCode: text.replace("-", "") });
    if (prefix === undefined) throw new Violation(`there is no ${text}`);
    return { prefix, blocks: await reader.find("block", { prefixId: prefix.id }) };
  });
}
