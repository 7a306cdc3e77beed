/** Accidents of codes.log. */
import { appendFile, rm } from "node:fs/promises";
import { settleRestored } from "@deadwax/catalog";
import { Violation } from "../model.ts";
import { addApproved } from "../recordings.ts";
import {
  count,
  LARGE_PREFIX,
  loseLeftovers,
  loseRecord,
  whileClosed,
  yearNow,
  type Site,
  type World,
} from "../world.ts";
import type { Command } from "./command.ts";
import { mustNotIssue } from "./copies.ts";
import { assign } from "./issue.ts";

const PREFIX_CODE = LARGE_PREFIX.replace("-", "");

export const logDamageCommands: readonly Command[] = [
  {
    name: "tear codes.log",
    weight: 3,
    run: async (world, site) => {
      const { random, clock } = world;
      const year = yearNow(world);
      const { from, to } = site.span ?? { from: 0, to: 40_000 };
      const next = Math.max(from, world.model.highestSeen(PREFIX_CODE, year, { from, to }) + 1);
      const code = `${LARGE_PREFIX}-${year}-${String(next + random.int(0, 3)).padStart(5, "0")}`;
      const line = `${clock.now()}\tassigned\t${code}\t-\t${site.context.ids.next()}`;
      // Also between the last digit and the end of the line.
      const torn = line.slice(0, random.chance(0.3) ? line.length : random.int(1, line.length));
      await appendFile(site.seat.logPath, torn);
      await assign(world, site, await addApproved(site.context, 2), LARGE_PREFIX);
      return `${code}, after ${torn.length} of ${line.length} characters`;
    },
  },
  {
    name: "delete codes.log",
    weight: 1,
    run: async (world, site) => {
      const isOpen = world.random.chance(0.5);
      await loseLeftovers(world, site);
      if (isOpen) await rm(site.seat.logPath);
      else await whileClosed(world, site, () => rm(site.seat.logPath));
      await beginLogAnew(world, site, { isRecordLost: false });
      return isOpen ? "while it was open" : "while it was closed";
    },
  },
  {
    name: "lose codes.log and the record",
    weight: 1,
    run: async (world, site) => {
      await loseRecord(world, site);
      await loseLeftovers(world, site);
      await whileClosed(world, site, () => rm(site.seat.logPath));
      await beginLogAnew(world, site, { isRecordLost: true });
      return "and it was settled";
    },
  },
];

/** Where nothing vouches for the database, nothing is issued; otherwise whatever is written next completes the log. */
async function beginLogAnew(
  world: World,
  site: Site,
  { isRecordLost }: { readonly isRecordLost: boolean },
): Promise<void> {
  site.given.clear();
  const { instanceId } = await site.context.store.read((reader) => reader.instance());
  const seen = await site.context.witness.recent(instanceId);
  const isOpenedAnew = site.context.codesLog.keptWith === "catalog";
  if (isRecordLost || seen.length === 0) count(world, "codes.log and the record lost");
  if (isOpenedAnew && (isRecordLost || seen.length === 0)) {
    await mustNotIssue(site.context);
    await settleRestored(site.context, { lastIssued: [] });
    return;
  }
  await assign(world, site, await addApproved(site.context, 1), LARGE_PREFIX);
  if (site.given.size === 0) await assign(world, site, site.ready.splice(-1), LARGE_PREFIX);
  if (site.given.size === 0 && site.isOriginal) throw new Violation("nothing could be assigned");
}
