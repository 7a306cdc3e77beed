/** Runs the independent programs that make the set. */
import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from "node:fs";
import { dirname, extname, join } from "node:path";

export interface Command {
  readonly tool: "ffmpeg" | "sox" | "rubberband" | "fluidsynth";
  readonly arguments: readonly string[];
}

export function hasTool(tool: Command["tool"]): boolean {
  const probe = spawnSync(tool, [tool === "ffmpeg" ? "-version" : "--version"], { stdio: "ignore" });
  return probe.error === undefined;
}

/** ffmpeg with what every call of ours shares: quiet, overwriting, and nothing in the file that tells the day. */
export function ffmpeg(...values: readonly string[]): Command {
  return {
    tool: "ffmpeg",
    arguments: [
      "-v",
      "error",
      "-nostdin",
      "-y",
      "-threads",
      "1",
      ...values.slice(0, -1),
      "-bitexact",
      ...values.slice(-1),
    ],
  };
}

/** sox with its random numbers fixed, so that dither is the same in every run. */
export function sox(...values: readonly string[]): Command {
  return { tool: "sox", arguments: ["-R", "-V1", ...values] };
}

export function rubberband(...values: readonly string[]): Command {
  return { tool: "rubberband", arguments: ["-q", ...values] };
}

export function run({ tool, arguments: values }: Command): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(tool, values, { stdio: ["ignore", "ignore", "pipe"] });
    let text = "";
    child.stderr.on("data", (bytes: Buffer) => (text += bytes.toString()));
    child.on("error", reject);
    child.on("close", (status) => {
      if (status === 0) resolve();
      else reject(new Error(`${tool} ${values.join(" ")}\nended with ${status ?? "a signal"}: ${text}`));
    });
  });
}

/** What makes one file: it writes to `out`, and may leave what it likes in the folder `scratch`. */
export type Making = (out: string, scratch: string) => readonly Command[] | Promise<readonly Command[]>;

/** Makes a file unless it is there already; a half-made one never stands under its name. */
export async function makeFile(path: string, making: Making): Promise<void> {
  if (existsSync(path)) return;
  mkdirSync(dirname(path), { recursive: true });
  const scratch = mkdtempSync(join(dirname(path), ".making-"));
  try {
    const out = join(scratch, `out${extname(path)}`);
    for (const command of await making(out, scratch)) await run(command);
    renameSync(out, path);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** Does the jobs, so many at a time, in order. */
export async function inParallel(jobs: readonly (() => Promise<void>)[], width: number): Promise<void> {
  const waiting = [...jobs];
  async function work(): Promise<void> {
    for (let job = waiting.shift(); job !== undefined; job = waiting.shift()) await job();
  }
  await Promise.all(Array.from({ length: width }, work));
}
