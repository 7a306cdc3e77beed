import type { CatalogStore, Clock, Home } from "@deadwax/catalog";

/** Keeps a catalog that was put back from issuing codes until a person says what happened (DESIGN 4, rule 2). */
export async function fence(store: CatalogStore, home: Home, clock: Clock): Promise<void> {
  const is = await home.mark();
  await store.write(async (writer) => {
    const instance = await writer.instance();
    await writer.setInstance({
      ...instance,
      fence: { since: clock.now(), reason: "restored", was: instance.home, is },
    });
  });
}
