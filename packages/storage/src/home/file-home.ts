import { realpath, stat } from "node:fs/promises";
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
  };
}

/**
 * What a copy of a file does not share with it. The number and moment of birth are its own for life; the number of
 * its device is not: external disks get another one with every plug, so it counts only where births are not kept.
 */
async function fileIdentity(path: string): Promise<string> {
  const { dev, ino, birthtimeNs, ctimeNs } = await stat(path, { bigint: true });
  // Some file systems report the last change as birth.
  const isBirthKept = birthtimeNs > 0n && birthtimeNs !== ctimeNs;
  return isBirthKept ? `file ${ino} born ${birthtimeNs}` : `file ${ino} on device ${dev}`;
}
