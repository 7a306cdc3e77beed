import { basename, resolve } from "node:path";
import { reconcileHeld, type HeldRow } from "@deadwax/catalog";
import type { Issue } from "@deadwax/identifiers";
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
      const sources: ReadSource[] = [];
      for (const file of positionals.sheet) {
        const read = await readSource(resolve(command.cwd, file));
        const found = await reconcileHeld(catalog, read.rows);
        sources.push({ file: basename(file), ...read, found });
      }
      const result = { schema: "deadwax.reconcile/1" as const, sources: sources.map(toldReconciliation) };
      const hasProblems = result.sources.some(({ discrepancies }) => discrepancies.length > 0);
      return outcome(result, reconcilePage, { hasProblems });
    });
  },
});

async function readSource(
  path: string,
): Promise<{ readonly rows: readonly HeldRow[]; readonly issues: readonly Issue[] }> {
  const sheet = await readHeldSheet(await readSheetFile(path));
  const rows: HeldRow[] = [];
  for await (const row of sheet.rows) rows.push(row);
  return { rows, issues: [...sheet.issues] };
}
