/**
 * Compares every pair of a set and writes down what was heard, a line a pair. What is written already is not done again. See README.md.
 * Run: node bench/ear/run.ts --set DIR [--results FILE] [--split tune|report|all] [--only TEXT] [--width 2] [--every 1]
 */
import { appendFileSync, existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { createPairComparer } from "./compare-pair.ts";
import { readResults, type PairResult } from "./scoring/results.ts";
import type { LabelledPair, Labels } from "./set/labels.ts";
import { inParallel } from "./set/tools.ts";

const { values } = parseArgs({
  options: {
    set: { type: "string" },
    results: { type: "string" },
    split: { type: "string", default: "all" },
    only: { type: "string", default: "" },
    width: { type: "string", default: "2" },
    every: { type: "string", default: "1" },
  },
});
if (values.set === undefined) throw new Error("--set DIR says where the set is");
const folder = resolve(values.set);
const results = values.results ?? join(folder, "results.jsonl");
const labels = JSON.parse(readFileSync(join(folder, "labels.json"), "utf8")) as Labels;
const done = new Set(
  existsSync(results) ? readResults(readFileSync(results, "utf8")).map(({ id }) => id) : [],
);
const waiting = labels.pairs.filter(
  ({ id, split }, at) =>
    at % Number(values.every) === 0 &&
    !done.has(id) &&
    (values.split === "all" || values.split === split) &&
    id.includes(values.only),
);
say(`${waiting.length} pairs to compare, ${done.size} done`);
const comparer = createPairComparer(Number(values.width));
let count = 0;
await inParallel(
  waiting.map((pair) => async () => {
    appendFileSync(results, `${JSON.stringify(await compareTimed(pair))}\n`);
    count += 1;
    if (count % 25 === 0) say(`${count} of ${waiting.length}`);
  }),
  Number(values.width),
);
await comparer.close();

async function compareTimed({ id, a, b }: LabelledPair): Promise<PairResult> {
  const start = performance.now();
  const elapsed = (): number => Math.round(performance.now() - start);
  try {
    const { verdict, relation, facts } = await comparer.compare(join(folder, a), join(folder, b));
    return { id, verdict, relation, facts, ms: elapsed() };
  } catch (error) {
    return { id, error: error instanceof Error ? error.message : String(error), ms: elapsed() };
  }
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
