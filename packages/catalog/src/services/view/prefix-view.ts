import type { Block } from "../../domain/prefix/block.ts";
import type { Mandate, Prefix } from "../../domain/prefix/prefix.ts";
import { capacity } from "../../domain/prefix/range.ts";
import type { Party } from "../../domain/party/party.ts";
import type { Registrant } from "../../domain/registrant/registrant.ts";
import { dayIn, type Instant } from "../../domain/values/instant.ts";
import type { Instance } from "../../ports/home.ts";
import type { LedgerCounts, StoreReader } from "../../ports/store.ts";
import { isBlockHere, isRestHere, issuable, startOfYear } from "../ledger/designation-spans.ts";

/** A block, or everything outside of blocks (block null), with what it holds this year. */
export interface PlaceStock {
  readonly block: Block | null;
  /** Whether this copy of the catalog issues from it. */
  readonly isHere: boolean;
  readonly left: number;
  readonly capacity: number;
}

/** A prefix as of one year: what was issued, what is left, and what cannot be told. */
export interface PrefixStock {
  readonly prefix: Prefix;
  readonly registrant: Registrant;
  readonly party: Party;
  readonly mandates: readonly Mandate[];
  readonly year: string;
  /** Undefined while nobody has said what was used before. */
  readonly start: number | undefined;
  readonly reserved: number;
  readonly assigned: number;
  readonly void: number;
  /** Below the start, in gaps, or closed: may be in use, never issued. */
  readonly unaccounted: number;
  readonly left: number;
  readonly isLow: boolean;
  readonly places: readonly PlaceStock[];
}

export async function readPrefixStocks(reader: StoreReader, now: Instant): Promise<readonly PrefixStock[]> {
  const instance = await reader.instance();
  const stocks: PrefixStock[] = [];
  for (const prefix of await reader.find("prefix"))
    stocks.push(await readPrefixStock(reader, { prefix, instance, now }));
  return stocks;
}

interface Scope {
  readonly prefix: Prefix;
  readonly instance: Instance;
  readonly now: Instant;
}

async function readPrefixStock(reader: StoreReader, scope: Scope): Promise<PrefixStock> {
  const { prefix, instance } = scope;
  const registrant = await must(reader.get("registrant", prefix.registrantId));
  const year = dayIn(scope.now, registrant.timeZone).slice(2, 4);
  const start = startOfYear(prefix, year);
  const blocks = await reader.find("block", { prefixId: prefix.id });
  const places: PlaceStock[] = [];
  for (const block of [null, ...blocks]) {
    const spans =
      start === undefined ? [] : await issuable(reader, { prefix, blocks, instance }, { block, year });
    const isHere = block === null ? isRestHere(instance) : isBlockHere(block, instance);
    const size = block === null ? restCapacity(prefix, blocks) : block.rangeTo - block.rangeFrom + 1;
    places.push({ block, isHere, left: spans.reduce((sum, span) => sum + span.left, 0), capacity: size });
  }
  const counts = await countsOfYear(reader, prefix, year);
  const total = (events: readonly string[]): number =>
    counts.filter(({ event }) => events.includes(event)).reduce((sum, { count }) => sum + count, 0);
  const [reserved, assigned, voided] = [
    total(["reserved"]),
    total(["assigned", "imported"]),
    total(["void"]),
  ];
  const leftEverywhere = places.reduce((sum, place) => sum + place.left, 0);
  const left = places.filter((place) => place.isHere).reduce((sum, place) => sum + place.left, 0);
  return {
    prefix,
    registrant,
    party: await must(reader.get("party", registrant.partyId)),
    mandates: await reader.find("mandate", { prefixId: prefix.id }),
    year,
    start,
    reserved,
    assigned,
    void: voided,
    unaccounted:
      start === undefined ? 0 : capacity(prefix.ranges) - leftEverywhere - reserved - assigned - voided,
    left,
    isLow: prefix.closedOn === null && start !== undefined && left < prefix.lowStock,
    places,
  };
}

/** Of the allocated ranges: a code outside of them can be entered, and is no part of the stock. */
async function countsOfYear(
  reader: StoreReader,
  prefix: Prefix,
  year: string,
): Promise<readonly LedgerCounts[]> {
  const counts: LedgerCounts[] = [];
  for (const range of prefix.ranges) counts.push(...(await reader.ledger.counts(prefix.prefixCode, range)));
  return counts.filter((count) => count.year === year);
}

function restCapacity(prefix: Prefix, blocks: readonly Block[]): number {
  return (
    capacity(prefix.ranges) - blocks.reduce((sum, block) => sum + block.rangeTo - block.rangeFrom + 1, 0)
  );
}

async function must<Value>(value: Promise<Value | undefined>): Promise<Value> {
  const found = await value;
  if (found === undefined) throw new Error("a foreign key leads nowhere");
  return found;
}
