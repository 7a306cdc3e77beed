/**
 * Tells a file that is gone from a disk that is not connected. No system says where a disk would be if it were there,
 * so this looks at what is left of the path.
 */
import { readdir, stat } from "node:fs/promises";
import { dirname } from "node:path";
import { errorCode, isAbsent } from "./error-code.ts";

/** Folders under which systems put disks: what is below them by one (or two, with the user's name) is a disk. */
const MOUNT_PARENTS = [
  /^\/Volumes\/[^/]+$/u,
  /^\/mnt\/[^/]+$/u,
  /^\/media\/[^/]+(?:\/[^/]+)?$/u,
  /^\/run\/media\/[^/]+\/[^/]+$/u,
];

/** away: no disk there. missing: its folder, or one above it on the same disk, is there without it. */
export async function findAbsent(path: string): Promise<"missing" | "away"> {
  const parent = dirname(path);
  let folder = parent;
  let below = path;
  for (;;) {
    const state = await lookAt(folder);
    if (state === "unreachable") return "away";
    if (state !== "absent") {
      const isDisk = isMountPoint(below) || (isMountPoint(folder) && state === "empty");
      // `/srv/music` is there and empty, and a folder was in it: so looks a disk that is not mounted.
      const isEmptied = state === "empty" && folder !== parent;
      // `/` or `E:\` itself is always there; what is missing right below it is a disk or a share.
      const isTop = dirname(folder) === folder && below !== path;
      return isDisk || isEmptied || isTop ? "away" : "missing";
    }
    if (dirname(folder) === folder) return "away";
    below = folder;
    folder = dirname(folder);
  }
}

function isMountPoint(path: string): boolean {
  return MOUNT_PARENTS.some((pattern) => pattern.test(path));
}

async function lookAt(folder: string): Promise<"filled" | "empty" | "absent" | "unreachable"> {
  try {
    const facts = await stat(folder);
    if (!facts.isDirectory()) return "filled";
    return (await readdir(folder)).length === 0 ? "empty" : "filled";
  } catch (thrown) {
    if (isAbsent(thrown)) return "absent";
    if (errorCode(thrown) === undefined) throw thrown;
    // No permission, or a network that does not answer: nothing can be said about what is behind it.
    return "unreachable";
  }
}
