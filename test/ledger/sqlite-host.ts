/** Catalogs in folders, and what people and accidents do to folders. */
import { copyFile, cp, mkdtemp, rename, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createSqliteCatalog, openSqliteCatalog } from "@deadwax/storage";
import { newCatalog } from "./new-catalog.ts";
import type { Host, PutBack, Seat } from "./site.ts";

export async function createSqliteHost(): Promise<Host> {
  const root = await mkdtemp(join(tmpdir(), "deadwax-ledger-"));
  let count = 0;
  const fresh = (what: string): string => join(root, `${what}-${(count += 1)}`);
  return {
    kind: "sqlite",
    create: async () => {
      const folder = fresh("catalog");
      const { store } = await createSqliteCatalog(folder, newCatalog(), { isDurable: false });
      await store.close();
      return createSeat({ fresh, witness: join(root, "issued") }, folder);
    },
    close: () => rm(root, { recursive: true, force: true }),
  };
}

interface Ground {
  readonly fresh: (what: string) => string;
  readonly witness: string;
}

function createSeat(ground: Ground, first: string): Seat {
  const { fresh, witness } = ground;
  let folder = first;
  const database = (): string => join(folder, "catalog.sqlite");
  const backups = new Map<string, string>();

  /** A write-ahead log belongs to the file it was written for. */
  async function removeSideFiles(): Promise<void> {
    await rm(`${database()}-wal`, { force: true });
    await rm(`${database()}-shm`, { force: true });
  }

  async function putBack(source: string, how: PutBack): Promise<void> {
    if (how === "everything") {
      await rm(folder, { recursive: true });
      await cp(source, folder, { recursive: true });
      return;
    }
    await removeSideFiles();
    if (how === "database replaced") await rm(database());
    await copyFile(join(source, "catalog.sqlite"), database());
    if (how === "everything in place") await copyFile(join(source, "codes.log"), join(folder, "codes.log"));
  }

  return {
    get target() {
      return { kind: "sqlite" as const, folder, witness };
    },
    get logPath() {
      return join(folder, "codes.log");
    },
    witnessPath: witness,
    open: () => openSqliteCatalog(folder, { isDurable: false, lockWait: 60_000, witness }),
    backup: async () => {
      const name = fresh("backup");
      await cp(folder, name, { recursive: true });
      backups.set(name, name);
      return { name };
    },
    putBack: ({ name }, how) => putBack(name, how),
    copy: async () => {
      const target = fresh("copy");
      await cp(folder, target, { recursive: true });
      return createSeat(ground, target);
    },
    move: async () => {
      const target = fresh("moved");
      await rename(folder, target);
      folder = target;
    },
    remove: async () => {
      await rm(folder, { recursive: true, force: true });
      for (const backup of backups.values()) await rm(backup, { recursive: true, force: true });
    },
  };
}
