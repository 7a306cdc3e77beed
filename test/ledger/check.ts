/** What must hold at any time, at every copy. */
import { verifyHistory, type Id } from "@deadwax/catalog";
import { checkAccounts } from "./account.ts";
import { Violation } from "./model.ts";
import type { Site, World } from "./world.ts";

/** The ledger's chains, codes.log beside it, and the accounts. */
export async function checkSite(world: World, site: Site): Promise<void> {
  await site.audit.run(site.context.store);
  await checkLog(site);
  if (site.isOriginal) await checkDelegated(world, site);
  await checkAccounts(site, world.clock.now());
}

/** What was given to a copy stays set aside at the original. */
async function checkDelegated({ delegated }: World, site: Site): Promise<void> {
  const blocks = await site.context.store.read((reader) => reader.find("block"));
  for (const { name, from, to } of delegated) {
    const block = blocks.find((one) => one.name === name && one.holder !== null);
    if (block?.rangeFrom !== from || block.rangeTo !== to)
      throw new Violation(`${site.name}: ${from}-${to} was given to ${name} and is no longer set aside`);
  }
}

async function checkLog(site: Site): Promise<void> {
  const logged = await site.log.codes();
  for (const code of site.audit.last.keys()) {
    if (!logged.has(code)) throw new Violation(`${site.name}: the ledger knows ${code}, codes.log does not`);
  }
  for (const code of site.given) {
    if (!logged.has(code)) throw new Violation(`${site.name}: ${code} was given out and is not in codes.log`);
  }
}

/** Everything above, the chain of the history, and every code on its one recording. */
export async function checkWhole(world: World, site: Site): Promise<void> {
  await checkSite(world, site);
  const { store, digest } = site.context;
  await store.read(async (reader) => {
    const chain = await verifyHistory(reader, digest);
    if (!chain.isValid)
      throw new Violation(`${site.name}: the history breaks at ${chain.sequence}: ${chain.why}`);
    const [twice] = await reader.codesOnSeveralRecordings();
    if (twice !== undefined) throw new Violation(`${site.name}: ${twice.isrc} is on several recordings`);
  });
  await checkCodes(site);
}

const PAGE = 2_000;

/** A code that a recording carries is in use in the ledger, for that recording. */
async function checkCodes(site: Site): Promise<void> {
  let afterId: Id | undefined;
  for (;;) {
    const options = { limit: PAGE, ...(afterId === undefined ? {} : { afterId }) };
    const page = await site.context.store.read((reader) => reader.find("recordingCode", {}, options));
    for (const { isrc, recordingId, source } of page) {
      const last = site.audit.last.get(isrc);
      if (last === undefined && source !== "assigned") continue; // a code of a foreign prefix
      const isInUse = last?.event === "assigned" || last?.event === "imported";
      if (!isInUse || last.recordingId !== recordingId)
        throw new Violation(
          `${site.name}: a recording carries ${isrc}, the ledger says ${JSON.stringify(last)}`,
        );
    }
    if (page.length < PAGE) return;
    afterId = page.at(-1)?.id;
  }
}
