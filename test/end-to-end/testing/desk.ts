/** A place to work at: a folder of its own, the program as one calls it, and the catalogs one makes there. */
import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { runWith, type Ran } from "../../../apps/cli/src/testing/surroundings.ts";

const MAIN = fileURLToPath(new URL("../../../apps/cli/src/main.ts", import.meta.url));

interface Asked {
  readonly stdin?: string;
  /** Where the program stands, below the desk; default the desk's `catalog`. */
  readonly at?: string;
  readonly interrupt?: AbortSignal;
  readonly env?: Readonly<Record<string, string>>;
}

/** What a command answered with `--json`. */
export interface Answer {
  readonly code: number;
  readonly document: Readonly<Record<string, unknown>> & { readonly schema: string };
}

export interface Desk {
  readonly folder: string;
  path(...parts: string[]): string;
  /** Writes a file below the desk and returns its path. */
  write(name: string, content: Uint8Array | string): string;
  /** Runs the program in this process. */
  run(argv: readonly string[], asked?: Asked): Promise<Ran>;
  /** The same with `--json`. */
  ask(argv: readonly string[], asked?: Asked): Promise<Answer>;
  /** Runs the program as a process of its own. */
  spawn(argv: readonly string[], options?: SpawnedWith): Ran;
  /** Begins the program as a process of its own, to be stopped in the middle. */
  begin(argv: readonly string[]): ChildProcess;
  remove(): void;
}

interface SpawnedWith {
  readonly at?: string;
  /** A command that starts another one: `["setpriv", "--reuid=65534"]`. */
  readonly through?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

export function openDesk(): Desk {
  const folder = mkdtempSync(join(tmpdir(), "deadwax-desk-"));
  mkdirSync(join(folder, "catalog"));
  const path = (...parts: string[]): string => join(folder, ...parts);
  const own = { DEADWAX_ACTOR: "Ada", XDG_STATE_HOME: path("state") };
  // As wide as any sentence, so that a test can look for one.
  const shared = { ...own, COLUMNS: "5000" };
  const run: Desk["run"] = (argv, { stdin = "", at = "catalog", env = {}, ...rest } = {}) =>
    runWith(argv, { stdin, cwd: path(at), temporaryFolder: folder, env: { ...shared, ...env }, ...rest });
  return {
    folder,
    path,
    write(name, content) {
      const to = path(name);
      mkdirSync(dirname(to), { recursive: true });
      writeFileSync(to, content);
      return to;
    },
    run,
    async ask(argv, asked) {
      const { code, stdout, stderr } = await run([...argv, "--json"], asked);
      if (stdout === "") throw new Error(`${argv.join(" ")} said nothing: exit ${code}, ${stderr}`);
      return { code, document: JSON.parse(stdout) as Answer["document"] };
    },
    spawn(argv, { at = "catalog", through = [], env = {} } = {}) {
      const [program = "", ...line] = [...through, process.execPath, MAIN, ...argv];
      const { status, stdout, stderr, error } = spawnSync(program, line, {
        cwd: path(at),
        encoding: "utf8",
        env: { PATH: process.env["PATH"] ?? "", ...own, ...env },
      });
      if (error !== undefined) throw error;
      return { code: status ?? -1, stdout, stderr };
    },
    begin(argv) {
      return spawn(process.execPath, [MAIN, ...argv], {
        cwd: path("catalog"),
        stdio: "pipe",
        env: { ...process.env, ...own },
      });
    },
    remove() {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
