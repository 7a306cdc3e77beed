/** The ledger campaign at any size: node fuzz/ledger/campaign.ts --codes 1000000 --seed 1 --store both */
import { parseArgs } from "node:util";
import { startPostgresCluster } from "@deadwax/storage/testing";
import { runCampaign, type CampaignOutcome } from "../../test/ledger/campaign.ts";
import { createPostgresHost } from "../../test/ledger/postgres-host.ts";
import type { Host } from "../../test/ledger/site.ts";
import { createSqliteHost } from "../../test/ledger/sqlite-host.ts";
import { formatReport, type Part } from "./report.ts";

const { values } = parseArgs({
  options: {
    codes: { type: "string", default: "1000000" },
    seed: { type: "string", default: String(Date.now() % 1_000_000) },
    store: { type: "string", default: "both" },
    /** A catalog's share: then the next one begins, with the next seed. */
    "catalog-codes": { type: "string", default: "20000" },
    /** Ends then, wherever it is. */
    minutes: { type: "string" },
    steps: { type: "string" },
    without: { type: "string", multiple: true, default: [] },
    verbose: { type: "boolean", default: false },
  },
});

const PROGRESS_MS = 30_000;
const wanted = Number(values.codes);
const share = Number(values["catalog-codes"]);
const firstSeed = Number(values.seed);
const began = performance.now();

const cluster = values.store === "sqlite" ? undefined : await startPostgresCluster();
if (cluster !== undefined && "skipped" in cluster) throw new Error(cluster.skipped);
const hosts: Host[] = [];
if (values.store !== "postgres") hosts.push(await createSqliteHost());
if (cluster !== undefined) hosts.push(await createPostgresHost(cluster));

const end = values.minutes === undefined ? Infinity : began + Number(values.minutes) * 60_000;
const mayGoOn = (): boolean => performance.now() < end;
const parts: Part[] = [];
let done = 0;
let toldAt = began;

function tell(codes: number, place: string): void {
  if (performance.now() - toldAt < PROGRESS_MS) return;
  toldAt = performance.now();
  const seconds = Math.round((toldAt - began) / 1_000);
  process.stdout.write(`${seconds} s: ${(done + codes).toLocaleString("en-US")} codes; ${place}\n`);
}

async function runOne(host: Host, seed: number): Promise<CampaignOutcome> {
  return runCampaign(host, {
    seed,
    codes: Math.min(share, wanted - done),
    ...(values.steps === undefined ? {} : { steps: Number(values.steps) }),
    without: values.without,
    // Small damage often, large damage now and then: a number is only worth something among many.
    weights: { assign: 70, "hold for nobody": 12, kill: 8 },
    areBatchesLarge: true,
    checkEvery: 40,
    mayGoOn,
    onStep: (world, line) => {
      if (values.verbose) process.stdout.write(`${line}\n`);
      tell(world.model.acknowledged, `${host.kind}, seed ${seed}, step ${line.split(" ", 1)[0] ?? ""}`);
    },
  });
}

try {
  process.stdout.write(`${wanted.toLocaleString("en-US")} codes, first seed ${firstSeed}\n`);
  for (let turn = 0; done < wanted && mayGoOn(); turn += 1) {
    const host = hosts[turn % hosts.length];
    if (host === undefined) throw new Error("--store is sqlite, postgres or both");
    const outcome = await runOne(host, firstSeed + turn);
    done += outcome.codes;
    parts.push({ kind: host.kind, outcome });
    if (values.steps !== undefined) break;
  }
} catch (thrown) {
  process.exitCode = 1;
  process.stdout.write(`${thrown instanceof Error ? thrown.message : String(thrown)}\n`);
} finally {
  for (const host of hosts) await host.close();
  await cluster?.stop();
}
const violations = process.exitCode === 1 ? 1 : 0;
const seconds = (performance.now() - began) / 1_000;
process.stdout.write(formatReport(parts, { firstSeed, seconds, violations }));
