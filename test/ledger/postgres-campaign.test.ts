import { afterAll, it } from "vitest";
import { startPostgresCluster } from "@deadwax/storage/testing";
import { expectBoundedCampaign, TIME_LIMIT } from "./bounded.ts";
import { createPostgresHost } from "./postgres-host.ts";

const cluster = await startPostgresCluster();
afterAll(async () => {
  if (!("skipped" in cluster)) await cluster.stop();
});

it.skipIf("skipped" in cluster)(
  "10,000 codes in PostgreSQL, amid undos, restores, copies, kills and several processes, are each given once",
  async () => {
    if (!("skipped" in cluster)) await expectBoundedCampaign(await createPostgresHost(cluster), 2);
  },
  TIME_LIMIT,
);
