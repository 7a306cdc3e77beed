/** What a catalog adds to every comparison: whose rules come first, and whether it is a demo. */
import type { StoreReader } from "../../ports/store.ts";

export interface CatalogKnowledge {
  /** Agency of the registrant; null where none is named, and where registrants have several. */
  readonly agency: string | null;
  readonly isDemo: boolean;
}

export async function readKnowledge(reader: StoreReader): Promise<CatalogKnowledge> {
  const catalog = await reader.get("catalog", reader.catalogId);
  return { agency: await agencyOf(reader), isDemo: catalog?.isDemo === true };
}

/** Registrants with an own prefix come before those whose prefixes are managed here for clients. */
async function agencyOf(reader: StoreReader): Promise<string | null> {
  const registrants = await reader.find("registrant");
  const prefixes = await reader.find("prefix", { control: "own" });
  const own = registrants.filter(({ id }) => prefixes.some(({ registrantId }) => registrantId === id));
  const named = (own.length > 0 ? own : registrants)
    .map(({ agency }) => agency)
    .filter((agency) => agency !== null);
  const [only, another] = new Set(named);
  return only === undefined || another !== undefined ? null : only;
}
