import { execFileSync, spawn, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { VERSION } from "./version.ts";

const main = join(import.meta.dirname, "main.ts");
const child = join(import.meta.dirname, "testing", "process-child.ts");
const isPosix = process.platform !== "win32";

interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Starts the child and, at its first note, does something to it. */
function startSlow(onBegun: (kill: (signal: NodeJS.Signals) => void) => void): Promise<Ended> {
  return new Promise((resolve) => {
    const running = spawn(process.execPath, [child, "slow"], { stdio: ["ignore", "pipe", "pipe"] });
    let stdout = "";
    let stderr = "";
    running.stdout.on("data", (chunk) => (stdout += String(chunk)));
    running.stderr.on("data", (chunk) => {
      const isFirst = stderr === "";
      stderr += String(chunk);
      if (isFirst) onBegun((signal) => running.kill(signal));
    });
    running.on("close", (code) => {
      resolve({ code, stdout, stderr });
    });
  });
}

describe("the process", () => {
  it("prints its version", () => {
    expect(execFileSync(process.execPath, [main, "--version"], { encoding: "utf8" })).toBe(`${VERSION}\n`);
  });

  it("ends with the exit code of the command line", () => {
    expect(spawnSync(process.execPath, [child, "nonsense"]).status).toBe(2);
  });

  it("writes all of a long page before it ends", () => {
    const { stdout, status } = spawnSync(process.execPath, [child, "long"], {
      encoding: "utf8",
      maxBuffer: 1 << 24,
    });
    expect(status).toBe(0);
    expect(stdout.trimEnd().split("\n")).toHaveLength(50_000);
  });

  it.runIf(isPosix)("takes a reader that has seen enough for success", () => {
    const line = `"${process.execPath}" "${child}" long | head -n 1; echo "\${PIPESTATUS[0]}"`;
    expect(spawnSync("bash", ["-c", line], { encoding: "utf8" })).toMatchObject({
      stdout: "line 0\n0\n",
      stderr: "",
    });
  });

  it.runIf(existsSync("/dev/full"))("says so when its result cannot be written, and ends with 3", () => {
    const line = `"${process.execPath}" "${child}" long > /dev/full`;
    expect(spawnSync("bash", ["-c", line], { encoding: "utf8" })).toMatchObject({
      status: 3,
      stderr: expect.stringMatching(
        /^error\[FILE_DISK_FULL\]: The disk that holds “standard output” is full\./u,
      ) as string,
    });
  });

  it.runIf(isPosix).each([
    ["SIGINT", 130],
    ["SIGTERM", 143],
  ] as const)("finishes the running step after %s and ends with %i", async (signal, expected) => {
    const ended = await startSlow((kill) => {
      kill(signal);
    });
    expect(ended).toEqual({ code: expected, stdout: "", stderr: "begun\nstep finished\nStopped.\n" });
  });

  it.runIf(isPosix)("ends at once when it is told twice", async () => {
    const ended = await startSlow((kill) => {
      kill("SIGINT");
      setTimeout(() => {
        kill("SIGINT");
      }, 100);
    });
    expect(ended).toEqual({ code: 130, stdout: "", stderr: "begun\n" });
  });

  it("refuses to ask where there is no terminal, and names the flag", () => {
    const { status, stderr } = spawnSync(process.execPath, [child, "ask"], { encoding: "utf8" });
    expect(status).toBe(2);
    expect(stderr).toContain("give it with --title TITLE");
  });
});
