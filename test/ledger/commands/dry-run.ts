import { assignCodes, reserveCodes } from "@deadwax/catalog";
import { Violation } from "../model.ts";
import { addApproved, declarations } from "../recordings.ts";
import { attempt } from "../world.ts";
import type { Command } from "./command.ts";
import { choosePrefixFor } from "./issue.ts";

/** A whole code of our own, in any form. */
const NUMBER = /AA-?6Q[78]-?\d{2}-?\d{5}/u;

export const dryRun: Command = {
  name: "dry run",
  weight: 4,
  run: async (world, site) => {
    const ids = await addApproved(site.context, world.random.size(5));
    site.ready.push(...ids);
    const prefix = choosePrefixFor(world, site);
    const context = { ...site.context, isDryRun: true };
    const before = await trace(site.context);
    const work = world.random.chance(0.5)
      ? assignCodes(context, { recordingIds: ids, declarations, prefix })
      : reserveCodes(context, { recordingIds: ids, prefix });
    const { value: changed } = await attempt<{ readonly value: unknown; readonly operation: unknown }>(
      work,
      "LEDGER_EXHAUSTED",
    );
    if (changed === undefined) return "used up";
    if (changed.operation !== null) throw new Violation("a dry run made history");
    const told = NUMBER.exec(JSON.stringify(changed.value));
    if (told !== null) throw new Violation(`a dry run told ${told[0]}`);
    if ((await trace(site.context)) !== before) throw new Violation("a dry run left a trace");
    return `${ids.length}`;
  },
};

async function trace({ store, codesLog }: Parameters<typeof assignCodes>[0]): Promise<string> {
  const last = await store.read(async ({ ledger, history }) => [await ledger.last(), await history.last()]);
  return JSON.stringify([last, await codesLog.size()]);
}
