/**
 * Looks whether the files of a set are what their labels say: lengths, places, mutes. See README.md.
 * Run: node bench/ear/verify-set.ts --set DIR [--only TEXT]
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import type { Labels } from "./set/labels.ts";
import { checkPair, type Checked } from "./verifying/checks.ts";

const { values } = parseArgs({ options: { set: { type: "string" }, only: { type: "string", default: "" } } });
if (values.set === undefined) throw new Error("--set DIR says where the set is");
const folder = resolve(values.set);
const labels = JSON.parse(readFileSync(join(folder, "labels.json"), "utf8")) as Labels;
const checked: Checked[] = [];
for (const pair of labels.pairs.filter(({ id }) => id.includes(values.only))) {
  const one = checkPair(pair, (name) => join(folder, name));
  checked.push(one);
  for (const doubt of one.doubts) process.stdout.write(`${one.id}: ${doubt}\n`);
}
writeFileSync(join(folder, "checked.jsonl"), checked.map((one) => `${JSON.stringify(one)}\n`).join(""));
const doubtful = checked.filter(({ doubts }) => doubts.length > 0).length;
process.stdout.write(
  `${checked.length} pairs looked at, ${doubtful} in doubt; all figures in ${join(folder, "checked.jsonl")}\n`,
);
