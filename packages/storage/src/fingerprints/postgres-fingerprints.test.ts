import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, it } from "vitest";
import { sql } from "kysely";
import { createPostgresKysely } from "../postgres/create-kysely.ts";
import { createPostgresCatalog, openPostgresCatalog } from "../postgres/postgres-catalog.ts";
import type { OpenCatalog } from "../store/open-catalog.ts";
import { describeFingerprints } from "../testing/fingerprint-suite.ts";
import { aCatalog, sampleIds } from "../testing/samples.ts";
import { sharedPostgresCluster } from "../testing/shared-postgres.ts";

const cluster = await sharedPostgresCluster();

describe.skipIf("skipped" in cluster)("PostgreSQL", () => {
  if ("skipped" in cluster) {
    it(`skipped: ${cluster.skipped}`);
    return;
  }
  const folder = mkdtemp(join(tmpdir(), "deadwax-test-"));
  afterAll(async () => {
    await cluster.stop();
    await rm(await folder, { recursive: true, force: true });
  });

  describeFingerprints("fingerprints in PostgreSQL", async () => {
    const address = await cluster.createDatabase();
    const raw = createPostgresKysely(address, address);
    const opened: OpenCatalog[] = [];
    const create = async (): Promise<{ readonly id: string; readonly made: OpenCatalog }> => {
      const catalog = aCatalog();
      const options = { codesLog: join(await folder, `${catalog.id}.log`) };
      const made = await createPostgresCatalog(address, { catalog, instanceId: sampleIds.next() }, options);
      opened.push(made);
      return { id: catalog.id, made };
    };
    const { id, made } = await create();
    return {
      fingerprints: made.fingerprints,
      openAgain: async () => {
        const codesLog = join(await folder, `${id}.log`);
        const again = await openPostgresCatalog(`${address}?catalog=${id}`, { codesLog });
        opened.push(again);
        return again.fingerprints;
      },
      openOther: async () => (await create()).made.fingerprints,
      damage: async (key, change) => {
        const { rows } = await sql<{ bytes: Buffer }>`
          select bytes from fingerprint where catalog_id = ${id} and audio_key = ${key}`.execute(raw);
        const bytes = change(rows[0]?.bytes ?? Buffer.alloc(0));
        await sql`update fingerprint set bytes = ${bytes} where catalog_id = ${id} and audio_key = ${key}`.execute(
          raw,
        );
      },
      close: async () => {
        for (const { store } of opened) await store.close();
        await raw.destroy();
      },
    };
  });
});
