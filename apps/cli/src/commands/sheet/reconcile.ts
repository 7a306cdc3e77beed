import { basename, resolve } from "node:path";
import { reconcileHeld, type HeldRow } from "@deadwax/catalog";
import { readHeldSheet } from "@deadwax/exchange";
import { defineCommand, outcome } from "../../command/command.ts";
import { withCatalog } from "../../session/open-catalog.ts";
import { readSheetFile } from "./read-sheet-file.ts";
import { reconcilePage } from "./reconcile-page.ts";
import { toldReconciliation, type ReadSource } from "./reconcile-result.ts";

export const reconcile = defineCommand({
  description: `Lays what a distributor, a store or an agency holds beside the catalog: every row is matched with a recording by code, barcode and
  place, title, artist and length together, and every field is compared. What is only written otherwise counts as the same.
  Says what differs, who is right and how that is known. Changes nothing.

  Sheets are read as they come: CSV, XLSX, text copied from a web page.`,
  examples: [
    { command: "deadwax reconcile statement.csv", says: "What does the distributor really hold?" },
    { command: "deadwax reconcile catalog.xlsx --json", says: "For a program" },
  ],
  positionals: [{ name: "sheet", help: "What the distributor gave", repeated: true, completes: "file" }],
  flags: {},
  async run(command, { positionals }) {
    return withCatalog(command, async (catalog) => {
      const read: Omit<ReadSource, "found">[] = [];
      for (const file of positionals.sheet) read.push(await readSource(resolve(command.cwd, file)));
      const laid = await reconcileHeld(
        catalog,
        read.map(({ rows }) => rows),
      );
      const sources = laid.flatMap((found, at) => {
        const source = read[at];
        return source === undefined ? [] : [{ ...source, found }];
      });
      const result = { schema: "deadwax.reconcile/1" as const, sources: sources.map(toldReconciliation) };
      const hasProblems = result.sources.some(({ discrepancies }) => discrepancies.length > 0);
      return outcome(result, reconcilePage, { hasProblems });
    });
  },
});

async function readSource(path: string): Promise<Omit<ReadSource, "found">> {
  const sheet = await readHeldSheet(await readSheetFile(path));
  const rows: HeldRow[] = [];
  for await (const row of sheet.rows) rows.push(row);
  return { file: basename(path), rows, issues: [...sheet.issues] };
}
