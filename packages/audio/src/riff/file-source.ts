import { constants } from "node:fs";
import { open, stat, type FileHandle } from "node:fs/promises";
import { CatalogError } from "@deadwax/catalog";
import type { ByteSource } from "./byte-source.ts";

/** A file that is open for reading. `close` it when done. */
export interface FileSource extends ByteSource {
  /** Whether size and time of change are still those at opening. */
  isUnchanged(): Promise<boolean>;
  /** Reads into memory the caller brings, for loops that go over the whole file. Returns how many bytes came. */
  readInto(target: Uint8Array, offset: number): Promise<number>;
  close(): Promise<void>;
}

/** Node reads at most this many bytes in one call. */
const MAX_READ = 1 << 30;

/**
 * Opens a regular file for reading. A named pipe or a device is refused without being opened: reading it could wait
 * for ever, or do something.
 * @throws CatalogError FILE_NOT_FOUND, FILE_NOT_READABLE, AUDIO_NOT_A_FILE.
 */
export async function openFileSource(path: string): Promise<FileSource> {
  const handle = await openRegularFile(path);
  const { size, mtimeMs } = await handle.stat();

  async function readInto(target: Uint8Array, offset: number): Promise<number> {
    let filled = 0;
    while (filled < target.length) {
      const length = Math.min(target.length - filled, MAX_READ);
      const { bytesRead } = await handle
        .read(target, filled, length, offset + filled)
        .catch((cause: unknown) => {
          throw notReadable(path, cause);
        });
      if (bytesRead === 0) break;
      filled += bytesRead;
    }
    return filled;
  }

  return {
    name: path,
    size,
    async isUnchanged() {
      const now = await handle.stat();
      return now.size === size && now.mtimeMs === mtimeMs;
    },
    readInto,
    async read(offset, length) {
      const wanted = Math.max(0, Math.min(length, size - offset));
      if (wanted === 0) return new Uint8Array(0);
      const target = new Uint8Array(wanted);
      return target.subarray(0, await readInto(target, offset));
    },
    close: () => handle.close(),
  };
}

async function openRegularFile(path: string): Promise<FileHandle> {
  try {
    const found = await stat(path);
    if (!found.isFile()) throw new CatalogError("AUDIO_NOT_A_FILE", { path, what: nameKind(found) });
    // Not blocking, should a pipe have taken the place of the file since.
    return await open(path, constants.O_RDONLY | (constants.O_NONBLOCK || 0));
  } catch (thrown) {
    throw thrown instanceof CatalogError ? thrown : notReadable(path, thrown);
  }
}

interface FileKind {
  isDirectory(): boolean;
  isFIFO(): boolean;
  isSocket(): boolean;
}

function nameKind(kind: FileKind): string {
  if (kind.isDirectory()) return "a folder";
  if (kind.isFIFO()) return "a named pipe";
  return kind.isSocket() ? "a socket" : "a device";
}

const REASONS: Readonly<Record<string, string>> = {
  EACCES: "permission is missing",
  EPERM: "permission is missing",
  EIO: "the disk reports a read error",
  EMFILE: "too many files are open",
  ENFILE: "too many files are open",
  ELOOP: "its links lead in a circle",
  ENAMETOOLONG: "the name is too long",
  EBUSY: "another program holds it",
};

/** The refusal that says why the operating system would not let the file be read. */
function notReadable(path: string, cause: unknown): CatalogError {
  const code =
    cause instanceof Error && "code" in cause && typeof cause.code === "string" ? cause.code : "unknown";
  if (code === "ENOENT" || code === "ENOTDIR") return new CatalogError("FILE_NOT_FOUND", { path }, { cause });
  const reason = REASONS[code] ?? `the system says ${code}`;
  return new CatalogError("FILE_NOT_READABLE", { path, reason }, { cause });
}
