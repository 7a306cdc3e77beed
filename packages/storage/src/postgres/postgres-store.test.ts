import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { sql } from "kysely";
import { aCatalog, oneOfEach, sampleIds } from "../testing/samples.ts";
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

  it("0002-asset-sound: of files that were read before, nobody knows how they sound", async () => {
    const [catalog, address] = [aCatalog(), await cluster.createDatabase()];
    const options = { codesLog: join(await folder, `${catalog.id}.log`) };
    const made = await createPostgresCatalog(address, { catalog, instanceId: sampleIds.next() }, options);
    const { asset, recording } = oneOfEach(catalog.id, "full");
    const heard = { ...asset, recordingId: recording.id, madeFromId: null };
    await made.store.write(async (writer) => {
      await writer.insert("recording", [{ ...recording, ownerPartyId: null, mergedIntoId: null }]);
      await writer.insert("asset", [heard]);
    });
    await made.store.close();
    const raw = createPostgresKysely(address, address);
    await sql.raw("alter table asset drop column sound").execute(raw);
    await sql.raw("delete from deadwax_schema where version = 2").execute(raw);
    await raw.destroy();
    const { store } = await openPostgresCatalog(address, options);
    expect(await store.read((reader) => reader.find("asset"))).toEqual([{ ...heard, sound: null }]);
    await store.close();
  });
});
