/** A real store for tests: SQLite in a folder of its own, which `close` removes. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  createIdSource,
  type Catalog,
  type CatalogContext,
  type Clock,
  type Instant,
} from "@deadwax/catalog";
import { systemDigest, systemRandomness } from "../runtime/system-runtime.ts";
import { aCatalog } from "./samples.ts";
import { createSqliteCatalog } from "../sqlite/create-sqlite-catalog.ts";

export { startPostgresCluster, type NoCluster, type PostgresCluster } from "./postgres-cluster.ts";
export { sharedPostgresCluster } from "./shared-postgres.ts";

/** A clock that a test sets. It stands still until then. */
export interface TestClock extends Clock {
  set(instant: string): void;
  advance(milliseconds: number): void;
}

export interface TestStore extends Omit<CatalogContext, "actor" | "isDryRun"> {
  readonly folder: string;
  /** Where what was issued is seen, outside of the folder. */
  readonly witnessFolder: string;
  readonly catalog: Catalog;
  readonly clock: TestClock;
  readonly close: () => Promise<void>;
}

const START = "2026-11-22T10:00:00.000Z";

export function createTestClock(start = START): TestClock {
  let now = Date.parse(start);
  return {
    now: () => new Date(now).toISOString() as Instant,
    set: (instant) => {
      now = Date.parse(instant);
    },
    advance: (milliseconds) => {
      now += milliseconds;
    },
  };
}

/** A new catalog, and all that a `CatalogContext` needs but the actor. */
export async function openTestStore(catalogFields: Partial<Catalog> = {}): Promise<TestStore> {
  const clock = createTestClock();
  const random = systemRandomness;
  const ids = createIdSource(clock, random);
  const catalog = aCatalog({ id: ids.next(), ...catalogFields });
  const folder = await mkdtemp(join(tmpdir(), "deadwax-test-"));
  const witnessFolder = `${folder}-issued`;
  const { store, codesLog, witness, home } = await createSqliteCatalog(
    folder,
    { catalog, instanceId: ids.next() },
    { isDurable: false, witness: witnessFolder },
  );
  return {
    folder,
    witnessFolder,
    catalog,
    store,
    clock,
    ids,
    random,
    digest: systemDigest,
    codesLog,
    witness,
    home,
    close: async () => {
      await store.close();
      for (const one of [folder, witnessFolder]) await rm(one, { recursive: true, force: true });
    },
  };
}
