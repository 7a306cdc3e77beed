/** The file system of Node. Whatever differs between POSIX and Windows is in this file. */
import * as fs from "node:fs";
import { dirname } from "node:path";
import type { FileFacts, OpenFile, TagFileSystem } from "./file-system.ts";

/** Up to here a call that waits is faster than one that hands over to another thread. Bytes. */
const SMALL = 256 * 1024;

export const nodeFileSystem: TagFileSystem = {
  async open(path, purpose) {
    const flags = { read: "r", change: "r+", create: "wx+" } as const;
    const descriptor = fs.openSync(path, flags[purpose], 0o644);
    return openFile(path, descriptor, purpose === "create" ? 0 : fs.fstatSync(descriptor).size);
  },
  async stat(path) {
    const found = fs.statSync(path, { bigint: true, throwIfNoEntry: false });
    return found === undefined ? null : factsOf(found);
  },
  realPath: async (path) => fs.realpathSync(path),
  makeFolder: async (path) => makeFolder(path),
  removeFolder: async (path) => {
    fs.rmdirSync(path);
  },
  copyFile: (from, to) =>
    fs.promises.copyFile(from, to, fs.constants.COPYFILE_EXCL | fs.constants.COPYFILE_FICLONE),
  setMode: async (path, mode) => {
    fs.chmodSync(path, mode);
  },
  publish,
  replace: async (from, to) => {
    keepOwner(from, to);
    fs.renameSync(from, to);
  },
  remove: async (path) => {
    fs.unlinkSync(path);
  },
  list: (folder) => fs.promises.readdir(folder),
  syncFolder,
};

function factsOf(found: fs.BigIntStats): FileFacts {
  return {
    size: Number(found.size),
    mode: Number(found.mode & 0o7777n),
    links: Number(found.nlink),
    isFile: found.isFile(),
    identity: `${found.dev}:${found.ino}`,
    state: `${found.size}:${found.mtimeNs}`,
  };
}

function openFile(path: string, descriptor: number, size: number): OpenFile {
  async function readInto(target: Uint8Array, offset: number): Promise<number> {
    let filled = 0;
    while (filled < target.length) {
      const [left, at] = [target.length - filled, offset + filled];
      const count =
        left <= SMALL
          ? fs.readSync(descriptor, target, filled, left, at)
          : await readAsync(descriptor, target.subarray(filled), at);
      if (count === 0) break;
      filled += count;
    }
    return filled;
  }

  return {
    name: path,
    size,
    async read(offset, length) {
      // Memory that is not cleared: only what was read of it is given out.
      const {
        buffer,
        byteOffset,
        length: wanted,
      } = Buffer.allocUnsafe(Math.max(0, Math.min(length, size - offset)));
      const target = new Uint8Array(buffer, byteOffset, wanted);
      return target.subarray(0, await readInto(target, offset));
    },
    readInto,
    async write(offset, bytes) {
      let written = 0;
      while (written < bytes.length) {
        const [left, at] = [bytes.length - written, offset + written];
        written +=
          left <= SMALL
            ? fs.writeSync(descriptor, bytes, written, left, at)
            : await writeAsync(descriptor, bytes.subarray(written), at);
      }
    },
    async truncate(length) {
      fs.ftruncateSync(descriptor, length);
    },
    sync: () => syncAsync(descriptor),
    async close() {
      fs.closeSync(descriptor);
    },
  };
}

function readAsync(descriptor: number, target: Uint8Array, offset: number): Promise<number> {
  return new Promise((resolve, reject) => {
    fs.read(descriptor, target, 0, target.length, offset, (error, count) => {
      if (error) reject(error);
      else resolve(count);
    });
  });
}

function writeAsync(descriptor: number, bytes: Uint8Array, offset: number): Promise<number> {
  return new Promise((resolve, reject) => {
    fs.write(descriptor, bytes, 0, bytes.length, offset, (error, count) => {
      if (error) reject(error);
      else resolve(count);
    });
  });
}

function syncAsync(descriptor: number): Promise<void> {
  return new Promise((resolve, reject) => {
    fs.fsync(descriptor, (error) => {
      if (error) reject(error);
      else resolve();
    });
  });
}

/** One by one: where the system takes no folders (`/proc`), Node's own recursive way never ends. */
function makeFolder(path: string): string[] {
  if (fs.statSync(path, { throwIfNoEntry: false })?.isDirectory() === true) return [];
  const parent = dirname(path);
  const made = parent === path ? [] : makeFolder(parent);
  try {
    fs.mkdirSync(path);
  } catch (thrown) {
    const isThere = isCode(thrown, ["EEXIST"]) && fs.statSync(path).isDirectory();
    if (!isThere) throw thrown;
    return made;
  }
  return [...made, path];
}

/** A second name and the removal of the first: unlike rename, that never replaces what is there. */
async function publish(from: string, to: string): Promise<void> {
  try {
    fs.linkSync(from, to);
  } catch (thrown) {
    if (!isCode(thrown, ["EPERM", "ENOTSUP", "EOPNOTSUPP", "ENOSYS", "EMLINK", "EINVAL"])) throw thrown;
    // Some file systems know no second names. Claiming the name first keeps others from taking it meanwhile.
    fs.closeSync(fs.openSync(to, "wx"));
    fs.renameSync(from, to);
    return;
  }
  fs.unlinkSync(from);
}

/** A file that takes another's place belongs to whom that belonged, where the system lets us say so. */
function keepOwner(from: string, to: string): void {
  const [is, was] = [fs.statSync(from), fs.statSync(to)];
  if (is.uid === was.uid && is.gid === was.gid) return;
  try {
    fs.chownSync(from, was.uid, was.gid);
  } catch (thrown) {
    if (!isCode(thrown, ["EPERM", "EINVAL", "ENOSYS", "ENOTSUP"])) throw thrown;
  }
}

/** Windows cannot open a folder to sync it; its file systems write names through by themselves. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === "win32") return;
  const descriptor = fs.openSync(folder, "r");
  try {
    await syncAsync(descriptor);
  } catch (thrown) {
    // Network file systems refuse this and have no other way to offer.
    if (!isCode(thrown, ["EINVAL", "ENOTSUP", "EISDIR"])) throw thrown;
  } finally {
    fs.closeSync(descriptor);
  }
}

function isCode(thrown: unknown, codes: readonly string[]): boolean {
  return (
    thrown instanceof Error &&
    "code" in thrown &&
    typeof thrown.code === "string" &&
    codes.includes(thrown.code)
  );
}
