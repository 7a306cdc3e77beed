/**
 * Runs `deadwax rescue` on a folder and holds what it says against the truth. See README.md.
 * Run: node bench/rescue/score.ts --in DIR [--read] [--list] [--json]
 */
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import type { Truth } from "./folder/truth.ts";
import { scoreTold } from "./scoring/codes.ts";
import { scoreGroups, type FilePair } from "./scoring/groups.ts";
import { scoreRows } from "./scoring/rows.ts";
import { readSaid } from "./scoring/said.ts";
import { scoreVersions } from "./scoring/versions.ts";

const { values } = parseArgs({
  options: {
    in: { type: "string" },
    read: { type: "boolean", default: false },
    list: { type: "boolean", default: false },
    json: { type: "boolean", default: false },
  },
});
if (values.in === undefined) throw new Error("--in DIR says where the folder is");
const folder = resolve(values.in);
const [result, cost] = [join(folder, "rescue.json"), join(folder, "cost.txt")];
const MAIN = resolve(import.meta.dirname, "../../apps/cli/src/main.ts");
const TIME = "/usr/bin/time";

if (!values.read) rescue();
const truth = JSON.parse(readFileSync(join(folder, "truth.json"), "utf8")) as Truth;
const said = readSaid(readFileSync(result, "utf8"));
const groups = scoreGroups(truth, said);
const versions = scoreVersions(truth, said);
const rows = scoreRows(truth, said);
const told = scoreTold(truth, said);
if (values.json) say(JSON.stringify({ groups, versions, rows, told }, null, 1));
else print();

/** Exit code 1 says that the folder has something that cannot be heard, which it has. */
function rescue(): void {
  const command = [process.execPath, MAIN, "rescue", join(folder, "mess"), join(folder, "distributor.csv")];
  const flags = ["--report", join(folder, "rescue.html"), "--force", "--json"];
  const measured = existsSync(TIME) ? [TIME, "-v", "-o", cost] : [];
  const [program, ...rest] = [...measured, ...command, ...flags];
  const start = performance.now();
  const { status, stdout, stderr } = spawnSync(program ?? "", rest, {
    encoding: "utf8",
    maxBuffer: 2 ** 30,
  });
  if (status !== 0 && status !== 1)
    throw new Error(`rescue ended with ${String(status)}: ${stderr}${stdout}`);
  const seconds = (performance.now() - start) / 1000;
  if (measured.length === 0) writeFileSync(cost, "");
  writeFileSync(result, stdout);
  writeFileSync(cost, `${readFileSync(cost, "utf8")}\nSeconds: ${seconds.toFixed(1)}\n`);
}

function print(): void {
  if (existsSync(cost)) say(costLine(readFileSync(cost, "utf8")));
  say(
    `${said.comparisons} comparisons, ${said.recordings.length} recordings for ${truth.recordings.length}\n`,
  );
  say(`distinct recordings called the same: ${groups.calledTheSame.length} of ${groups.apart.of} pairs`);
  say(`for a person, joined without asking: ${groups.unasked.length} pairs`);
  say(`same recordings joined: ${share(groups.joined)} pairs`);
  say(`recordings with exactly their files: ${share(groups.exact)}`);
  say(`files in no recording: ${groups.missing.length} of ${groups.files}`);
  say(`pieces with all their files and no others: ${share(versions.families)}`);
  say(
    `comparisons shown, verdict right: ${share(versions.verdicts)}, relation right: ${share(versions.relations)}`,
  );
  say(`best file proposed as master: ${share(versions.masters)}`);
  const withFiles = truth.rows.filter(({ recording }) => recording !== null).length;
  say(
    `rows matched: ${rows.right} right, ${rows.wrong.length} wrong, ${rows.unmatched.length} not, of ${withFiles}; left alone without a file: ${share(rows.leftAlone)}`,
  );
  say(`wrong codes in tags not believed: ${share(told.wrongCodes)}`);
  say(`right codes in tags called right: ${share(told.rightCodes)}`);
  say(`files that are no whole recording, told: ${share(told.statesTold)}\n`);
  list("distinct, called the same", groups.calledTheSame.map(pairLine));
  if (values.list) printMistakes();
}

function printMistakes(): void {
  list("for a person, joined without asking", groups.unasked.map(pairLine));
  list("same, not joined", groups.notJoined.map(pairLine));
  list(
    "in no recording",
    groups.missing.map((path) => `${path}: ${said.others.get(path) ?? "not named"}`),
  );
  list("pieces in several families", versions.split);
  list("families of several pieces", versions.mixed);
  list("comparisons that are wrong", versions.mistakes);
  list("other masters proposed", versions.wrongMasters);
  list("rows, wrong", rows.wrong);
  list("rows, not matched", rows.unmatched);
  list("wrong codes believed", told.believed);
  list("right codes not called right", told.doubted);
  list(
    "no whole recording",
    told.states.map(({ path, state, said: words }) => `${path} (${state}): ${words}`),
  );
}

function costLine(text: string): string {
  const seconds = /^Seconds: (?<seconds>[\d.]+)$/mu.exec(text)?.groups?.["seconds"] ?? "?";
  const kilobytes = /Maximum resident set size \(kbytes\): (?<size>\d+)/u.exec(text)?.groups?.["size"];
  return `${seconds} s, ${kilobytes === undefined ? "?" : (Number(kilobytes) / 1024).toFixed(0)} MB at most`;
}

function share({ count, of }: { readonly count: number; readonly of: number }): string {
  return `${count} of ${of}`;
}

function pairLine({ a, b, truth: about }: FilePair): string {
  return `${a} + ${b} (${about})`;
}

function list(title: string, lines: readonly string[]): void {
  if (lines.length > 0) say(`${title} (${lines.length})\n${lines.map((line) => `  ${line}`).join("\n")}\n`);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
