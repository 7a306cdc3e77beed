/** The one place that knows how two files are compared. */
import { execFile } from "node:child_process";
import { join } from "node:path";
import type { Heard } from "./scoring/results.ts";

const CLI = join(import.meta.dirname, "../../apps/cli/src/main.ts");

/** A process for each pair: what it costs to start is part of what a user waits for. */
export function comparePair(a: string, b: string): Promise<Heard> {
  return new Promise((resolve, reject) => {
    const values = [CLI, "compare", a, b, "--json"];
    execFile(process.execPath, values, { maxBuffer: 2 ** 28 }, (error, stdout, stderr) => {
      if (error !== null) {
        const [told = ""] = stderr.trim().split("\n");
        reject(new Error(told === "" ? `compare ended with ${String(error.code)}: ${stdout.trim()}` : told));
        return;
      }
      resolve(JSON.parse(stdout) as Heard);
    });
  });
}
