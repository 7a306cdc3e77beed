import { afterAll, describe, expect, it } from "vitest";
import { startPostgresCluster } from "@deadwax/storage/testing";
import { runCampaign, type CampaignRequest } from "./campaign.ts";
import { createPostgresHost } from "./postgres-host.ts";
import { createSqliteHost } from "./sqlite-host.ts";

// Fixed seeds: the same decisions every time. `fuzz/ledger` tries new ones, and many more numbers.
const REQUEST: Omit<CampaignRequest, "seed"> = {
  codes: 10_000,
  kills: 12,
  weights: { assign: 50, "hold for nobody": 8, kill: 16 },
  areBatchesLarge: true,
  checkEvery: 15,
};
const TIME_LIMIT = 600_000;

const cluster = await startPostgresCluster();

describe("10,000 codes, amid undos, restores, copies, kills and several processes,", () => {
  afterAll(async () => {
    if (!("skipped" in cluster)) await cluster.stop();
  });

  it(
    "are each given once, and every number is accounted for, in SQLite",
    async () => {
      const host = await createSqliteHost();
      try {
        const { codes, counts } = await runCampaign(host, { ...REQUEST, seed: 1 });
        expect(codes).toBeGreaterThanOrEqual(REQUEST.codes);
        expect(counts.get("kills")).toBeGreaterThanOrEqual(12);
      } finally {
        await host.close();
      }
    },
    TIME_LIMIT,
  );

  it.skipIf("skipped" in cluster)(
    "are each given once, and every number is accounted for, in PostgreSQL",
    async () => {
      if ("skipped" in cluster) return;
      const host = await createPostgresHost(cluster);
      try {
        const { codes, counts } = await runCampaign(host, { ...REQUEST, seed: 2 });
        expect(codes).toBeGreaterThanOrEqual(REQUEST.codes);
        expect(counts.get("kills")).toBeGreaterThanOrEqual(12);
      } finally {
        await host.close();
      }
    },
    TIME_LIMIT,
  );
});
