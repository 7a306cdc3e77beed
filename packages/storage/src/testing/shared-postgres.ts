/**
 * One PostgreSQL for all test files of a run, started when the first of them asks. Vitest's main process keeps it
 * (`setup`, named in vitest.config.ts); its threads ask over a socket.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { connect, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import {
  connectPostgresCluster,
  startPostgresCluster,
  type NoCluster,
  type PostgresCluster,
} from "./postgres-cluster.ts";

const KEEPER = "DEADWAX_TEST_POSTGRES";

/** Waits for the first question. Resolves to what ends everything. */
export async function setup(): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), "deadwax-keeper-"));
  let started: Promise<PostgresCluster | NoCluster> | undefined;
  const keeper = createServer((asking) => {
    started ??= startPostgresCluster();
    const answer = (said: object): unknown => asking.end(JSON.stringify(said));
    started.then(
      (cluster) => answer("skipped" in cluster ? cluster : { address: cluster.address }),
      (thrown: unknown) => answer({ failed: String(thrown) }),
    );
  });
  const path = process.platform === "win32" ? `\\\\.\\pipe\\deadwax-${process.pid}` : join(folder, "keeper");
  await new Promise<void>((resolve) => keeper.listen(path, resolve));
  process.env[KEEPER] = path;
  return async () => {
    keeper.close();
    const cluster = await started?.catch(() => undefined);
    if (cluster !== undefined && !("skipped" in cluster)) await cluster.stop();
    await rm(folder, { recursive: true, force: true });
  };
}

/** The cluster of this run; `stop` leaves it to the others. Whoever crashes the server starts one of their own. */
export async function sharedPostgresCluster(): Promise<PostgresCluster | NoCluster> {
  const path = process.env[KEEPER];
  if (path === undefined) return startPostgresCluster();
  const said = JSON.parse(await text(connect(path))) as Partial<
    Record<"address" | "skipped" | "failed", string>
  >;
  if (said.skipped !== undefined) return { skipped: said.skipped };
  if (said.address === undefined) throw new Error(said.failed);
  return connectPostgresCluster(said.address, async () => {});
}
