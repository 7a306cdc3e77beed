/**
 * Holds the results of a run against the labels of the set. See README.md.
 * Run: node bench/ear/score.ts --set DIR [--results FILE] [--split tune|report|all] [--json] [--list]
 */
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { RELATIONS, VERDICTS } from "../../packages/catalog/src/domain/comparison/index.ts";
import { countAnswers, matrixText } from "./scoring/matrix.ts";
import { readResults } from "./scoring/results.ts";
import { judge, scoreAll, type Judged, type Score } from "./scoring/score.ts";
import { targetsOf } from "./scoring/targets.ts";
import type { Labels } from "./set/labels.ts";

const { values } = parseArgs({
  options: {
    set: { type: "string" },
    results: { type: "string" },
    split: { type: "string", default: "all" },
    json: { type: "boolean", default: false },
    list: { type: "boolean", default: false },
  },
});
if (values.set === undefined) throw new Error("--set DIR says where the set is");
const folder = resolve(values.set);
const labels = JSON.parse(readFileSync(join(folder, "labels.json"), "utf8")) as Labels;
const results = readResults(readFileSync(values.results ?? join(folder, "results.jsonl"), "utf8"));
const judged = judge(
  labels.pairs.filter(({ split }) => values.split === "all" || values.split === split),
  results,
);
const score = scoreAll(judged);
if (values.json) say(JSON.stringify({ split: values.split, targets: targetsOf(score), ...score }, null, 1));
else print(judged, score);

function print(all: readonly Judged[], found: Score): void {
  say(`${found.compared} of ${found.pairs} pairs compared (${values.split})\n`);
  say(`${matrixText(countAnswers(all, "relation"), RELATIONS)}\n`);
  say(`${matrixText(countAnswers(all, "verdict"), VERDICTS)}\n`);
  for (const { name, figure, isMet } of targetsOf(found)) say(`${wordFor(isMet)} ${name}: ${figure}`);
  say(`       verdicts right: ${found.verdictRight.count} of ${found.verdictRight.of}`);
  const [middle, last] = [found.times[found.times.length >> 1], found.times.at(-1)];
  say(`       time a pair: median ${middle ?? "-"} ms, longest ${last ?? "-"} ms\n`);
  list("distinct, called the same", found.wrongReuse);
  list("for a person, called the same", found.unaskedReuse);
  list("strangers, called related", found.wronglyRelated);
  list(
    "failed",
    found.errors.map(({ id, error }) => `${id}: ${error}`),
  );
  if (values.list) printMistakes(all, found);
}

function printMistakes(all: readonly Judged[], found: Score): void {
  const mistaken = new Set([...found.relationRight.others, ...found.verdictRight.others]);
  const lines = all
    .filter(({ pair, heard }) => heard !== undefined && mistaken.has(pair.id))
    .map(
      ({ pair, heard }) =>
        `${pair.id}: ${heard?.relation ?? ""}/${heard?.verdict ?? ""}, not ${pair.relations.join("|")}/${pair.verdicts.join("|")}`,
    );
  list("mistakes", lines);
  list("same, not reused", found.sameReused.others);
  list(
    "edit times, the worst",
    found.editTimes.worst.map(({ id, error }) => `${id}: ${(1000 * error).toFixed(0)} ms`),
  );
  list("edits not found", found.editTimes.missed);
}

function wordFor(isMet: boolean | undefined): string {
  if (isMet === undefined) return "-     ";
  return isMet ? "met   " : "MISSED";
}

function list(title: string, lines: readonly string[]): void {
  if (lines.length > 0) say(`${title} (${lines.length})\n${lines.map((line) => `  ${line}`).join("\n")}\n`);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
