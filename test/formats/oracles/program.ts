/** Other people's programs, which may be missing. */
import { spawnSync } from "node:child_process";

export interface Outcome {
  readonly isGood: boolean;
  readonly output: Buffer;
  /** What it said beside its output. */
  readonly said: string;
}

const installed = new Map<string, boolean>();

/** Null when the program is not installed. */
export function runProgram(program: string, parameters: readonly string[]): Outcome | null {
  if (!isInstalled(program)) return null;
  const { status, stdout, stderr } = spawnSync(program, parameters, { maxBuffer: 2 ** 28 });
  return { isGood: status === 0, output: stdout, said: stderr.toString("utf8").trim() };
}

function isInstalled(program: string): boolean {
  const known = installed.get(program) ?? spawnSync("which", [program]).status === 0;
  installed.set(program, known);
  return known;
}
