import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CatalogError } from "@deadwax/catalog";

/** Bytes outside memory that nobody else reads and that are gone when this program ends. */
export interface TemporaryFile {
  /** @throws CatalogError FILE_DISK_FULL, AUDIO_TEMPORARY_FILE. */
  write(bytes: Uint8Array, at: number): void;
  /** Fills all of `into`, which must have been written. @throws CatalogError AUDIO_TEMPORARY_FILE. */
  read(into: Uint8Array, at: number): void;
  /** Closing twice does no harm. */
  close(): void;
}

export interface TemporaryFileOptions {
  /** Where its own folder is made. Default: where the system wants temporary files. */
  readonly folder?: string;
  /** The system's call, for tests of full disks. */
  readonly write?: (descriptor: number, bytes: Uint8Array, at: number) => number;
}

/**
 * Opens an empty temporary file that only this user may read. Its name is removed at once where the system allows it, so
 * that nothing is left however the program ends, or else at closing.
 * @throws CatalogError FILE_DISK_FULL, AUDIO_TEMPORARY_FILE.
 */
export function openTemporaryFile({
  folder = tmpdir(),
  write = writeAt,
}: TemporaryFileOptions = {}): TemporaryFile {
  const own = attempt(folder, () => mkdtempSync(join(folder, "deadwax-sound-")));
  let descriptor: number | undefined;
  const remove = (): boolean => {
    try {
      rmSync(own, { recursive: true, force: true });
      return true;
    } catch {
      return false;
    }
  };
  try {
    descriptor = openSync(join(own, "sound"), "wx+", 0o600);
  } catch (thrown) {
    remove();
    throw refusal(thrown, folder);
  }
  const isRemoved = remove();

  const opened = (): number => {
    // Another file may have its number by now.
    if (descriptor === undefined) throw new Error("the temporary file is closed");
    return descriptor;
  };

  return {
    write(bytes, at) {
      for (let done = 0; done < bytes.length;) {
        const rest = bytes.subarray(done);
        const from = at + done;
        const count = attempt(folder, () => write(opened(), rest, from));
        if (count <= 0) throw new Error("the system wrote nothing");
        done += count;
      }
    },
    read(into, at) {
      for (let done = 0; done < into.length;) {
        const from = done;
        const count = attempt(folder, () => readSync(opened(), into, from, into.length - from, at + from));
        if (count <= 0)
          throw new CatalogError("AUDIO_TEMPORARY_FILE", { folder, reason: "a file in it was cut short" });
        done += count;
      }
    },
    close() {
      if (descriptor === undefined) return;
      closeSync(descriptor);
      descriptor = undefined;
      if (!isRemoved) remove();
    },
  };
}

function writeAt(descriptor: number, bytes: Uint8Array, at: number): number {
  return writeSync(descriptor, bytes, 0, bytes.length, at);
}

function attempt<T>(folder: string, act: () => T): T {
  try {
    return act();
  } catch (thrown) {
    throw refusal(thrown, folder);
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: "it is not there",
  ENOTDIR: "it is not a folder",
  EACCES: "permission is missing",
  EPERM: "permission is missing",
  EROFS: "the disk is mounted read-only",
  EIO: "the disk reports an error",
  EFBIG: "the system allows no file of that size",
  EMFILE: "too many files are open",
  ENFILE: "too many files are open",
};

/** What the system's answer means. What the system did not say is a bug and passes through. */
function refusal(thrown: unknown, folder: string): unknown {
  if (!(thrown instanceof Error) || !("code" in thrown) || typeof thrown.code !== "string") return thrown;
  if (thrown instanceof CatalogError || !/^E[A-Z0-9]+$/u.test(thrown.code)) return thrown;
  const { code } = thrown;
  if (code === "ENOSPC" || code === "EDQUOT")
    return new CatalogError("FILE_DISK_FULL", { path: folder }, { cause: thrown });
  const reason = REASONS[code] ?? `the system says ${code}`;
  return new CatalogError("AUDIO_TEMPORARY_FILE", { folder, reason }, { cause: thrown });
}
