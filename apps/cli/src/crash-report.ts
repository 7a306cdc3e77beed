/** What is kept of a mistake of ours, for the people who can repair it. It stays on the user's computer. */
import { mkdtempSync, writeFileSync } from "node:fs";
import { arch, platform, release, tmpdir } from "node:os";
import { join } from "node:path";
import { inspect } from "node:util";
import { withoutPassword } from "./command/catalog-address.ts";
import { VERSION } from "./version.ts";

interface Crash {
  readonly thrown: unknown;
  readonly argv: readonly string[];
  readonly now: Date;
  /** Where the report goes; the system's temporary folder when left out. */
  readonly folder?: string | undefined;
}

/** Writes the report, readable by its owner alone, and returns its path, or undefined where nothing can be written. */
export function writeCrashReport({ thrown, argv, now, folder = tmpdir() }: Crash): string | undefined {
  const text = [
    `deadwax ${VERSION}, Node ${process.version}, ${platform()} ${release()} ${arch()}`,
    now.toISOString(),
    `deadwax ${argv.map((arg) => JSON.stringify(arg)).join(" ")}`,
    "",
    inspect(thrown, { depth: 4, breakLength: 120 }),
    "",
  ].join("\n");
  try {
    const path = join(mkdtempSync(join(folder, "deadwax-report-")), "report.txt");
    writeFileSync(path, withoutPassword(text), { mode: 0o600 });
    return path;
  } catch {
    return undefined; // A full or read-only disk must not hide the mistake itself; the caller says so.
  }
}
