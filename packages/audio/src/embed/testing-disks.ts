/** File systems that fail on purpose: one whose process dies at its n-th change, one that loses power, one that is full. */
import { openSync, closeSync, linkSync, readFileSync, renameSync, writeSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import type { OpenFile, TagFileSystem } from "./file-system.ts";
import { nodeFileSystem } from "./node-file-system.ts";

/** What the end of a process looks like to the code that was running. */
export class Death extends Error {
  override readonly name = "Death";
}

export interface DyingDisk extends TagFileSystem {
  /** Whether the end came. */
  readonly isDead: () => boolean;
}

/** The real file system, until change number `last`: that one is done by half, and nothing is done any more. */
export function dyingDisk(last: number): DyingDisk {
  let changes = 0;
  let isDead = false;
  const live = (): void => {
    if (isDead) throw new Death();
  };
  const change = async <Value>(whole: () => Promise<Value>, half: () => void): Promise<Value> => {
    live();
    changes += 1;
    if (changes < last) return whole();
    half();
    isDead = true;
    throw new Death();
  };
  const nothing = (): void => undefined;

  const gate: Gate = { live, change };
  return {
    isDead: () => isDead,
    open: async (path, purpose) => {
      const open = async (): Promise<OpenFile> => gated(await nodeFileSystem.open(path, purpose), gate);
      if (purpose === "create") return change(open, nothing);
      live();
      return open();
    },
    stat: async (path) => {
      live();
      return nodeFileSystem.stat(path);
    },
    realPath: async (path) => {
      live();
      return nodeFileSystem.realPath(path);
    },
    list: async (folder) => {
      live();
      return nodeFileSystem.list(folder);
    },
    makeFolder: (path) => change(() => nodeFileSystem.makeFolder(path), nothing),
    removeFolder: (path) => change(() => nodeFileSystem.removeFolder(path), nothing),
    copyFile: (from, to) =>
      change(
        () => nodeFileSystem.copyFile(from, to),
        () => {
          copyHalf(from, to);
        },
      ),
    setMode: (path, mode) => change(() => nodeFileSystem.setMode(path, mode), nothing),
    publish: (from, to) =>
      change(
        () => nodeFileSystem.publish(from, to),
        () => {
          linkSync(from, to);
        },
      ),
    replace: (from, to) =>
      change(
        () => nodeFileSystem.replace(from, to),
        () => {
          renameSync(from, to);
        },
      ),
    remove: (path) => change(() => nodeFileSystem.remove(path), nothing),
    syncFolder: (folder) => change(() => nodeFileSystem.syncFolder(folder), nothing),
  };
}

interface Gate {
  /** Throws when the end has come. */
  readonly live: () => void;
  /** Does a change, or half of it when it is the last. */
  readonly change: <Value>(whole: () => Promise<Value>, half: () => void) => Promise<Value>;
}

function gated(file: OpenFile, { live, change }: Gate): OpenFile {
  return {
    ...file,
    read: (offset, length) => {
      live();
      return file.read(offset, length);
    },
    readInto: (target, offset) => {
      live();
      return file.readInto(target, offset);
    },
    write: (offset, bytes) =>
      change(
        () => file.write(offset, bytes),
        () => {
          writeHalf(file.name, offset, bytes);
        },
      ),
    truncate: (length) =>
      change(
        () => file.truncate(length),
        () => undefined,
      ),
    sync: () =>
      change(
        () => file.sync(),
        () => undefined,
      ),
    // Descriptors of a process that ends are closed for it.
    close: () => file.close(),
  };
}

function copyHalf(from: string, to: string): void {
  const bytes = readFileSync(from);
  const descriptor = openSync(to, "wx");
  writeSync(descriptor, bytes, 0, Math.floor(bytes.length / 2));
  closeSync(descriptor);
}

function writeHalf(path: string, offset: number, bytes: Uint8Array): void {
  const descriptor = openSync(path, "r+");
  writeSync(descriptor, bytes, 0, Math.floor(bytes.length / 2), offset);
  closeSync(descriptor);
}

/** The real file system, with a disk that is full from its n-th growing write on until something is removed. */
export function fullDisk(from: number): TagFileSystem {
  let writes = 0;
  const refuse = (): void => {
    writes += 1;
    if (writes >= from) throw Object.assign(new Error("ENOSPC: no space left on device"), { code: "ENOSPC" });
  };
  return {
    ...nodeFileSystem,
    copyFile: async (source, target) => {
      refuse();
      return nodeFileSystem.copyFile(source, target);
    },
    async open(path, purpose) {
      const file = await nodeFileSystem.open(path, purpose);
      return {
        ...file,
        write: async (offset, bytes) => {
          // Only what makes a file longer needs space.
          if (offset + bytes.length > file.size) refuse();
          return file.write(offset, bytes);
        },
      };
    },
  };
}

interface Node {
  bytes: Uint8Array;
  /** Writes since the last sync. */
  pending: ((bytes: Uint8Array) => Uint8Array)[];
}

/** A disk in memory that keeps what was not synced apart from what was. */
export interface MemoryDisk extends TagFileSystem {
  /** The file as a program sees it. */
  content(path: string): Uint8Array | undefined;
  /**
   * Cuts the power: of what was not synced, `keeps` decides piece by piece what has reached the disk. The disk that is
   * left works for `changes` changes.
   */
  afterPowerLoss(keeps: () => boolean, changes?: number): MemoryDisk;
}

export function memoryDisk(files: ReadonlyMap<string, Uint8Array>, last = Infinity): MemoryDisk {
  const nodes = new Map<string, Node>(
    [...files].map(([path, bytes]) => [path, { bytes: bytes.slice(), pending: [] }]),
  );
  let durable = new Map(nodes);
  let nameChanges: ((names: Map<string, Node>) => void)[] = [];
  let changes = 0;
  const count = (): void => {
    changes += 1;
    if (changes > last) throw new Death();
  };
  const find = (path: string): Node => {
    const node = nodes.get(path);
    if (node === undefined) throw Object.assign(new Error("ENOENT"), { code: "ENOENT" });
    return node;
  };
  const rename = (apply: (names: Map<string, Node>) => void): void => {
    count();
    apply(nodes);
    nameChanges.push(apply);
  };
  const unused = (): never => {
    throw new Error("not needed for writes in place");
  };

  return {
    content: (path) => {
      const node = nodes.get(path);
      return node === undefined ? undefined : view(node);
    },
    afterPowerLoss: (keeps, allowed) => {
      const names = new Map(durable);
      for (const apply of nameChanges) if (keeps()) apply(names);
      const survivors = [...names].map(([path, node]): [string, Uint8Array] => [
        path,
        node.pending
          .filter(() => keeps())
          .reduce<Uint8Array>((bytes, apply) => apply(bytes), node.bytes.slice()),
      ]);
      return memoryDisk(new Map(survivors), allowed);
    },
    open: async (path, purpose) => {
      if (purpose === "create") {
        const node: Node = { bytes: new Uint8Array(0), pending: [] };
        rename((names) => names.set(path, node));
      }
      return openNode(path, find(path), count);
    },
    stat: async (path) => {
      const node = nodes.get(path);
      if (node === undefined) return null;
      const bytes = view(node);
      const state = Buffer.from(bytes).toString("latin1");
      return { size: bytes.length, mode: 0o644, links: 1, isFile: true, identity: path, state };
    },
    replace: async (from, to) => {
      const node = find(from);
      rename((names) => {
        names.delete(from);
        names.set(to, node);
      });
    },
    setMode: async () => undefined,
    remove: async (path) => {
      rename((names) => names.delete(path));
    },
    list: async (folder) =>
      [...nodes.keys()].filter((path) => dirname(path) === folder).map((path) => basename(path)),
    syncFolder: async () => {
      count();
      durable = new Map(nodes);
      nameChanges = [];
    },
    realPath: async (path) => join(path),
    makeFolder: unused,
    removeFolder: unused,
    copyFile: unused,
    publish: unused,
  };
}

/** A file as a program sees it. */
function view(node: Node): Uint8Array {
  return node.pending.reduce<Uint8Array>((bytes, apply) => apply(bytes), node.bytes.slice());
}

function openNode(path: string, node: Node, count: () => void): OpenFile {
  return {
    name: path,
    size: view(node).length,
    read: async (offset, length) => view(node).slice(offset, offset + length),
    readInto: async (target, offset) => {
      const part = view(node).subarray(offset, offset + target.length);
      target.set(part);
      return part.length;
    },
    write: async (offset, bytes) => {
      count();
      // A disk writes sectors: each piece of a write gets there or not.
      for (let at = 0; at < bytes.length; at += 64) {
        const piece = bytes.slice(at, at + 64);
        node.pending.push((old) => overwrite(old, offset + at, piece));
      }
    },
    truncate: async (length) => {
      count();
      node.pending.push((old) => resize(old, length));
    },
    sync: async () => {
      count();
      node.bytes = view(node);
      node.pending = [];
    },
    close: async () => undefined,
  };
}

function overwrite(old: Uint8Array, offset: number, piece: Uint8Array): Uint8Array {
  const bytes = resize(old, Math.max(old.length, offset + piece.length));
  bytes.set(piece, offset);
  return bytes;
}

function resize(old: Uint8Array, length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  bytes.set(old.subarray(0, length));
  return bytes;
}
