/**
 * Runs `deadwax reconcile` on each sheet and holds what it says against the truth. See README.md.
 * Run: node bench/reconcile/score.ts --in DIR [--list] [--only TEXT]
 */
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { readSaid } from "./scoring/said.ts";
import { scoreSheet, type SheetScore } from "./scoring/score-sheet.ts";
import { ERROR_KINDS, type Truth } from "./truth.ts";

const { values } = parseArgs({
  options: {
    in: { type: "string" },
    list: { type: "boolean", default: false },
    only: { type: "string", default: "" },
  },
});
if (values.in === undefined) throw new Error("--in DIR says where make-sheets.ts wrote");
const folder = resolve(values.in);
const MAIN = resolve(import.meta.dirname, "../../apps/cli/src/main.ts");
const label = join(folder, "label");

if (!existsSync(label)) {
  deadwax("init", label, "--codes", "distributor");
  deadwax("sheet", "import", join(folder, "catalog.csv"), "--catalog", label, "--yes");
}
const truth = JSON.parse(readFileSync(join(folder, "truth.json"), "utf8")) as Truth;
const scores: SheetScore[] = [];
for (const sheet of truth.sheets.filter(({ file }) => file.includes(values.only))) {
  const answer = readSaid(deadwax("reconcile", join(folder, sheet.file), "--catalog", label, "--json"));
  const score = scoreSheet(sheet, answer);
  scores.push(score);
  const { found, missed, falseAlarms } = score;
  say(
    `${sheet.file.padEnd(32)} ${answer.matched} of ${answer.rows} matched, ${found.length} of ${sheet.errors.length} found, ${falseAlarms.length} false alarms`,
  );
  if (!values.list) continue;
  for (const { kind, row, catalog, sheet: cell } of missed)
    say(`  missed ${kind} row ${row ?? "–"}: ${catalog ?? ""} | ${cell ?? ""}`);
  for (const { kind, row, message } of falseAlarms) say(`  false  ${kind} row ${row ?? "–"}: ${message}`);
}
if (scores.length === 0) throw new Error("there are no sheets to score");

const sum = (of: (score: SheetScore) => number): number =>
  scores.reduce((total, score) => total + of(score), 0);
const [found, missed, alarms] = [
  sum((score) => score.found.length),
  sum((score) => score.missed.length),
  sum((score) => score.falseAlarms.length),
];
say("");
for (const kind of ERROR_KINDS) {
  const own = (list: readonly { readonly kind: string }[]): number =>
    list.filter((error) => error.kind === kind).length;
  const [hits, misses] = [sum((score) => own(score.found)), sum((score) => own(score.missed))];
  if (hits + misses > 0) say(`${kind.padEnd(32)} ${hits} of ${hits + misses}`);
}
say("");
say(`recall     ${percent(found, found + missed)} (${found} of ${found + missed}), at least 99`);
say(`precision  ${percent(found, found + alarms)} (${alarms} false alarms), at least 98`);
say(
  `who is right told rightly: ${percent(
    sum((score) => score.rightSide),
    found,
  )}`,
);

/** Exit code 1 says that something differs. */
function deadwax(...command: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, [MAIN, ...command], {
    encoding: "utf8",
    maxBuffer: 2 ** 28,
  });
  if (status !== 0 && status !== 1) throw new Error(`deadwax ${command.join(" ")}: ${stderr}${stdout}`);
  return stdout;
}

function percent(part: number, whole: number): string {
  return whole === 0 ? "–" : `${((100 * part) / whole).toFixed(1)} %`;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
