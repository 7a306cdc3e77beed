import { resolve } from "node:path";
import { readSheetRows, type SheetRow } from "@deadwax/catalog";
import { SHEET_FORMATS, writeMasterSheet } from "@deadwax/exchange";
import { defineCommand, outcome } from "../../command/command.ts";
import { count } from "@deadwax/catalog";
import { status } from "../../output/status.ts";
import { withCatalog } from "../../session/open-catalog.ts";
import { sheetFormatOf, writeWhole } from "./write-sheet-file.ts";

export const sheetExport = defineCommand({
  description: `One row for each recording, with the reference fields the standard asks for and what is known beside them: file, audio hash,
  where the code is from, release, contributors, notes. What you edit there can be imported again.`,
  examples: [
    {
      command: "deadwax sheet export catalog.xlsx",
      says: "For people: opens in Excel, Numbers, LibreOffice",
    },
    { command: "deadwax sheet export catalog.csv", says: "For programs" },
  ],
  positionals: [{ name: "file", help: "Where to write it; the ending says which format", completes: "file" }],
  flags: {
    format: {
      type: "string",
      placeholder: "FORMAT",
      choices: SHEET_FORMATS,
      help: "When the ending does not say it",
    },
    force: { type: "boolean", help: "Replace a file that is there" },
  },
  writes: true,
  async run(command, { positionals, flags }) {
    return withCatalog(command, async (catalog) => {
      const path = resolve(command.cwd, positionals.file);
      const format = flags.format ?? sheetFormatOf(path);
      let rows = 0;
      await catalog.store.read(async (reader) => {
        async function* counted(): AsyncGenerator<SheetRow> {
          for await (const row of readSheetRows(reader)) {
            rows += 1;
            yield row;
          }
        }
        const bytes = writeMasterSheet(counted(), { format });
        if (command.isDryRun) await drain(bytes);
        else await writeWhole(path, bytes, flags.force);
      });
      const result = {
        schema: "deadwax.sheet.export/1" as const,
        path,
        format,
        rows,
        isDryRun: command.isDryRun,
      };
      return outcome(result, (done) =>
        status("ok", `${done.isDryRun ? "Would write" : "Wrote"} ${count(done.rows, "row")} to ${done.path}`),
      );
    });
  },
});

/** Makes everything and keeps nothing: what a dry run does with a file. */
async function drain(bytes: AsyncGenerator<Uint8Array>): Promise<void> {
  while ((await bytes.next()).done !== true);
}
