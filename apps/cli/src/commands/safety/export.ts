import { resolve } from "node:path";
import { count } from "@deadwax/catalog";
import { catalogFolder, createFileVault, exportCatalog } from "@deadwax/storage";
import { defineCommand, outcome } from "../../command/command.ts";
import { bullets, spaced } from "../../output/block.ts";
import { facts } from "../../output/facts.ts";
import { status } from "../../output/status.ts";
import { withCatalog } from "../../session/open-catalog.ts";

export const exportAll = defineCommand({
  description: `Everything the catalog knows, in open formats: JSON Lines with schemas, codes.log, the vault's files, a README that explains each file, and a
  script that proves all of it with Python and without Deadwax. Read back with deadwax import, the catalog is equal.`,
  examples: [{ command: "deadwax export ~/deadwax-export --files", says: "Leave with everything" }],
  positionals: [{ name: "folder", help: "A new or empty folder", completes: "folder" }],
  flags: { files: { type: "boolean", help: "With the files of the vault" } },
  writes: true,
  async run(command, { positionals, flags }) {
    return withCatalog(command, async (_catalog, opened) => {
      const to = resolve(command.cwd, positionals.folder);
      if (command.isDryRun)
        return outcome({ schema: "deadwax.export/1", to, isDryRun: true }, () =>
          status("ok", `Would write everything to ${to}`),
        );
      const vault =
        flags.files && command.catalog.kind === "folder"
          ? { vault: createFileVault(catalogFolder(command.catalog.path).vault) }
          : {};
      const exported = await exportCatalog(opened, { to, ...vault });
      const lines = Object.values(exported.lines).reduce((sum, amount) => sum + amount, 0);
      return outcome(
        { schema: "deadwax.export/1", ...exported, isDryRun: false },
        () =>
          spaced(
            status(
              "ok",
              `Wrote ${count(lines, "line")} in ${count(Object.keys(exported.lines).length, "file")} to ${exported.folder}`,
            ),
            facts([
              ["Recordings", exported.lines["entities/recording.jsonl"] ?? 0],
              ["Vault files", exported.vaultFiles],
              ["Last link", exported.lastOperation?.hash],
            ]),
            exported.missing.length === 0
              ? () => []
              : spaced(
                  status(
                    "problem",
                    `${count(exported.missing.length, "file")} that should be in the vault is not there`,
                  ),
                  bullets(exported.missing),
                ),
            bullets([`python3 ${exported.folder}/verify.py   proves it without Deadwax`]),
          ),
        { hasProblems: exported.missing.length > 0 },
      );
    });
  },
});
