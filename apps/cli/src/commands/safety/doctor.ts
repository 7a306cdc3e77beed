import { dirname } from "node:path";
import { existsSync } from "node:fs";
import {
  count,
  findCatalogFindings,
  isRefusal,
  pathToOpen,
  refreshLocations,
  verifyHistory,
  type CatalogContext,
} from "@deadwax/catalog";
import { catalogFolder, checkDatabaseFile, listBackups } from "@deadwax/storage";
import { defineCommand, outcome, type CommandContext } from "../../command/command.ts";
import { paragraph, spaced } from "../../output/block.ts";
import { statusLines, type Status } from "../../output/status.ts";
import { withAudio } from "../../session/audio.ts";
import { withCatalog } from "../../session/open-catalog.ts";
import { withProgress } from "../../session/with-progress.ts";

interface Finding {
  readonly status: Status;
  readonly code: string;
  readonly text: string;
  readonly more?: string;
}

export const doctor = defineCommand({
  description: `Looks at everything that could be wrong: the database, the chain of the history, the ledger and codes.log, codes in conflict, approvals that ended,
  prefixes that run low, files that are gone, tag writes that were interrupted (those are rolled back), backups. Says what to do about each.`,
  examples: [{ command: "deadwax doctor", says: "Look at everything" }],
  positionals: [],
  flags: { quick: { type: "boolean", help: "Leave out what takes long: files on disks" } },
  writes: true,
  async run(command, { flags }) {
    return withCatalog(command, async (catalog) => {
      const findings = [
        ...(await databaseFindings(command)),
        ...(await historyFindings(catalog)),
        ...(await catalogFindings(catalog)),
        ...(flags.quick ? [] : await fileFindings(command, catalog).catch(notNoted)),
        ...(await backupFindings(command)),
      ];
      const problems = findings.filter(
        (finding) => finding.status === "problem" || finding.status === "warning",
      );
      const result = { schema: "deadwax.doctor/1" as const, findings, isDryRun: command.isDryRun };
      return outcome(
        result,
        (done) =>
          spaced(
            statusLines(done.findings),
            paragraph(
              problems.length === 0 ? "All is well." : `${count(problems.length, "finding")} to look at.`,
            ),
          ),
        { hasProblems: problems.length > 0 },
      );
    });
  },
});

async function databaseFindings({ catalog }: CommandContext): Promise<readonly Finding[]> {
  if (catalog.kind !== "folder") return [];
  // Throws STORE_DAMAGED with what it found, which is the answer, too.
  await checkDatabaseFile(catalogFolder(catalog.path).database, catalog.path, { isChainChecked: false });
  return [{ status: "ok", code: "DATABASE", text: "The database is whole." }];
}

async function historyFindings(catalog: CatalogContext): Promise<readonly Finding[]> {
  const check = await catalog.store.read((reader) => verifyHistory(reader, catalog.digest));
  const chain: Finding = check.isValid
    ? {
        status: "ok",
        code: "HISTORY",
        text: `The chain of ${count(check.operations, "entry", "entries")} holds.`,
      }
    : {
        status: "problem",
        code: "HISTORY_BROKEN",
        text: `The chain breaks at entry ${check.sequence}: ${check.why}.`,
        more: "Compare with a backup: somebody changed the database from outside.",
      };
  return [chain, await logFinding(catalog)];
}

/** Every number of the ledger stands in codes.log; the other way round is what a crash may leave, and the next issue settles. */
async function logFinding(catalog: CatalogContext): Promise<Finding> {
  const { lines } = await catalog.codesLog.readFrom(0);
  const logged = new Set(lines.map((line) => `${line.prefixCode}${line.year}${line.designation}`));
  let missing = 0;
  let from = 1;
  for (;;) {
    const page = await catalog.store.read((reader) => reader.ledger.entries(from, 5000));
    missing += page.filter(
      (entry) => !logged.has(`${entry.prefixCode}${entry.year}${entry.designation}`),
    ).length;
    if (page.length === 0) break;
    from += page.length;
  }
  if (missing === 0)
    return {
      status: "ok",
      code: "CODES_LOG",
      text: `codes.log knows every number (${count(lines.length, "line")}).`,
    };
  if (catalog.codesLog.keptWith === "computer") {
    return {
      status: "ok",
      code: "CODES_LOG",
      text: `codes.log of this computer lacks ${count(missing, "number")} that were issued from another one; the next code that is issued here completes it.`,
    };
  }
  return {
    status: "problem",
    code: "CODES_LOG_BEHIND",
    text: `codes.log lacks ${count(missing, "number")} of the ledger: it was replaced or cut.`,
    more: "Put the newest codes.log back. The ledger still knows them; a restore from an older backup would not.",
  };
}

async function catalogFindings(catalog: CatalogContext): Promise<readonly Finding[]> {
  const found = await catalog.store.read((reader) => findCatalogFindings(reader, catalog));
  if (found.length === 0)
    return [{ status: "ok", code: "CATALOG", text: "No code is in conflict, nothing waits for an answer." }];
  return found.map(({ code, severity, text, hint }) => ({
    status: severity === "error" ? "problem" : "warning",
    code,
    text,
    more: hint,
  }));
}

async function fileFindings(command: CommandContext, catalog: CatalogContext): Promise<readonly Finding[]> {
  return withAudio(command, async (audio) => {
    const restored = command.isDryRun ? [] : await recoverWrites(catalog, audio.tags);
    const seen = await withProgress(command, { label: "Looking for files" }, (shown) =>
      refreshLocations({ ...catalog, files: audio.files }, shown),
    );
    const { present, away, missing } = seen.counts;
    const rewritten = seen.places.filter((place) => place.isRewritten);
    return [
      { status: "ok", code: "FILES", text: `${count(present, "file")} where they were.` },
      ...(away > 0
        ? [
            {
              status: "note" as const,
              code: "FILES_AWAY",
              text: `${count(away, "file")} on a disk that is not connected.`,
            },
          ]
        : []),
      ...(missing > 0
        ? [
            {
              status: "warning" as const,
              code: "FILES_MISSING",
              text: `${count(missing, "file")} not where they were.`,
              more: "deadwax add FOLDER finds them again by their audio, wherever they are now",
            },
          ]
        : []),
      ...(rewritten.length > 0
        ? [
            {
              status: "warning" as const,
              code: "FILES_REWRITTEN",
              text: `${count(rewritten.length, "file")} changed since they were read.`,
              more: "deadwax add FOLDER reads them again",
            },
          ]
        : []),
      ...restored.map((path) => ({
        status: "warning" as const,
        code: "WRITE_ROLLED_BACK",
        text: `An interrupted tag write was rolled back: ${path}`,
      })),
    ];
  });
}

/** Where the catalog cannot be written, what became of files cannot be noted, and everything else is looked at. */
function notNoted(thrown: unknown): readonly Finding[] {
  if (!isRefusal(thrown) || thrown.code !== "STORE_READ_ONLY") throw thrown;
  return [{ status: "warning", code: thrown.code, text: thrown.message, more: thrown.hint }];
}

async function recoverWrites(
  catalog: CatalogContext,
  tags: { recover(folder: string): Promise<readonly string[]> },
): Promise<readonly string[]> {
  const locations = await catalog.store.read((reader) => reader.find("location", { status: "present" }));
  const folders = new Set(locations.map((location) => dirname(pathToOpen(location.path))));
  const restored: string[] = [];
  for (const folder of folders) if (existsSync(folder)) restored.push(...(await tags.recover(folder)));
  return restored;
}

async function backupFindings({ catalog }: CommandContext): Promise<readonly Finding[]> {
  if (catalog.kind !== "folder") return [];
  const [newest] = await listBackups(catalog.path);
  if (newest === undefined)
    return [
      { status: "warning", code: "BACKUP_NONE", text: "There is no backup.", more: "deadwax backup create" },
    ];
  return [
    {
      status: "ok",
      code: "BACKUP",
      text: `The newest backup is of ${newest.at.slice(0, 16).replace("T", " ")}.`,
    },
  ];
}
