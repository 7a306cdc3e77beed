/** Refusals of the operating system that no one on the way up has named. */
import { CatalogError } from "@deadwax/catalog";

interface SystemError extends Error {
  readonly code: string;
  readonly path?: string;
}

/** The refusal that a thrown value stands for, or undefined when it is a mistake of ours. */
export function asRefusal(thrown: unknown): CatalogError | undefined {
  if (thrown instanceof CatalogError) return thrown;
  if (!isSystemError(thrown)) return undefined;
  const { code, path = "the place Deadwax was writing to" } = thrown;
  if (code === "ENOSPC" || code === "EDQUOT")
    return new CatalogError("FILE_DISK_FULL", { path }, { cause: thrown });
  // No file has a name that the system cannot even be asked about.
  if (code === "ENAMETOOLONG") return new CatalogError("FILE_NOT_FOUND", { path }, { cause: thrown });
  if (code === "EROFS") {
    return new CatalogError(
      "FILE_NOT_WRITABLE",
      { path, reason: "the disk is read-only" },
      { cause: thrown },
    );
  }
  return undefined;
}

function isSystemError(thrown: unknown): thrown is SystemError {
  return (
    thrown instanceof Error && "syscall" in thrown && "code" in thrown && typeof thrown.code === "string"
  );
}

/** Whether the reader of our output has gone: the end of `deadwax list | head` is no failure. */
export function isClosedPipe(thrown: unknown): boolean {
  return isSystemError(thrown) && (thrown.code === "EPIPE" || thrown.code === "ERR_STREAM_DESTROYED");
}
