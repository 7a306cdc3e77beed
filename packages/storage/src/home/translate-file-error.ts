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
    default:
      return thrown;
  }
}
