import type { Entity } from "../values/entity.ts";
import type { Instant } from "../values/instant.ts";

/** One sheet that was read into the catalog, with how its columns were understood. */
export interface SheetImport extends Entity {
  readonly source: string;
  readonly sha256: string;
  readonly mapping: Readonly<Record<string, string>>;
  readonly created: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly failed: number;
  readonly importedAt: Instant;
}
