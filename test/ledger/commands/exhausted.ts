import { readPrefixStocks, type CatalogError } from "@deadwax/catalog";
import { countAccount } from "../account.ts";
import { Violation } from "../model.ts";
import { count, LARGE_PREFIX, type Site, type World } from "../world.ts";

/** A refusal because the range is used up must be true, and say what to do; then the next year comes. */
export async function confirmExhausted(
  world: World,
  site: Site,
  given: { readonly refused: CatalogError; readonly prefix: string; readonly wanted: number },
): Promise<string> {
  const { refused, prefix, wanted } = given;
  if (!refused.hint.includes("another prefix")) throw new Violation("the refusal gives no advice");
  await site.audit.run(site.context.store);
  const { stocks, blocks, onlyBlocks } = await site.context.store.read(async (reader) => ({
    stocks: await readPrefixStocks(reader, world.clock.now()),
    blocks: await reader.find("block"),
    onlyBlocks: (await reader.instance()).onlyBlocks,
  }));
  const stock = stocks.find((one) => one.prefix.prefixCode === prefix.replace("-", ""));
  if (stock === undefined) throw new Violation(`there is no ${prefix}`);
  const ofPrefix = blocks.filter((block) => block.prefixId === stock.prefix.id);
  const { left } = countAccount(site.audit, { prefix: stock.prefix, blocks: ofPrefix, year: stock.year });
  const here = left.filter((_left, place) => {
    const block = ofPrefix[place - 1];
    return onlyBlocks === null ? block === undefined : block !== undefined && onlyBlocks.includes(block.id);
  });
  const sum = here.reduce((total, one) => total + one, 0);
  if (sum >= wanted) throw new Violation(`${prefix} was refused with ${sum} left and ${wanted} wanted`);
  count(world, "refused: used up");
  const isLargest = prefix === LARGE_PREFIX && site.isOriginal;
  if (isLargest || world.random.chance(0.1)) beginYear(world, 1);
  return `used up, now ${world.clock.now()}`;
}

/** Ten in the morning of a day in January, so many years on. */
function beginYear(world: World, years: number): void {
  const year = Number(world.clock.now().slice(0, 4)) + years;
  world.clock.set(`${year}-01-03T10:00:00.000Z`);
  count(world, "New Years", years);
}
