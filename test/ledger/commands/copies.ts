/** A second copy of the catalog, beside the original; and the only one, in another place. */
import {
  addBlock,
  assignCodes,
  reserveCodes,
  settleCopied,
  settleMoved,
  settleRestored,
  type CatalogContext,
} from "@deadwax/catalog";
import { checkWhole } from "../check.ts";
import { Violation } from "../model.ts";
import { addApproved, declarations } from "../recordings.ts";
import {
  attempt,
  count,
  createSite,
  LARGE_PREFIX,
  mustRefuse,
  remember,
  whileClosed,
  type Site,
  type World,
} from "../world.ts";
import { findRoom } from "./blocks.ts";
import type { Command } from "./command.ts";
import { assign } from "./issue.ts";

const MOST_COPIES = 2;

export const copyCommands: readonly Command[] = [
  {
    name: "copy the catalog",
    weight: 2,
    isForOriginal: true,
    run: async (world, site) => {
      if (world.copies.length >= MOST_COPIES) await retireCopy(world);
      const room = await findRoom(world, site);
      if (room === undefined) return "no room for another block";
      const { prefixId, ...range } = room;
      const name = `copy ${(world.names += 1)}`;
      const isGivenFirst = world.random.chance(0.5);
      const delegate = async (): Promise<string> => {
        const { value: changed } = await attempt(
          addBlock(site.context, { prefixId, name, range, holder: name }),
          "BLOCK_RANGE",
        );
        if (changed === undefined) return "";
        remember(site, changed.operation);
        world.delegated.push({ name, ...range });
        return changed.value.token ?? "";
      };
      const early = isGivenFirst ? await delegate() : "";
      const seat = await whileClosed(world, site, () => site.seat.copy());
      const copy = await createSite({ name, seat, span: range }, world);
      copy.ready = [...site.ready];
      copy.held = [...site.held];
      copy.coded = [...site.coded];
      await mustNotIssue(copy.context);
      await mustRefuse(settleMoved(copy.context), "INSTANCE_STANDS");
      await mustRefuse(settleRestored(copy.context, { lastIssued: [] }), "INSTANCE_STANDS");
      const token = isGivenFirst ? early : await delegate();
      if (token === "") {
        await copy.context.store.close();
        await seat.remove();
        return "the block was refused";
      }
      await settleCopied(copy.context, [token]);
      world.copies.push(copy);
      if (world.random.chance(0.3)) await copyTheCopy(world, copy);
      await assign(world, copy, await addApproved(copy.context, 3), LARGE_PREFIX);
      return `${name} with ${range.from}-${range.to}`;
    },
  },
  {
    name: "move the catalog",
    weight: 2,
    run: async (world, site) => {
      await whileClosed(world, site, () => site.seat.move());
      await mustNotIssue(site.context);
      await settleMoved(site.context);
      if (site.isOriginal && world.backup !== undefined) world.backup.wasMoved = true;
      return JSON.stringify(site.seat.target);
    },
  },
];

/** A copy that nobody has said anything about gives out nothing. */
export async function mustNotIssue(context: CatalogContext): Promise<void> {
  const recordingIds = await addApproved(context, 1);
  const request = { recordingIds, declarations, prefix: LARGE_PREFIX };
  const refused = await mustRefuse(assignCodes(context, request), "LEDGER_FENCED");
  await mustRefuse(reserveCodes(context, request), "LEDGER_FENCED");
  if (!refused.hint.includes("instance")) throw new Violation("the refusal gives no advice");
}

/** A copy of a copy has no block of its own, whatever its model has. */
async function copyTheCopy(world: World, copy: Site): Promise<void> {
  const seat = await whileClosed(world, copy, () => copy.seat.copy());
  const second = await createSite({ name: `${copy.name}'s copy`, seat, span: copy.span }, world);
  await mustNotIssue(second.context);
  await settleCopied(second.context, []);
  const recordingIds = await addApproved(second.context, 1);
  const request = { recordingIds, declarations, prefix: LARGE_PREFIX };
  await mustRefuse(assignCodes(second.context, request), "BLOCK_WHICH");
  await second.context.store.close();
  await seat.remove();
  count(world, "copies of copies");
}

async function retireCopy(world: World): Promise<void> {
  const oldest = world.copies.shift();
  if (oldest === undefined) return;
  await checkWhole(world, oldest);
  await oldest.context.store.close();
  await oldest.seat.remove();
  count(world, "copies retired");
}
