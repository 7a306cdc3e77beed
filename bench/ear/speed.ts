/**
 * How long does one comparison take, decoding included, and how much memory? Each in a process of its own, as a person meets it, and
 * once more when the program is warm. See README.md.
 * Run: node bench/ear/speed.ts A B [B...]
 */
import { spawnSync } from "node:child_process";
import { createEar } from "@deadwax/audio";

const [first = "", ...others] = process.argv.slice(2);
if (first === "--one") await compareTwice(others);
else compareEach(first, others);

function compareEach(a: string, files: readonly string[]): void {
  if (a === "" || files.length === 0) throw new Error("name A, and one B or more");
  process.stdout.write("| A, B | B is | first, s (processor s) | again, s (processor s) | memory |\n");
  process.stdout.write("| --- | --- | --- | --- | --- |\n");
  for (const b of files) {
    const { status, stdout, stderr } = spawnSync(process.execPath, [import.meta.filename, "--one", a, b], {
      encoding: "utf8",
    });
    if (status !== 0) throw new Error(stderr);
    process.stdout.write(stdout);
  }
}

async function compareTwice([a = "", b = ""]: readonly string[]): Promise<void> {
  const times: string[] = [];
  let relation = "";
  for (let round = 0; round < 2; round++) {
    const ear = createEar();
    const [start, used] = [performance.now(), process.cpuUsage()];
    relation = (await ear.compare(a, b)).relation;
    const { user, system } = process.cpuUsage(used);
    times.push(`${((performance.now() - start) / 1000).toFixed(2)} (${((user + system) / 1e6).toFixed(2)})`);
    await ear.close();
  }
  const memory = `${Math.round(process.resourceUsage().maxRSS / 1024)} MiB`;
  process.stdout.write(`| ${[`${nameOf(a)}, ${nameOf(b)}`, relation, ...times, memory].join(" | ")} |\n`);
}

function nameOf(path: string): string {
  return path.split(/[\\/]/u).at(-1) ?? path;
}
