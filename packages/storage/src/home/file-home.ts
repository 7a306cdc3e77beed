import { realpath, stat, utimes } from "node:fs/promises";
import { basename, join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import type { Home, HomeMark } from "@deadwax/catalog";
import { machineMark } from "./machine.ts";
import { translateFileError } from "./translate-file-error.ts";

/** Where a catalog in a folder lives: its computer, the real path of the folder, and which file the database is. */
export function createFileHome(folder: string, database: string): Home {
  return {
    mark: async (): Promise<HomeMark> => {
      try {
        return {
          machine: await machineMark(),
          place: await realpath(folder),
          identity: await fileIdentity(database),
        };
      } catch (thrown) {
        throw translateFileError(thrown, folder);
      }
    },
    stands: async ({ machine, place, identity }) => {
      if (machine !== (await machineMark())) return false;
      try {
        const there = join(place, basename(database));
        return (
          (await realpath(place)) !== (await realpath(folder)) && (await fileIdentity(there)) === identity
        );
      } catch {
        return false; // Nothing there, or nothing this user can reach.
      }
    },
  };
}

/**
 * What a copy of a file does not share with it. The number and moment of birth are its own for life; the number of
 * its device is not: external disks get another one with every plug, so it counts only where births are not kept.
 */
async function fileIdentity(path: string): Promise<string> {
  const { dev, ino, birthtimeNs } = await readBirth(path);
  return birthtimeNs > 0n ? `file ${ino} born ${birthtimeNs}` : `file ${ino} on device ${dev}`;
}

interface Birth {
  readonly dev: bigint;
  readonly ino: bigint;
  /** 0 where births are not kept. */
  readonly birthtimeNs: bigint;
}

/** Longer than a tick of any clock that file systems take their times from. */
const TICK_MS = 20;

/**
 * Some file systems report the last change as birth. A file that was born and last changed in one tick looks the same,
 * so it is changed again, in nothing but that time: then a birth that is kept stays behind.
 */
async function readBirth(path: string): Promise<Birth> {
  const first = await stat(path, { bigint: true });
  if (first.birthtimeNs === 0n || first.birthtimeNs !== first.ctimeNs) return first;
  await wait(TICK_MS);
  // Who may not change it cannot issue from it either: nothing is lost by not knowing.
  await utimes(path, first.atime, first.mtime).catch(() => undefined);
  const { dev, ino, birthtimeNs, ctimeNs } = await stat(path, { bigint: true });
  return { dev, ino, birthtimeNs: birthtimeNs === ctimeNs ? 0n : birthtimeNs };
}
