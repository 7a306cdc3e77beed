import { createIdSource, type Catalog } from "@deadwax/catalog";
import { systemClock, systemRandomness, type CreateOptions } from "@deadwax/storage";

const ids = createIdSource(systemClock, systemRandomness);

/** A demo catalog: only such a one issues from the prefix that the standard keeps for documentation. */
export function newCatalog(): CreateOptions {
  const catalog: Catalog = {
    id: ids.next(),
    revision: 1,
    name: "Campaign",
    isDemo: true,
    codeRoute: "own-prefix",
    territory: null,
    timeZone: "Europe/Stockholm",
  };
  return { catalog, instanceId: ids.next() };
}
