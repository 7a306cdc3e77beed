/** Runs programs against each other on the same files, in turns, and tells seconds, processor seconds and memory. */
import { spawnSync } from "node:child_process";

export interface Side {
  readonly name: string;
  /** Shell words; the paths of the files follow. */
  readonly command: readonly string[];
}

export interface Result {
  readonly name: string;
  /** Ascending. */
  readonly seconds: readonly number[];
  /** Of all processes and threads together, ascending: what a busy machine does not change much. */
  readonly cpuSeconds: readonly number[];
  readonly memory: string;
}

/** Runs the sides in turn, so that whatever else the machine does meets all of them. */
export function measure(sides: readonly Side[], paths: readonly string[], rounds: number): readonly Result[] {
  const runs = sides.map(() => [] as Run[]);
  for (let round = 0; round < rounds; round++) {
    for (const [index, side] of sides.entries()) runs[index]?.push(run(side, paths));
  }
  return sides.map(({ name }, index) => {
    const own = runs[index] ?? [];
    const ascending = (values: number[]): number[] => values.toSorted((a, b) => a - b);
    return {
      name,
      seconds: ascending(own.map(({ seconds }) => seconds)),
      cpuSeconds: ascending(own.map(({ cpuSeconds }) => cpuSeconds)),
      memory: own.at(-1)?.memory ?? "-",
    };
  });
}

interface Run {
  readonly seconds: number;
  readonly cpuSeconds: number;
  readonly memory: string;
}

function run({ name, command }: Side, paths: readonly string[]): Run {
  const start = performance.now();
  // The shell counts the processor time of everything it started.
  const script = '"$@" || exit 1; times >&2';
  const { status, stderr } = spawnSync("bash", ["-c", script, "bash", ...command, ...paths], {
    encoding: "utf8",
  });
  const seconds = (performance.now() - start) / 1000;
  if (status !== 0) throw new Error(`${name} failed: ${stderr}`);
  const [userAndSystem = ""] = stderr.trim().split("\n").slice(-1);
  const cpu = Array.from(
    userAndSystem.matchAll(/(\d+)m([\d.]+)s/gu),
    ([, minutes, rest]) => Number(minutes) * 60 + Number(rest),
  );
  const memory = /^\d+ MiB$/mu.exec(stderr)?.[0] ?? "-";
  return { seconds, cpuSeconds: cpu.reduce((sum, part) => sum + part, 0), memory };
}
