import type { Migration } from "./migration.ts";

/** How the audio of a file sounds. Null for files that were read before anybody listened. */
export const assetSoundMigration: Migration = {
  version: 2,
  name: "0002-asset-sound",
  statements: ({ text }) => [`ALTER TABLE asset ADD COLUMN sound ${text}`],
};
