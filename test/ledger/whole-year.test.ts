import { afterAll, afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  assignCodes,
  change,
  choosePrefix,
  enterCode,
  initCatalog,
  issueNumbers,
  readPrefixStocks,
  requireIsrc,
  type CatalogContext,
} from "@deadwax/catalog";
import { sharedPostgresCluster } from "@deadwax/storage/testing";
import { createPostgresHost } from "./postgres-host.ts";
import { createRandom } from "./random.ts";
import { addApproved, declarations } from "./recordings.ts";
import type { Host } from "./site.ts";
import { createSqliteHost } from "./sqlite-host.ts";
import { createWorld, LARGE_PREFIX, TIME_ZONE, type World } from "./world.ts";

const ADVICE =
  "Ask your agency for another prefix, take another block with --block, or wait for the next year: the count starts again.";

const cluster = await sharedPostgresCluster();
afterAll(async () => {
  if (!("skipped" in cluster)) await cluster.stop();
});

const stores: readonly (readonly [string, () => Promise<Host>])[] = [
  ["SQLite", createSqliteHost],
  ...("skipped" in cluster ? [] : [["PostgreSQL", () => createPostgresHost(cluster)] as const]),
];

describe.each(stores)("a year of a prefix in %s", (_store, createHost) => {
  let world: World;
  let context: CatalogContext;

  beforeEach(async () => {
    world = await createWorld(await createHost(), { random: createRandom(1), areBatchesLarge: false });
    ({ context } = world.original);
  });
  afterEach(async () => {
    await context.store.close();
    await world.original.seat.remove();
    await world.host.close();
  });

  async function begin(range: { readonly from: number; readonly to: number }): Promise<void> {
    await initCatalog(context, {
      registrant: { name: "Night Shift Records", kind: "organization", timeZone: TIME_ZONE },
      prefix: { prefix: LARGE_PREFIX, control: "own", ranges: [range], lastUsed: -1 },
    });
  }

  /** Takes numbers for nobody in particular: a hundred thousand recordings would take long to make. */
  async function hold(wanted: number): Promise<readonly number[]> {
    const { value } = await change(context, { action: "reserve" }, async (transaction) =>
      issueNumbers(transaction, {
        prefix: await choosePrefix(transaction, LARGE_PREFIX),
        block: undefined,
        event: "reserved",
        recordingIds: Array.from({ length: wanted }, () => null),
        declarations: null,
        reason: null,
      }),
    );
    return value.entries.map((entry) => entry.designation);
  }

  async function assign(count: number): Promise<readonly string[]> {
    const recordingIds = await addApproved(context, count);
    const { value } = await assignCodes(context, { recordingIds, declarations });
    return value.assigned.map(({ shown }) => shown);
  }

  async function expectUsedUp(counts: object): Promise<void> {
    await expect(assign(1)).rejects.toMatchObject({ code: "LEDGER_EXHAUSTED", hint: ADVICE });
    const [stock] = await context.store.read((reader) => readPrefixStocks(reader, world.clock.now()));
    expect(stock).toMatchObject({ ...counts, void: 0, left: 0 });
    world.clock.set("2027-01-01T10:00:00.000Z");
    expect(await assign(1)).toEqual(["AA-6Q7-27-00000"]);
  }

  it("gives 00000 first and 99999 last, and refuses the next one with advice", async () => {
    await begin({ from: 0, to: 99_999 });
    expect(await assign(1)).toEqual(["AA-6Q7-26-00000"]);
    const [recordingId] = await addApproved(context, 1);
    const entered = { isrc: requireIsrc("AA6Q72699989"), source: "label", maySkipAhead: true } as const;
    await enterCode(context, { recordingId: recordingId!, ...entered });
    const last = await assign(10);
    expect([last[0], last.at(-1), last.length]).toEqual(["AA-6Q7-26-99990", "AA-6Q7-26-99999", 10]);
    await expectUsedUp({ reserved: 0, assigned: 12, unaccounted: 99_988 });
  });

  it.runIf(process.env["DEADWAX_SLOW_TESTS"] === "1")("gives each of 100,000 numbers once", async () => {
    await begin({ from: 0, to: 99_999 });
    expect(await assign(1)).toEqual(["AA-6Q7-26-00000"]);
    const held = await hold(99_998);
    expect([held[0], held.at(-1), new Set(held).size]).toEqual([1, 99_998, 99_998]);
    expect(await assign(1)).toEqual(["AA-6Q7-26-99999"]);
    await expectUsedUp({ reserved: 99_998, assigned: 2, unaccounted: 0 });
  });

  it("ends where the allocated range ends, and takes none when there are too few", async () => {
    await begin({ from: 40, to: 49 });
    expect(await assign(8)).toHaveLength(8);
    await expect(assign(3)).rejects.toMatchObject({ code: "LEDGER_EXHAUSTED", hint: ADVICE });
    expect(await assign(2)).toEqual(["AA-6Q7-26-00048", "AA-6Q7-26-00049"]);
    await expect(assign(1)).rejects.toThrow("AA6Q7 has 0 numbers left for 2026, and 1 is wanted.");
  });
});
