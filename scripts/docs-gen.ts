/**
 * Writes the generated pages of docs/reference. `--check` writes nothing and fails when a page is not what it would be.
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { ruleReference } from "@deadwax/catalog";
import * as exchange from "@deadwax/exchange";
import { format, resolveConfig } from "prettier";
import { COMMANDS } from "../apps/cli/src/commands/table.ts";
import { cliReference } from "../apps/cli/src/reference/cli-reference.ts";
import { errorReference } from "../apps/cli/src/reference/error-reference.ts";

const folder = join(import.meta.dirname, "..", "docs", "reference");

const pages = {
  "cli.md": await cliReference(COMMANDS),
  "errors.md": errorReference(),
  "master-sheet.md": exchange.masterSheetReference(),
  "rules.md": ruleReference(),
};

/** The text as the formatter leaves it, so that generating and formatting agree. */
async function formatted(path: string, text: string): Promise<string> {
  return format(text, { ...(await resolveConfig(path)), filepath: path });
}

function current(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined; // Not written yet: as stale as can be.
  }
}

const isCheck = process.argv.includes("--check");
const stale: string[] = [];
for (const [name, text] of Object.entries(pages)) {
  const path = join(folder, name);
  const wanted = await formatted(path, text);
  if (current(path) === wanted) continue;
  stale.push(name);
  if (isCheck) continue;
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, wanted);
}
const names = stale.map((name) => `docs/reference/${name}`).join(", ");
if (stale.length === 0) process.stdout.write("the generated pages are up to date\n");
else
  process.stdout.write(isCheck ? `stale: ${names}; npm run docs:gen writes them\n` : `written: ${names}\n`);
if (isCheck && stale.length > 0) process.exitCode = 1;
