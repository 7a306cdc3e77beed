import { CatalogError } from "@deadwax/catalog";

/** Trouble of the file system as a refusal people can act on, or what was thrown where it is none. */
export function translateFileError(thrown: unknown, place: string): unknown {
  if (thrown instanceof CatalogError || !(thrown instanceof Error) || !("code" in thrown)) return thrown;
  const cause = { cause: thrown };
  switch (thrown.code) {
    case "ENOSPC":
    case "EDQUOT":
      return new CatalogError("STORE_DISK_FULL", { place }, cause);
    case "EACCES":
    case "EPERM":
    case "EROFS":
      return new CatalogError("STORE_READ_ONLY", { place }, cause);
    case "EIO":
    case "EMFILE":
    case "ENFILE":
      return new CatalogError("STORE_DISK", { place, reason: thrown.message }, cause);
    case "EISDIR":
    case "ENOTDIR":
    case "ELOOP":
      return inTheWay(thrown, place, IN_THE_WAY[thrown.code]);
    default:
      return thrown;
  }
}

const IN_THE_WAY = {
  EISDIR: "a folder is where a file belongs",
  ENOTDIR: "a file is where a folder belongs",
  ELOOP: "its links lead in a circle",
} as const;

/** The system names the path of most calls; where it does not, the place is it. */
function inTheWay(cause: Error, place: string, reason: string): CatalogError {
  const path = "path" in cause && typeof cause.path === "string" ? cause.path : place;
  return new CatalogError("STORE_FILE_IN_WAY", { place: path, reason }, { cause });
}
