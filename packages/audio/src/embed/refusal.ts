import { CatalogError } from "@deadwax/catalog";

const REASONS: Readonly<Record<string, string>> = {
  EACCES: "permission is missing",
  EPERM: "permission is missing",
  EROFS: "the disk is mounted read-only",
  EBUSY: "another program holds it",
  EIO: "the disk reports an error",
  EFBIG: "the file system allows no file of that size",
  ENAMETOOLONG: "the name is too long",
  EMFILE: "too many files are open",
  ENFILE: "too many files are open",
  EISDIR: "it is a folder",
  ENOTDIR: "a part of its path is not a folder",
  ELOOP: "its links lead in a circle",
};

/** What the system's answer to a write means. Errors that are ours, and bugs, pass through. */
export function refusalToWrite(thrown: unknown, path: string): unknown {
  return refusal(thrown, path, "FILE_NOT_WRITABLE");
}

/** What the system's answer to a read means. */
export function refusalToRead(thrown: unknown, path: string): unknown {
  return refusal(thrown, path, "FILE_NOT_READABLE");
}

/** What the system's answer means when a folder was to be made. Its parent is there then. */
export function refusalToMakeFolder(thrown: unknown, path: string): unknown {
  const reasons: Readonly<Record<string, string>> = {
    ENOENT: "the system lets nobody make a folder there",
    EEXIST: "something that is no folder has its name",
  };
  const reason = reasons[systemCode(thrown) ?? ""];
  return reason === undefined
    ? refusalToWrite(thrown, path)
    : new CatalogError("FILE_NOT_WRITABLE", { path, reason }, { cause: thrown });
}

function refusal(thrown: unknown, path: string, code: "FILE_NOT_READABLE" | "FILE_NOT_WRITABLE"): unknown {
  const errno = systemCode(thrown);
  if (errno === null) return thrown;
  const options = { cause: thrown };
  if (errno === "ENOSPC" || errno === "EDQUOT") return new CatalogError("FILE_DISK_FULL", { path }, options);
  if (errno === "ENOENT") return new CatalogError("FILE_NOT_FOUND", { path }, options);
  if (errno === "EEXIST") return new CatalogError("FILE_EXISTS", { path }, options);
  return new CatalogError(code, { path, reason: REASONS[errno] ?? `the system says ${errno}` }, options);
}

/** `ENOSPC` and its like, or null where the system did not speak. */
function systemCode(thrown: unknown): string | null {
  if (thrown instanceof CatalogError || !(thrown instanceof Error) || !("code" in thrown)) return null;
  return typeof thrown.code === "string" && /^E[A-Z0-9]+$/.test(thrown.code) ? thrown.code : null;
}
