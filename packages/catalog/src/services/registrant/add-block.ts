import type { Block } from "../../domain/prefix/block.ts";
import type { Prefix } from "../../domain/prefix/prefix.ts";
import {
  formatDesignation,
  isRange,
  isWithin,
  overlaps,
  type DesignationRange,
} from "../../domain/prefix/range.ts";
import { dayIn } from "../../domain/values/instant.ts";
import type { Id } from "../../domain/values/id.ts";
import { CatalogError } from "../../errors/index.ts";
import type { CatalogContext } from "../change/catalog-context.ts";
import { change, type Changed } from "../change/change.ts";
import type { ChangeTransaction } from "../change/change-transaction.ts";
import { writeBlockToken } from "./block-token.ts";

export interface BlockRequest {
  readonly prefixId: Id;
  readonly name: string;
  readonly range: DesignationRange;
  /** The copy of the catalog that is to issue from it; left out, this one goes on to. */
  readonly holder?: string;
}

/**
 * Sets a part of a range aside: delegation inside one registrant. Given to another copy of the catalog, this one never
 * issues from it again, and a token says so to the copy.
 */
export async function addBlock(
  context: CatalogContext,
  request: BlockRequest,
): Promise<Changed<{ readonly block: Block; readonly token: string | null }>> {
  return change(
    context,
    { action: request.holder === undefined ? "addBlock" : "delegateBlock" },
    async (transaction) => {
      const prefix = await transaction.require("prefix", request.prefixId);
      const shown = `${formatDesignation(request.range.from)}-${formatDesignation(request.range.to)}`;
      await requireFreeRange(transaction, prefix, { ...request.range, shown });
      const block = await transaction.insert("block", {
        prefixId: prefix.id,
        name: request.name,
        rangeFrom: request.range.from,
        rangeTo: request.range.to,
        holder: request.holder ?? null,
      });
      transaction.tell({
        prefix: prefix.prefixCode,
        range: shown,
        name: request.name,
        holder: request.holder ?? null,
      });
      // A token of a dry run would be for a block that does not exist.
      const isGiven = request.holder !== undefined && !transaction.isDryRun;
      const token = isGiven ? writeBlockToken(context.digest, prefix.prefixCode, block) : null;
      return { block, token };
    },
  );
}

async function requireFreeRange(
  transaction: ChangeTransaction,
  prefix: Prefix,
  range: DesignationRange & { readonly shown: string },
): Promise<void> {
  const refuse = (why: string): CatalogError => new CatalogError("BLOCK_RANGE", { range: range.shown, why });
  if (!isRange(range)) throw refuse("a range has five digits on each side, the smaller one first");
  if (!prefix.ranges.some((allocated) => isWithin(range, allocated)))
    throw refuse("it is not within one allocated range");
  const blocks = await transaction.find("block", { prefixId: prefix.id });
  const other = blocks.find((block) => overlaps(range, { from: block.rangeFrom, to: block.rangeTo }));
  if (other !== undefined) throw refuse(`it overlaps the block “${other.name}”`);
  const instance = await transaction.instance();
  if (instance.onlyBlocks !== null)
    throw refuse("this copy of the catalog issues only from the blocks it was given");
  const registrant = await transaction.require("registrant", prefix.registrantId);
  const year = dayIn(transaction.now, registrant.timeZone).slice(2, 4);
  if ((await transaction.ledger.highest(prefix.prefixCode, year, range)) >= 0) {
    throw refuse("numbers of it were already used this year");
  }
}
