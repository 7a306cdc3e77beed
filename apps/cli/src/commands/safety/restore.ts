import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { CatalogError } from "@deadwax/catalog";
import { listBackups, restoreBackup, systemClock } from "@deadwax/storage";
import { defineCommand, outcome } from "../../command/command.ts";
import { paragraph, spaced } from "../../output/block.ts";
import { facts } from "../../output/facts.ts";
import { status } from "../../output/status.ts";
import { folderOf } from "./backup.ts";

export const restore = defineCommand({
  description: `Puts a backup back. What stands in its place is set aside as a backup of its own, so nothing is lost. The codes.log that knows most is kept.

  A restored catalog issues no code until you say what was issued since: deadwax instance restored.`,
  examples: [
    { command: "deadwax restore 1", says: "Put the newest backup back" },
    { command: "deadwax restore 3 --to ~/old-catalog", says: "Look at an older state beside the catalog" },
  ],
  positionals: [
    { name: "backup", help: "Its number in deadwax backup list, or its folder", completes: "folder" },
  ],
  flags: {
    to: {
      type: "string",
      placeholder: "FOLDER",
      completes: "folder",
      help: "Another place for it; left out, the catalog's own",
    },
  },
  writes: true,
  async run(command, { positionals, flags }) {
    const backup = await findBackup(command.cwd, folderOf(command), positionals.backup);
    const to = flags.to === undefined ? folderOf(command) : resolve(command.cwd, flags.to);
    const isInPlace = flags.to === undefined;
    const isSure =
      command.isDryRun ||
      !isInPlace ||
      (await command.prompt.confirm({
        question: `Put the backup of ${backup.slice(-40)} in place of the catalog? The catalog is set aside.`,
      }));
    if (!isSure || command.isDryRun) {
      const result = {
        schema: "deadwax.restore/1" as const,
        backup,
        to,
        isRestored: false,
        isDryRun: command.isDryRun,
      };
      return outcome(result, () =>
        status("note", command.isDryRun ? `Would restore ${backup} to ${to}` : "Nothing was restored"),
      );
    }
    const restored = await restoreBackup({ backup, to, clock: systemClock, isInPlace });
    const result = {
      schema: "deadwax.restore/1" as const,
      backup,
      to: restored.folder,
      setAside: restored.setAside,
      isRestored: true,
      isDryRun: false,
    };
    return outcome(result, (done) =>
      spaced(
        status("ok", `Restored the catalog of ${restored.manifest.at.slice(0, 16).replace("T", " ")}`),
        facts([
          ["Place", done.to],
          ["Set aside", done.setAside ?? undefined],
        ]),
        paragraph(
          "Before it issues a code again: deadwax instance restored --last CODE, or --nothing-since.",
        ),
      ),
    );
  },
});

async function findBackup(cwd: string, folder: string, text: string): Promise<string> {
  if (/^\d{1,4}$/u.test(text)) {
    const found = (await listBackups(folder))[Number(text) - 1];
    if (found !== undefined) return found.folder;
  }
  const path = resolve(cwd, text);
  if (existsSync(path)) return path;
  const named = (await listBackups(folder)).find((backup) => backup.folder.endsWith(text));
  if (named !== undefined) return named.folder;
  throw new CatalogError("BACKUP_UNKNOWN", { text });
}
