import { catalogMigration } from "./0001-catalog.ts";
import { assetSoundMigration } from "./0002-asset-sound.ts";
import type { Migration } from "./migration.ts";

export type { Migration } from "./migration.ts";

/** Every step, oldest first: the version of each is its place in the list. */
export const MIGRATIONS: readonly Migration[] = [catalogMigration, assetSoundMigration];

/** The schema this program knows. */
export const SCHEMA_VERSION = MIGRATIONS.length;
