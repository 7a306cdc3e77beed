import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, describe, expect, it } from "vitest";
import { sharedPostgresCluster } from "../testing/shared-postgres.ts";
import { aCatalog, sampleIds } from "../testing/samples.ts";
import { createPostgresCatalog } from "./postgres-catalog.ts";

const cluster = await sharedPostgresCluster();

describe.skipIf("skipped" in cluster)("a connection that the server ends", () => {
  if ("skipped" in cluster) {
    it(`skipped: ${cluster.skipped}`);
    return;
  }
  const folder = mkdtemp(join(tmpdir(), "deadwax-test-"));
  afterAll(async () => {
    await cluster.stop();
    await rm(await folder, { recursive: true, force: true });
  });

  it("between two statements of a change is a refusal, and the next change works again", async () => {
    const address = await cluster.createDatabase();
    const options = { codesLog: join(await folder, "codes.log") };
    const created = { catalog: aCatalog(), instanceId: sampleIds.next() };
    const { store } = await createPostgresCatalog(address, created, options);
    const database = new URL(address).pathname.slice(1);
    const endConnections = `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${database}'`;
    const change = store.write(async (writer) => {
      await writer.instance();
      await cluster.query(endConnections);
      await sleep(100);
      return writer.instance();
    });
    await expect(change).rejects.toMatchObject({ code: "STORE_UNREACHABLE" });
    expect(await store.write((writer) => writer.count("recording"))).toBe(0);
    await store.close();
  });
});
