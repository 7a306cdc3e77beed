/** The one place of this app where a catalog meets its store, clock and files. */
import { createHash } from "node:crypto";
import { homedir, userInfo } from "node:os";
import { dirname, isAbsolute, join } from "node:path";
import { createIdSource, type Catalog, type CatalogContext, type Fingerprints } from "@deadwax/catalog";
import {
  createPostgresCatalog,
  createSqliteCatalog,
  makeFolder,
  openPostgresCatalog,
  openSqliteCatalog,
  systemClock,
  systemDigest,
  systemRandomness,
  type OpenCatalog,
} from "@deadwax/storage";
import type { CatalogAddress } from "../command/catalog-address.ts";
import type { CommandContext } from "../command/command.ts";

/** Opens the catalog the command is about, does the work, and closes it whatever happens. */
export async function withCatalog<Value>(
  command: CommandContext,
  work: (catalog: OpenedContext, opened: OpenCatalog) => Promise<Value>,
): Promise<Value> {
  const opened = await openCatalog(command.catalog, command.env);
  try {
    return await work(contextFor(command, opened), opened);
  } finally {
    await opened.store.close();
  }
}

/** A catalog for services, with what is found by ear in it. */
export interface OpenedContext extends CatalogContext {
  readonly fingerprints: Fingerprints;
}

/** What services need, around an opened catalog. */
export function contextFor(
  command: Pick<CommandContext, "env" | "isDryRun">,
  opened: Omit<OpenCatalog, "place" | "codesLogPath">,
): OpenedContext {
  return {
    fingerprints: opened.fingerprints,
    store: opened.store,
    codesLog: opened.codesLog,
    witness: opened.witness,
    home: opened.home,
    clock: systemClock,
    ids: createIdSource(systemClock, systemRandomness),
    random: systemRandomness,
    digest: systemDigest,
    actor: actorOf(command.env),
    isDryRun: command.isDryRun,
  };
}

/** Opens the catalog at an address. Throws STORE_… when it cannot be. */
async function openCatalog(address: CatalogAddress, env: CommandContext["env"]): Promise<OpenCatalog> {
  if (address.kind === "folder") return openSqliteCatalog(address.path, { witness: witnessFolder(env) });
  return openPostgresCatalog(address.url, {
    codesLog: await stateFile(address, env),
    witness: witnessFolder(env),
  });
}

/** Makes a catalog at an address. */
export async function createCatalog(
  address: CatalogAddress,
  catalog: Catalog,
  env: CommandContext["env"],
): Promise<OpenCatalog> {
  const options = { catalog, instanceId: createIdSource(systemClock, systemRandomness).next() };
  if (address.kind === "folder")
    return createSqliteCatalog(address.path, options, { witness: witnessFolder(env) });
  return createPostgresCatalog(address.url, options, {
    codesLog: await stateFile(address, env),
    witness: witnessFolder(env),
  });
}

/** A database has no folder, so its codes.log lives with this user's state, named for the address without password. */
export async function stateFile(address: CatalogAddress, env: CommandContext["env"]): Promise<string> {
  const name = createHash("sha256").update(address.label).digest("hex").slice(0, 16);
  const file = join(stateFolder(env), `${name}.codes.log`);
  await makeFolder(dirname(file));
  return file;
}

/** Where this user's record of what was issued on this computer lies, outside of every catalog. */
function witnessFolder(env: CommandContext["env"]): string {
  return join(stateFolder(env), "issued");
}

function stateFolder(env: CommandContext["env"]): string {
  // An empty variable counts as none, as the XDG specification has it, and a relative path as no place at all.
  const named = [env["XDG_STATE_HOME"], env["LOCALAPPDATA"]].find(
    (path) => path !== undefined && isAbsolute(path),
  );
  return join(named ?? join(homedir(), ".local", "state"), "deadwax");
}

/** Who the history says was at work: DEADWAX_ACTOR, else the user of this computer. */
function actorOf(env: CommandContext["env"]): string {
  const named = env["DEADWAX_ACTOR"]?.trim();
  if (named !== undefined && named !== "") return named;
  try {
    return userInfo().username;
  } catch {
    return "unknown user"; // a container may run as a user id without a name
  }
}
