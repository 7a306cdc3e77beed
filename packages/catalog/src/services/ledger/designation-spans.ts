import type { Block } from "../../domain/prefix/block.ts";
import type { Prefix } from "../../domain/prefix/prefix.ts";
import { subtract, type DesignationRange } from "../../domain/prefix/range.ts";
import { issuableSpans, type IssuableSpan } from "../../domain/ledger/next-designation.ts";
import { CatalogError } from "../../errors/index.ts";
import type { Instance } from "../../ports/home.ts";
import type { StoreReader } from "../../ports/store.ts";

/** A prefix with its blocks, seen from one copy of the catalog. */
export interface PrefixView {
  readonly prefix: Prefix;
  readonly blocks: readonly Block[];
  readonly instance: Instance;
}

/** Whether this copy of the catalog may issue from the block. */
export function isBlockHere(block: Block, instance: Instance): boolean {
  if (instance.onlyBlocks !== null) return instance.onlyBlocks.includes(block.id);
  return block.holder === null;
}

/** Whether this copy may issue from what lies outside all blocks. */
export function isRestHere(instance: Instance): boolean {
  return instance.onlyBlocks === null;
}

/** The spans a block (or, with null, everything outside of blocks) covers. */
export function spansOf(view: PrefixView, block: Block | null): readonly DesignationRange[] {
  if (block !== null) return [{ from: block.rangeFrom, to: block.rangeTo }];
  return subtract(
    view.prefix.ranges,
    view.blocks.map(({ rangeFrom, rangeTo }) => ({ from: rangeFrom, to: rangeTo })),
  );
}

/**
 * The lowest designation this catalog may issue in a year. Once a year was stated, later ones begin with all of the
 * range, because from then on only this catalog issues. Undefined when nobody has stated any year so far.
 */
export function startOfYear(prefix: Prefix, year: string): number | undefined {
  const stated = prefix.starts[year];
  if (stated !== undefined) return stated;
  return Object.keys(prefix.starts).some((known) => known < year) ? 0 : undefined;
}

/** What can still be issued from a block, or from the rest, in a year. */
export async function issuable(
  reader: StoreReader,
  view: PrefixView,
  place: { readonly block: Block | null; readonly year: string },
): Promise<readonly IssuableSpan[]> {
  const { prefixCode } = view.prefix;
  const start = startOfYear(view.prefix, place.year);
  if (start === undefined)
    throw new CatalogError("LEDGER_START_UNKNOWN", { prefix: prefixCode, year: place.year });
  const spans = [];
  for (const span of spansOf(view, place.block)) {
    spans.push({ ...span, highest: await reader.ledger.highest(prefixCode, place.year, span) });
  }
  return issuableSpans(spans, start);
}

/** The block to issue from: the named one, or the only one this copy has, or none. */
export function chooseBlock(view: PrefixView, wanted: string | undefined): Block | null {
  if (wanted !== undefined) return namedBlock(view, wanted);
  if (isRestHere(view.instance)) return null;
  const here = view.blocks.filter((block) => isBlockHere(block, view.instance));
  const [only] = here;
  if (only !== undefined && here.length === 1) return only;
  throw new CatalogError("BLOCK_WHICH", {
    prefix: view.prefix.prefixCode,
    blocks: here.map((block) => block.name).join(", ") || "none",
  });
}

function namedBlock(view: PrefixView, wanted: string): Block {
  const block = view.blocks.find((candidate) => candidate.name === wanted || candidate.id.endsWith(wanted));
  if (block === undefined) throw new CatalogError("THING_NOT_FOUND", { kind: "block", text: wanted });
  if (!isBlockHere(block, view.instance)) {
    throw new CatalogError("BLOCK_NOT_HERE", { block: block.name, holder: block.holder ?? "another copy" });
  }
  return block;
}
