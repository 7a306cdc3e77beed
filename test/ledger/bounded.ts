import { expect } from "vitest";
import { runCampaign } from "./campaign.ts";
import type { Host } from "./site.ts";

const CODES = 10_000;
const KILLS = 12;

/** The size that every run of the tests affords; `fuzz/ledger` tries new seeds and many more numbers. */
export const TIME_LIMIT = 600_000;

/** Runs the campaign on one store with a fixed seed: the same decisions every time. */
export async function expectBoundedCampaign(host: Host, seed: number): Promise<void> {
  try {
    const { codes, counts } = await runCampaign(host, {
      ...{ seed, codes: CODES, kills: KILLS, areBatchesLarge: true, checkEvery: 15 },
      weights: { assign: 50, "hold for nobody": 8, kill: 16 },
    });
    expect(codes).toBeGreaterThanOrEqual(CODES);
    expect(counts.get("kills")).toBeGreaterThanOrEqual(KILLS);
  } finally {
    await host.close();
  }
}
