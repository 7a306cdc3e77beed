/** Counts, number by number, what is left of a prefix in a year, to compare with what the catalog says. */
import { readPrefixStocks, type Block, type Instant, type PrefixStock } from "@deadwax/catalog";
import type { Audit } from "./audit.ts";
import { codeOf, Violation } from "./model.ts";
import type { Site } from "./world.ts";

export interface Account {
  readonly reserved: number;
  readonly assigned: number;
  readonly void: number;
  readonly unaccounted: number;
  /** By place: everything outside of blocks first, then the blocks in their order. */
  readonly left: readonly number[];
}

interface Scope {
  readonly prefix: PrefixStock["prefix"];
  readonly blocks: readonly Block[];
  readonly year: string;
}

const STATES = { reserved: "reserved", assigned: "assigned", imported: "assigned", void: "void" } as const;

export function countAccount(audit: Audit, { prefix, blocks, year }: Scope): Account {
  const stated = prefix.starts[year];
  const start = stated ?? (Object.keys(prefix.starts).some((known) => known < year) ? 0 : Infinity);
  const placeOf = (designation: number): number =>
    1 + blocks.findIndex(({ rangeFrom, rangeTo }) => designation >= rangeFrom && designation <= rangeTo);
  const counts = { reserved: 0, assigned: 0, void: 0, unaccounted: 0 };
  const left = [0, ...blocks.map(() => 0)];
  const numbers = prefix.ranges.flatMap(({ from, to }) => {
    return Array.from({ length: to - from + 1 }, (_number, index) => from + index);
  });
  const untouched: number[] = [];
  const highest = left.map(() => -1);
  for (const designation of numbers) {
    const event = audit.last.get(codeOf({ prefixCode: prefix.prefixCode, year, designation }))?.event;
    if (event === undefined) {
      untouched.push(designation);
      continue;
    }
    highest[placeOf(designation)] = designation;
    if (event === "unaccounted") counts.unaccounted += 1;
    else counts[STATES[event]] += 1;
  }
  for (const designation of untouched) {
    const place = placeOf(designation);
    if (designation < start || designation < (highest[place] ?? -1)) counts.unaccounted += 1;
    else left[place] = (left[place] ?? 0) + 1;
  }
  return { ...counts, left };
}

/** Compares what the catalog says of every prefix with what was counted. */
export async function checkAccounts(site: Site, now: Instant): Promise<void> {
  const { stocks, blocks } = await site.context.store.read(async (reader) => ({
    stocks: await readPrefixStocks(reader, now),
    blocks: await reader.find("block"),
  }));
  for (const { prefix, year, places, ...said } of stocks) {
    const ofPrefix = blocks.filter((block) => block.prefixId === prefix.id);
    const counted = countAccount(site.audit, { prefix, blocks: ofPrefix, year });
    const { reserved, assigned, unaccounted } = said;
    const told: Account = {
      ...{ reserved, assigned, void: said.void, unaccounted },
      left: places.map((place) => place.left),
    };
    if (JSON.stringify(told) !== JSON.stringify(counted))
      throw new Violation(
        `${site.name}: ${prefix.prefixCode} ${year} is said to be ${JSON.stringify(told)}, counted ${JSON.stringify(counted)}`,
      );
  }
}
