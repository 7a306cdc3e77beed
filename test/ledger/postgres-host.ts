/** Catalogs in databases of one cluster, and what people and accidents do to databases. */
import { copyFile, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { createPostgresCatalog, openPostgresCatalog } from "@deadwax/storage";
import type { PostgresCluster } from "@deadwax/storage/testing";
import { newCatalog } from "./new-catalog.ts";
import type { Host, Seat } from "./site.ts";

interface Ground {
  readonly cluster: PostgresCluster;
  readonly root: string;
  readonly fresh: (what: string) => string;
}

export async function createPostgresHost(cluster: PostgresCluster): Promise<Host> {
  const root = await mkdtemp(join(tmpdir(), "deadwax-ledger-"));
  let count = 0;
  const ground = { cluster, root, fresh: (what: string) => `${what}_${(count += 1)}` };
  return {
    kind: "postgres",
    create: async () => {
      const address = await cluster.createDatabase();
      const codesLog = join(root, `${ground.fresh("codes")}.log`);
      const { store } = await createPostgresCatalog(address, newCatalog(), { codesLog });
      await store.close();
      return createSeat(ground, address, codesLog);
    },
    close: () => rm(root, { recursive: true, force: true }),
  };
}

function createSeat(ground: Ground, first: string, codesLog: string): Seat {
  const { cluster, root, fresh } = ground;
  let address = first;
  const witness = join(root, "issued");
  const logOf = (backup: string): string => join(root, `${backup}.log`);

  return {
    get target() {
      return { kind: "postgres" as const, address, codesLog, witness };
    },
    logPath: codesLog,
    witnessPath: witness,
    open: () => openPostgresCatalog(address, { codesLog, lockWait: 60_000, witness }),
    backup: async () => {
      const name = fresh("backup");
      await cluster.query(`create database ${name} template ${nameOf(address)}`);
      await keepTables(cluster, address, name);
      await copyFile(codesLog, logOf(name));
      return { name };
    },
    putBack: async ({ name }, how) => {
      if (how.endsWith("in place")) await putTablesBack(cluster, address, name);
      else {
        await drop(cluster, nameOf(address));
        await cluster.query(`create database ${nameOf(address)} template ${name}`);
      }
      if (how.startsWith("everything")) await copyFile(logOf(name), codesLog);
      await drop(cluster, name);
    },
    copy: async () => {
      const name = fresh("copy");
      await cluster.query(`create database ${name} template ${nameOf(address)}`);
      const log = join(root, `${name}.log`);
      await copyFile(codesLog, log);
      return createSeat(ground, withName(address, name), log);
    },
    move: async () => {
      const name = fresh("moved");
      await cluster.query(`alter database ${nameOf(address)} rename to ${name}`);
      address = withName(address, name);
    },
    crashServer: () => crash(cluster, address),
    remove: async () => {
      await drop(cluster, nameOf(address));
      await rm(codesLog, { force: true });
    },
  };
}

/** Keeps all rows beside the tables, so that the same database can be made older without another one being made. */
async function keepTables(cluster: PostgresCluster, address: string, schema: string): Promise<void> {
  const tables = await tablesOf(cluster, address);
  const copies = tables.map((table) => `create table ${schema}.${table} as table public.${table}`);
  await cluster.query([`create schema ${schema}`, ...copies].join(";"), address);
}

async function putTablesBack(cluster: PostgresCluster, address: string, schema: string): Promise<void> {
  const tables = await tablesOf(cluster, address);
  const copies = tables.map(
    (table) => `delete from public.${table}; insert into public.${table} select * from ${schema}.${table}`,
  );
  // As a restoring program does it: no trigger and no foreign key is asked.
  const text = ["begin", "set local session_replication_role = replica", ...copies, "commit"].join(";");
  await cluster.query(`${text}; drop schema ${schema} cascade`, address);
}

/** A killed backend makes the whole server start again, with everything that was not committed gone. */
async function crash(cluster: PostgresCluster, address: string): Promise<void> {
  const text = `select pid from pg_stat_activity where application_name = 'deadwax' and datname = '${nameOf(address)}'`;
  const [row] = await cluster.query(`${text} order by random() limit 1`);
  if (row === undefined) return;
  process.kill(Number(row["pid"]), "SIGKILL");
  for (let tries = 0; ; tries += 1) {
    await sleep(100);
    try {
      await cluster.query("select 1", address);
      return;
    } catch (thrown) {
      if (tries > 600) throw thrown; // The server says that it is starting up.
    }
  }
}

async function tablesOf(cluster: PostgresCluster, address: string): Promise<readonly string[]> {
  const rows = await cluster.query("select tablename from pg_tables where schemaname = 'public'", address);
  return rows.map((row) => String(row["tablename"]));
}

async function drop(cluster: PostgresCluster, name: string): Promise<void> {
  await cluster.query(`drop database if exists ${name} with (force)`);
}

function nameOf(address: string): string {
  return new URL(address).pathname.slice(1);
}

function withName(address: string, name: string): string {
  const url = new URL(address);
  url.pathname = `/${name}`;
  return url.href;
}
