import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, it } from "vitest";
import { sql } from "kysely";
import { aCatalog, sampleIds } from "../testing/samples.ts";
import { sharedPostgresCluster } from "../testing/shared-postgres.ts";
import { describeCatalogStore } from "../testing/store-suite.ts";
import { createPostgresKysely } from "./create-kysely.ts";
import { createPostgresCatalog, openPostgresCatalog } from "./postgres-catalog.ts";

const cluster = await sharedPostgresCluster();

describe.skipIf("skipped" in cluster)("PostgreSQL", () => {
  if ("skipped" in cluster) {
    it(`skipped: ${cluster.skipped}`);
    return;
  }
  // The suite's stores live in one database, beside each other, as a server would keep them.
  const shared = cluster.createDatabase();
  const folder = mkdtemp(join(tmpdir(), "deadwax-test-"));

  afterAll(async () => {
    await cluster.stop();
    await rm(await folder, { recursive: true, force: true });
  });

  describeCatalogStore("the store over PostgreSQL", async () => {
    const catalog = aCatalog();
    const address = await shared;
    const options = { codesLog: join(await folder, `${catalog.id}.log`) };
    const { store } = await createPostgresCatalog(
      address,
      { catalog, instanceId: sampleIds.next() },
      options,
    );
    const raw = createPostgresKysely(address, address);
    return {
      store,
      catalogId: catalog.id,
      openAgain: async (lockWait = 30_000) =>
        (await openPostgresCatalog(`${address}?catalog=${catalog.id}`, { ...options, lockWait })).store,
      run: async (text) => {
        await sql.raw(text).execute(raw);
      },
      columns: async (table) => {
        const { rows } = await sql<{ name: string }>`
          select column_name as name from information_schema.columns where table_name = ${table} order by 1`.execute(
          raw,
        );
        return rows.map(({ name }) => name).toSorted();
      },
      close: async () => {
        await raw.destroy();
        await store.close();
      },
    };
  });
});
