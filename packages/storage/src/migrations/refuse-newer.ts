import { CatalogError } from "@deadwax/catalog";
import { SCHEMA_VERSION } from "./index.ts";

/** Refuses a schema this program does not know. */
export function refuseNewer(found: number, place: string, known = SCHEMA_VERSION): void {
  if (found > known) throw new CatalogError("STORE_NEWER", { place, found, known });
}
