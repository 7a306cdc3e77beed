/** Runs one tool of this repository and ends the process with its status when it fails. */
import { spawnSync } from "node:child_process";
import { delimiter, join } from "node:path";

const bin = join(import.meta.dirname, "..", "node_modules", ".bin");

export function run(tool: string, args: readonly string[]): void {
  const started = performance.now();
  const { status } = spawnSync(tool, args, {
    stdio: "inherit",
    cwd: join(import.meta.dirname, ".."),
    shell: process.platform === "win32",
    env: { ...process.env, PATH: `${bin}${delimiter}${process.env["PATH"] ?? ""}` },
  });
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  process.stdout.write(
    `${status === 0 ? "ok    " : "FAILED"} ${seconds.padStart(6)} s  ${[tool, ...args].join(" ")}\n`,
  );
  if (status !== 0) process.exit(status ?? 1);
}
