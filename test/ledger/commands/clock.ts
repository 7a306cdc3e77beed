import { assignCodes, reserveCodes } from "@deadwax/catalog";
import { Violation } from "../model.ts";
import { addApproved, declarations } from "../recordings.ts";
import { takeSome } from "../refresh.ts";
import { LARGE_PREFIX, mustRefuse, type Site, type World } from "../world.ts";
import type { Command } from "./command.ts";
import { assign } from "./issue.ts";

const HOUR = 3_600_000;

export const clockCommands: readonly Command[] = [
  {
    name: "clock forward",
    weight: 6,
    run: async ({ clock, random }) => {
      clock.advance(random.size(72) * HOUR);
      return clock.now();
    },
  },
  {
    name: "clock back",
    weight: 3,
    run: async (world, site) => {
      const { clock, random } = world;
      const ids = await addApproved(site.context, 2);
      const [first] = ids;
      if (first === undefined) throw new Violation("no recording was made");
      const last = await site.context.store.read((reader) => reader.ledger.last());
      if (last === undefined) return "an empty ledger";
      const now = clock.now();
      clock.set(new Date(Date.parse(last.at) - random.size(20_000) * HOUR).toISOString());
      const request = { recordingIds: ids, declarations, prefix: LARGE_PREFIX };
      await mustRefuse(assignCodes(site.context, request), "LEDGER_CLOCK_BACK");
      await mustRefuse(reserveCodes(site.context, request), "LEDGER_CLOCK_BACK");
      clock.set(now);
      site.ready.push(...ids);
      return `refused against ${last.at}`;
    },
  },
  {
    name: "New Year's Eve",
    weight: 1,
    isForOriginal: true,
    run: async (world, site) => {
      const year = world.clock.now().slice(0, 4);
      const [evening, morning] = [`${year}-12-31T21:30:00.000Z`, `${year}-12-31T23:30:00.000Z`];
      if (world.clock.now() >= evening) return "it is past";
      // Half past ten in Stockholm, and half past midnight, while it is still the old year in Greenwich.
      world.clock.set(evening);
      const before = await assignTwo(world, site);
      if (world.clock.now() > evening) return before;
      world.clock.set(morning);
      const after = await assignTwo(world, site);
      const newest = site.coded.at(-1)?.code.slice(5, 7);
      const next = String(Number(year) + 1).slice(2);
      if (world.clock.now() === morning && newest !== next)
        throw new Violation(`${newest ?? ""} after New Year`);
      return `${before}; ${after}`;
    },
  },
];

async function assignTwo(world: World, site: Site): Promise<string> {
  site.ready.push(...(await addApproved(site.context, 2)));
  return assign(world, site, takeSome(site.ready, 2), LARGE_PREFIX);
}
