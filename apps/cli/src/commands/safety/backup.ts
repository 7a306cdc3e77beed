import { CatalogError, count } from "@deadwax/catalog";
import { createBackup, listBackups, systemClock, type Backup } from "@deadwax/storage";
import { defineCommand, outcome, type CommandContext, type CommandGroup } from "../../command/command.ts";
import { paragraph, spaced } from "../../output/block.ts";
import { facts } from "../../output/facts.ts";
import { status } from "../../output/status.ts";
import { table } from "../../output/table.ts";
import { bytes } from "../../output/words.ts";

const create = defineCommand({
  description: `Copies the database and codes.log into the catalog's backups folder while others go on working, and proves the copy: it is opened as a
  restore would open it, read through and compared. A copy that does not pass is not kept.`,
  examples: [{ command: "deadwax backup create", says: "Make a proven copy" }],
  positionals: [],
  flags: {},
  writes: true,
  async run(command) {
    const folder = folderOf(command);
    const backup = command.isDryRun
      ? null
      : await createBackup(folder, { why: "by-hand", clock: systemClock });
    return outcome({ schema: "deadwax.backup/1", backup, isDryRun: command.isDryRun }, (result) =>
      result.backup === null
        ? status("ok", "Would make and prove a copy")
        : spaced(status("ok", "Made a copy, and proved it by restoring it once"), backupFacts(result.backup)),
    );
  },
});

const list = defineCommand({
  description:
    "Newest first. Deadwax makes copies by itself before imports and before it changes the form of the database.",
  examples: [{ command: "deadwax backup list", says: "Every backup" }],
  positionals: [],
  flags: {},
  async run(command) {
    const backups = await listBackups(folderOf(command));
    return outcome({ schema: "deadwax.backup.list/1", backups }, (result) =>
      result.backups.length === 0
        ? paragraph("There are no backups yet. deadwax backup create makes one.")
        : table(
            [
              { title: "No.", value: (one) => result.backups.indexOf(one) + 1 },
              { title: "Made", value: (one) => one.at.slice(0, 16).replace("T", " "), isWhole: true },
              { title: "Why", value: (one) => one.why.replaceAll("-", " ") },
              { title: "Entries", value: (one) => one.lastOperation?.sequence ?? 0 },
              {
                title: "Size",
                value: (one) => bytes(one.files.reduce((sum, file) => sum + file.size, 0)),
                align: "right",
              },
              { title: "Folder", value: (one) => one.folder },
            ],
            result.backups,
          ),
    );
  },
});

function backupFacts(backup: Backup): ReturnType<typeof facts> {
  return facts([
    ["Folder", backup.folder],
    ["Recordings", backup.tables["recording"] ?? 0],
    [
      "History",
      `${count(backup.lastOperation?.sequence ?? 0, "entry", "entries")}, last link ${backup.lastOperation?.hash.slice(0, 16) ?? "none"}…`,
    ],
    ["Size", bytes(backup.files.reduce((sum, file) => sum + file.size, 0))],
  ]);
}

/** Backups live in the folder of a catalog; a server has its own. */
export function folderOf(command: CommandContext): string {
  if (command.catalog.kind === "folder") return command.catalog.path;
  throw new CatalogError("BACKUP_FOLDER_ONLY", { place: command.catalog.label });
}

export const backupCommands: CommandGroup = {
  description: "Proven copies of the catalog. Files in the vault never change and are not copied again.",
  subcommands: [
    { name: "create", summary: "Make a copy and prove it", load: () => create },
    { name: "list", summary: "Show the copies", load: () => list },
  ],
};
