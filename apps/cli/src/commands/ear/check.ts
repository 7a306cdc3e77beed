import { resolve } from "node:path";
import { CatalogError, checkFiles, type CheckedFile, type CheckResult } from "@deadwax/catalog";
import { defineCommand, outcome } from "../../command/command.ts";
import { withAudio } from "../../session/audio.ts";
import { withCatalog } from "../../session/open-catalog.ts";
import { withProgress } from "../../session/with-progress.ts";
import { checkPage } from "./check-page.ts";
import { roundedComparison } from "./compare-result.ts";

export const check = defineCommand({
  description: `Says of each file whether the catalog has its recording: the same one, a version of one, a part of one, or a stranger. The fingerprint
  of a file leads to a few recordings, and it is compared with their masters by ear. Changes nothing.

  Any answer ends with 0; with 1 where a file was refused.`,
  examples: [
    { command: 'deadwax check "final2 USE THIS.wav"', says: "Which recording is this, and why?" },
    { command: "deadwax check ~/Downloads/bounces --json", says: "A folder, for a program" },
  ],
  positionals: [{ name: "file", help: "Files and folders", repeated: true, completes: "file" }],
  flags: {
    limit: {
      type: "number",
      placeholder: "COUNT",
      min: 1,
      max: 50,
      default: 3,
      isInteger: true,
      help: "Recordings that a file is compared with by ear, at most",
    },
  },
  async run(command, { positionals, flags }) {
    if (positionals.file.includes("")) throw new CatalogError("FILE_NOT_FOUND", { path: "" });
    return withCatalog(command, async (catalog) =>
      withAudio(
        command,
        async (audio) => {
          const paths = positionals.file.map((path) => resolve(command.cwd, path));
          const result = await withProgress(command, { label: "Checking" }, (shown) =>
            checkFiles(
              { ...catalog, ...audio },
              { ...shown, paths, limit: flags.limit, concurrency: audio.concurrency },
            ),
          );
          const hasProblems = result.isInterrupted || result.files.some(({ error }) => error !== null);
          return outcome(
            { schema: "deadwax.check/1" as const, ...told(result) },
            (checked) => checkPage(checked, paths),
            { hasProblems },
          );
        },
        catalog,
      ),
    );
  },
});

function told(result: CheckResult): CheckResult {
  const files = result.files.map((file): CheckedFile => ({
    ...file,
    candidates: file.candidates.map((candidate) => ({ ...candidate, ...roundedComparison(candidate) })),
  }));
  return { ...result, files };
}
