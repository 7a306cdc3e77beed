/** Runs every test and closes with the one line that says how many there were: `N passed, N failed`. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const folder = mkdtempSync(join(tmpdir(), "deadwax-test-"));
const report = join(folder, "report.json");
const vitest = join(import.meta.dirname, "..", "node_modules", "vitest", "vitest.mjs");

const { status } = spawnSync(
  process.execPath,
  [
    vitest,
    "run",
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${report}`,
    ...process.argv.slice(2),
  ],
  { stdio: "inherit", cwd: join(import.meta.dirname, "..") },
);

interface Report {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
}

function readReport(): Report | undefined {
  try {
    return JSON.parse(readFileSync(report, "utf8")) as Report;
  } catch {
    return undefined; // Vitest itself did not start: its own words are above, and the line below says 1 failed.
  }
}

const counts = readReport();
rmSync(folder, { recursive: true, force: true });
const passed = counts?.numPassedTests ?? 0;
// A file that cannot be loaded has no test to count, and is a failure all the same.
const broken = status === 0 ? 0 : 1;
const failed = Math.max(counts?.numFailedTests ?? 0, broken);
const skipped = counts?.numPendingTests ?? 0;
if (skipped > 0)
  process.stdout.write(
    `\n${skipped} skipped: what they need is not on this machine, or DEADWAX_SLOW_TESTS=1 is not set\n`,
  );
process.stdout.write(`\n${passed} passed, ${failed} failed\n`);
process.exit(passed > 0 && failed === 0 ? 0 : 1);
