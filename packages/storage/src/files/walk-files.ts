/** Walks folders with readdir and stat only, so that it behaves the same on every system. */
import type { Dirent, Stats } from "node:fs";
import { lstat, readdir, realpath, stat } from "node:fs/promises";
import { basename, join, resolve, sep } from "node:path";
import { CatalogError, type FileTree, type FoundFile, type SkippedFile } from "@deadwax/catalog";
import { errorCode, isAbsent } from "./error-code.ts";
import { isLeftover } from "./leftover-names.ts";

type Entry = FoundFile | SkippedFile;

interface Walk {
  /** Folders of the request, behind links. */
  readonly roots: readonly string[];
  /** Folders that are not to be looked into: the catalog's own vault and backups. */
  readonly left: ReadonlySet<string>;
  /** Real paths: a link back up is a loop, and a second way to a folder is no second folder. */
  readonly visited: Set<string>;
  /** Files outside the roots that a link led to. */
  readonly linked: Set<string>;
  readonly isAborted: () => boolean;
}

interface Root {
  readonly path: string;
  readonly facts: Stats;
}

export interface WalkSetting {
  readonly leaveOut: readonly string[];
}

export async function* walkFiles(
  paths: readonly string[],
  options: NonNullable<Parameters<FileTree["walk"]>[1]>,
  setting: WalkSetting,
): AsyncGenerator<Entry> {
  const roots = await Promise.all(paths.map((path) => findRoot(path)));
  const folders = roots.filter(({ facts }) => facts.isDirectory()).map(({ path }) => path);
  const walk: Walk = {
    roots: folders,
    left: new Set(
      await Promise.all(setting.leaveOut.map((path) => realpath(path).catch(() => resolve(path)))),
    ),
    visited: new Set(),
    linked: new Set(),
    isAborted: () => options.signal?.aborted === true,
  };
  const named = new Set<string>();
  for (const { path, facts } of roots) {
    if (walk.isAborted()) return;
    if (facts.isDirectory()) yield* walkFolder(walk, path, named);
    else if (!named.has(path)) {
      named.add(path);
      if (facts.isFile()) yield found(path, facts, true);
      else yield skipped(path, "special");
    }
  }
}

/** Named paths must be there; what lies in folders may go while they are walked. */
async function findRoot(path: string): Promise<Root> {
  try {
    const real = await realpath(resolve(path));
    return { path: real, facts: await stat(real) };
  } catch (thrown) {
    if (isAbsent(thrown) || errorCode(thrown) === "ELOOP")
      throw new CatalogError("FILE_NOT_FOUND", { path }, { cause: thrown });
    const reason = errorCode(thrown) ?? String(thrown);
    throw new CatalogError("FILE_NOT_READABLE", { path, reason }, { cause: thrown });
  }
}

async function* walkFolder(walk: Walk, folder: string, named: ReadonlySet<string>): AsyncGenerator<Entry> {
  if (walk.left.has(folder)) return;
  if (walk.visited.has(folder)) return;
  walk.visited.add(folder);
  const entries = await readFolder(folder);
  if (entries === undefined) {
    yield skipped(folder, "unreadable");
    return;
  }
  for (const { name, entry } of entries) {
    if (walk.isAborted()) return;
    const path = join(folder, name);
    if (named.has(path)) continue;
    if (!isText(name)) yield skipped(path, "odd-name");
    else if (isLeftover(name)) yield skipped(path, "hidden");
    else yield* walkEntry(walk, path, entry, named);
  }
}

async function* walkEntry(
  walk: Walk,
  path: string,
  entry: Dirent,
  named: ReadonlySet<string>,
): AsyncGenerator<Entry> {
  try {
    if (entry.isSymbolicLink()) yield* walkLink(walk, path, named);
    else {
      // Some network disks do not say in the listing what an entry is.
      const facts = await lstat(path);
      if (facts.isDirectory()) yield* walkFolder(walk, path, named);
      else if (facts.isFile()) yield found(path, facts, false);
      else yield skipped(path, "special");
    }
  } catch (thrown) {
    if (isAbsent(thrown)) return; // Removed since the folder was listed.
    if (errorCode(thrown) === undefined) throw thrown;
    yield skipped(path, "unreadable");
  }
}

async function* walkLink(walk: Walk, path: string, named: ReadonlySet<string>): AsyncGenerator<Entry> {
  let target: string;
  try {
    target = await realpath(path);
  } catch (thrown) {
    yield skipped(path, errorCode(thrown) === "EACCES" ? "unreadable" : "broken-link");
    return;
  }
  const facts = await stat(target);
  if (facts.isDirectory()) {
    if (walk.visited.has(target)) yield skipped(path, "loop");
    else yield* walkFolder(walk, target, named);
  } else if (!facts.isFile()) yield skipped(path, "special");
  else if (!isCovered(walk, target) && !walk.linked.has(target) && !named.has(target)) {
    walk.linked.add(target);
    yield found(target, facts, false);
  }
}

/** Whether the walk comes to a file anyway, without the link. */
function isCovered({ roots }: Walk, path: string): boolean {
  return roots.some((root) => {
    const start = root.endsWith(sep) ? root : root + sep;
    return (
      path.startsWith(start) &&
      !path
        .slice(start.length)
        .split(sep)
        .some((name) => isLeftover(name))
    );
  });
}

/** By code units: the same order on every system and in every language. Undefined when the folder cannot be listed. */
async function readFolder(folder: string): Promise<readonly { name: string; entry: Dirent }[] | undefined> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    const named = entries.map((entry) => ({ name: entry.name, entry }));
    return named.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  } catch (thrown) {
    if (errorCode(thrown) === undefined) throw thrown;
    return undefined;
  }
}

/** Node puts U+FFFD where the bytes of a name are no UTF-8; such a name cannot be opened again. */
function isText(name: string): boolean {
  return name.isWellFormed() && !name.includes("\uFFFD");
}

function found(path: string, facts: Stats, isNamed: boolean): FoundFile {
  return { kind: "file", path, size: facts.size, modifiedMs: Math.floor(facts.mtimeMs), isNamed };
}

function skipped(path: string, why: SkippedFile["why"]): SkippedFile {
  return { kind: "skipped", path, why };
}

export function folderNames(path: string): readonly string[] {
  return [...path.split(/[\\/]/u).slice(0, -1), basename(path)].filter((name) => name !== "");
}
