/** The one place of this app where a catalog meets its store, clock and files. */
import { userInfo } from "node:os";
import { createIdSource, type CatalogContext } from "@deadwax/catalog";
import {
  openSqliteCatalog,
  systemClock,
  systemDigest,
  systemRandomness,
  type SqliteCatalog,
} from "@deadwax/storage";
import type { CatalogAddress } from "../command/catalog-address.ts";
import type { CommandContext } from "../command/command.ts";

/** Opens the catalog the command is about, does the work, and closes it whatever happens. */
export async function withCatalog<Value>(
  command: CommandContext,
  work: (catalog: CatalogContext) => Promise<Value>,
): Promise<Value> {
  const opened = await open(command.catalog);
  try {
    return await work(contextFor(command, opened));
  } finally {
    await opened.store.close();
  }
}

/** What services need, around an opened catalog. */
export function contextFor(
  command: Pick<CommandContext, "env" | "isDryRun">,
  opened: Pick<SqliteCatalog, "store" | "codesLog" | "home">,
): CatalogContext {
  return {
    store: opened.store,
    codesLog: opened.codesLog,
    home: opened.home,
    clock: systemClock,
    ids: createIdSource(systemClock, systemRandomness),
    random: systemRandomness,
    digest: systemDigest,
    actor: actorOf(command.env),
    isDryRun: command.isDryRun,
  };
}

async function open(address: CatalogAddress): Promise<SqliteCatalog> {
  if (address.kind === "folder") return openSqliteCatalog(address.path);
  throw new Error("PostgreSQL addresses are wired when the store is there");
}

/** Who the history says was at work: DEADWAX_ACTOR, else the user of this computer. */
export function actorOf(env: CommandContext["env"]): string {
  const named = env["DEADWAX_ACTOR"]?.trim();
  if (named !== undefined && named !== "") return named;
  try {
    return userInfo().username;
  } catch {
    return "unknown user"; // a container may run as a user id without a name
  }
}
