import type { Verdict } from "../../test/formats/mutations/examiner.ts";

export interface Find {
  readonly path: string;
  readonly message: string;
}

interface Most {
  readonly file: string;
  readonly amount: number;
}

/** What came of all files so far; plain data, sent between processes. */
export interface Tally {
  files: number;
  /** By question (probe, in place, copy) and answer. */
  answers: Record<string, Record<string, number>>;
  slowest: Most;
  largest: Most;
  finds: Find[];
}

const NOTHING: Most = { file: "", amount: 0 };

export function newTally(): Tally {
  return { files: 0, answers: {}, slowest: NOTHING, largest: NOTHING, finds: [] };
}

export function addTo(tally: Tally, file: string, verdict: Verdict): void {
  tally.files += 1;
  if (verdict.kind === "violation") return;
  const { slowest, takenBack: _takenBack, ...answers } = verdict.examined;
  for (const [question, answer] of Object.entries(answers)) count(tally, question, { answer, times: 1 });
  tally.slowest = mostOf(tally.slowest, { file, amount: slowest });
  tally.largest = mostOf(tally.largest, { file, amount: verdict.grown });
}

export function sumOf(tallies: readonly Tally[]): Tally {
  const sum = newTally();
  for (const { files, answers, slowest, largest, finds } of tallies) {
    sum.files += files;
    for (const [question, given] of Object.entries(answers))
      for (const [answer, times] of Object.entries(given)) count(sum, question, { answer, times });
    sum.slowest = mostOf(sum.slowest, slowest);
    sum.largest = mostOf(sum.largest, largest);
    sum.finds.push(...finds);
  }
  return sum;
}

/** The closing table. */
export function formatTally({ files, answers, slowest, largest, finds }: Tally): string {
  const lines = [`${files.toLocaleString("en-US")} files`];
  for (const [question, given] of Object.entries(answers)) {
    lines.push("", question);
    for (const [answer, times] of Object.entries(given).toSorted((a, b) => b[1] - a[1]))
      lines.push(`  ${times.toLocaleString("en-US").padStart(9)}  ${answer}`);
  }
  const memory = `${(largest.amount / 2 ** 20).toFixed(1)} MiB`;
  lines.push("", `slowest call ${slowest.amount.toFixed(2)} s (${slowest.file})`);
  lines.push(`most memory ${memory} (${largest.file})`, `${finds.length} finds`);
  for (const { path, message } of finds) lines.push(`  ${path}: ${message.split("\n", 1)[0] ?? ""}`);
  return `${lines.join("\n")}\n`;
}

function count(
  tally: Tally,
  question: string,
  { answer, times }: { readonly answer: string; readonly times: number },
): void {
  const given = (tally.answers[question] ??= {});
  given[answer] = (given[answer] ?? 0) + times;
}

function mostOf(one: Most, other: Most): Most {
  return other.amount > one.amount ? other : one;
}
