/** Damaged files against every reader and writer: node fuzz/formats/fuzz.ts --minutes 60 --seed 1 */
import { fork } from "node:child_process";
import { mkdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import type { Orders, Told } from "./shard.ts";
import { formatTally, newTally, sumOf } from "./tally.ts";

const { values } = parseArgs({
  options: {
    minutes: { type: "string", default: "10" },
    seed: { type: "string", default: String(Date.now() % 1_000_000) },
    /** Part of the name of the fixtures that are damaged: mp4, flac, wav-rich … */
    format: { type: "string", default: "" },
    /** The number of the first file: where the run before ended. */
    from: { type: "string", default: "0" },
    processes: { type: "string", default: "2" },
    finds: { type: "string", default: join(tmpdir(), "deadwax-format-finds") },
  },
});

const PROGRESS_MS = 30_000;
const seed = Number(values.seed);
const processes = Math.min(2, Math.max(1, Number(values.processes)));
mkdirSync(values.finds, { recursive: true });
process.stdout.write(`seed ${seed}, from ${values.from}; finds go to ${values.finds}\n`);

const told: Told[] = Array.from({ length: processes }, () => ({
  tally: newTally(),
  next: Number(values.from),
}));

function run(index: number): Promise<void> {
  const child = fork(join(import.meta.dirname, "shard.ts"));
  const orders: Orders = {
    seed,
    from: Number(values.from) + index,
    every: processes,
    minutes: Number(values.minutes),
    finds: values.finds,
    format: values.format,
  };
  child.on("message", (message: Told) => {
    told[index] = message;
  });
  child.send(orders);
  return new Promise((resolve, reject) => {
    child.on("exit", (code) => {
      if (code === 0) resolve();
      else reject(new Error(`process ${index} ended with ${String(code)}`));
    });
  });
}

const sum = (): ReturnType<typeof sumOf> => sumOf(told.map(({ tally }) => tally));
const progress = setInterval(() => {
  const { files, finds } = sum();
  process.stdout.write(`${files.toLocaleString("en-US")} files, ${finds.length} finds\n`);
}, PROGRESS_MS);
try {
  await Promise.all(told.map((_, index) => run(index)));
} finally {
  clearInterval(progress);
  const { finds } = sum();
  process.stdout.write(`\n${formatTally(sum())}next: --from ${Math.min(...told.map(({ next }) => next))}\n`);
  if (finds.length > 0) process.exitCode = 1;
}
