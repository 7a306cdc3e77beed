/** Surroundings for tests: runs the program on arguments and keeps what it said. */
import { Readable } from "node:stream";
import type { CommandSection } from "../command/command.ts";
import { COMMANDS } from "../commands/table.ts";
import type { Io, Sink } from "../io.ts";
import { run } from "../run.ts";

export interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

interface Surroundings extends Partial<
  Pick<Io, "cwd" | "env" | "interrupt" | "now" | "terminal" | "temporaryFolder">
> {
  readonly sections?: readonly CommandSection[];
  /** Width of the terminal both outputs are; left out, they are pipes. */
  readonly columns?: number;
  readonly stdin?: string | Uint8Array;
}

/** A sink that keeps what it gets. */
export function keepingSink(columns?: number): Sink & { readonly text: () => string } {
  const chunks: Uint8Array[] = [];
  return {
    write(chunk) {
      chunks.push(typeof chunk === "string" ? Buffer.from(chunk) : chunk);
    },
    isTty: columns !== undefined,
    columns,
    text: () => Buffer.concat(chunks).toString("utf8"),
  };
}

/** Runs one command line. Without `sections`, over the real table. */
export async function runWith(argv: readonly string[], surroundings: Surroundings = {}): Promise<Ran> {
  const { sections = COMMANDS, columns, stdin = "", cwd = process.cwd(), env = {}, ...rest } = surroundings;
  const stdout = keepingSink(columns);
  const stderr = keepingSink(columns);
  const code = await run(
    argv,
    { stdout, stderr, stdin: Readable.from([stdin]), cwd, env, ...rest },
    sections,
  );
  return { code, stdout: stdout.text(), stderr: stderr.text() };
}
