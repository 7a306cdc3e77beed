import { resolve } from "node:path";
import { count } from "@deadwax/catalog";
import { importIntoFolder, importIntoPostgres, systemClock } from "@deadwax/storage";
import { defineCommand, outcome } from "../../command/command.ts";
import { paragraph, spaced } from "../../output/block.ts";
import { status } from "../../output/status.ts";
import { stateFile } from "../../session/open-catalog.ts";

export const importAll = defineCommand({
  description: `Makes a catalog of an export: equal to the one that was exported, with its whole history. It is checked to the last link before anything stands there.
  It issues no code until you say what it is: deadwax instance restored, or copied where the original goes on.`,
  examples: [
    { command: "deadwax import ~/deadwax-export --catalog ~/catalog", says: "Bring an export back" },
    {
      command: "deadwax import ~/deadwax-export --catalog postgres://localhost/deadwax",
      says: "Move to PostgreSQL",
    },
  ],
  positionals: [{ name: "folder", help: "The folder of the export", completes: "folder" }],
  flags: {},
  writes: true,
  async run(command, { positionals }) {
    const from = resolve(command.cwd, positionals.folder);
    const { catalog } = command;
    if (command.isDryRun)
      return outcome({ schema: "deadwax.import/1", from, to: catalog.label, isDryRun: true }, () =>
        status("ok", `Would make a catalog of ${from} at ${catalog.label}`),
      );
    const imported =
      catalog.kind === "folder"
        ? await importIntoFolder({ from, to: catalog.path, clock: systemClock })
        : await importIntoPostgres({
            from,
            address: catalog.url,
            options: { codesLog: await stateFile(catalog, command.env) },
            clock: systemClock,
          });
    return outcome(
      { schema: "deadwax.import/1", from, to: catalog.label, ...imported, isDryRun: false },
      () =>
        spaced(
          status("ok", `Made a catalog of the export at ${catalog.label}, proved to the last link`),
          imported.vaultFiles === 0
            ? () => []
            : paragraph(`${count(imported.vaultFiles, "file")} brought into the vault.`),
          paragraph(
            "Before it issues a code: deadwax instance restored, or copied where the original goes on.",
          ),
        ),
    );
  },
});
