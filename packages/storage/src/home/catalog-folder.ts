/** Where things are in the folder of a catalog. */
import { join } from "node:path";

export interface CatalogFolder {
  readonly folder: string;
  readonly database: string;
  readonly codesLog: string;
  readonly vault: string;
  readonly backups: string;
  /** Pictures of what is in the files: may be deleted. */
  readonly waveforms: string;
  /** What audio is found again by: may be deleted. */
  readonly fingerprints: string;
}

export function catalogFolder(folder: string): CatalogFolder {
  return {
    folder,
    database: join(folder, "catalog.sqlite"),
    codesLog: join(folder, "codes.log"),
    vault: join(folder, "vault"),
    backups: join(folder, "backups"),
    waveforms: join(folder, "waveforms"),
    fingerprints: join(folder, "fingerprints"),
  };
}
