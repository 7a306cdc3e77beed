/** Parts of a range: for this copy, and for another one. */
import { addBlock, assignCodes, type Id } from "@deadwax/catalog";
import { Violation } from "../model.ts";
import { addApproved, declarations } from "../recordings.ts";
import { attempt, count, gaveOut, LARGE_PREFIX, remember, type Site, type World } from "../world.ts";
import type { Command } from "./command.ts";

const MOST_BLOCKS = 12;

/** A span above everything that was used, and outside of all blocks. Undefined when there is no room. */
export async function findRoom(
  world: World,
  site: Site,
): Promise<{ readonly prefixId: Id; readonly from: number; readonly to: number } | undefined> {
  const { prefix, blocks } = await site.context.store.read(async (reader) => ({
    prefix: (await reader.find("prefix", { prefixCode: LARGE_PREFIX.replace("-", "") }))[0],
    blocks: await reader.find("block"),
  }));
  if (prefix === undefined || blocks.length >= MOST_BLOCKS) return undefined;
  const from = world.random.int(60_000, 98_000);
  const to = from + world.random.int(20, 400);
  const taken = [
    ...world.delegated,
    ...blocks.map((block) => ({ from: block.rangeFrom, to: block.rangeTo })),
  ].some((one) => one.from <= to && from <= one.to);
  return taken ? undefined : { prefixId: prefix.id, from, to };
}

export const blockCommands: readonly Command[] = [
  {
    name: "set a block aside",
    weight: 1,
    isForOriginal: true,
    run: async (world, site) => {
      const room = await findRoom(world, site);
      if (room === undefined) return "no room";
      const name = `block ${(world.names += 1)}`;
      const { prefixId, ...range } = room;
      const { refused, value } = await attempt(
        addBlock(site.context, { prefixId, name, range }),
        "BLOCK_RANGE",
      );
      if (refused !== undefined) return refused.message;
      remember(site, value.operation);
      return `${name}: ${range.from}-${range.to}`;
    },
  },
  {
    name: "assign from a block",
    weight: 3,
    isForOriginal: true,
    run: async (world, site) => {
      const blocks = await site.context.store.read((reader) => reader.find("block", { holder: null }));
      const block = world.random.pick(blocks);
      if (block === undefined) return "there are no blocks";
      const ids = await addApproved(site.context, world.random.size(40));
      const request = { recordingIds: ids, declarations, prefix: LARGE_PREFIX, block: block.name };
      const { refused, value } = await attempt(assignCodes(site.context, request), "LEDGER_EXHAUSTED");
      if (refused !== undefined) return refused.message;
      for (const { isrc, recording } of value.value.assigned) {
        if (isrc === null) continue;
        const designation = Number(isrc.slice(7));
        if (designation < block.rangeFrom || designation > block.rangeTo)
          throw new Violation(`${isrc} is not from ${block.name}`);
        gaveOut(world, site, isrc);
        site.coded.push({ id: recording.id, code: isrc });
      }
      remember(site, value.operation);
      count(world, "codes from blocks", ids.length);
      return `${ids.length} from ${block.name}`;
    },
  },
];
