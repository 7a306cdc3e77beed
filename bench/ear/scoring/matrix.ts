/** A confusion matrix as text: what is true down the side, what was heard along the top. */
import type { Judged } from "./score.ts";

/** Counts for each best truth and each answer; `failed` where there was an error. */
export function countAnswers(
  judged: readonly Judged[],
  about: "relation" | "verdict",
): ReadonlyMap<string, ReadonlyMap<string, number>> {
  const rows = new Map<string, Map<string, number>>();
  for (const { pair, heard, error } of judged) {
    if (heard === undefined && error === undefined) continue;
    const truth = (about === "relation" ? pair.relations[0] : pair.verdicts[0]) ?? "?";
    const said = heard?.[about] ?? "failed";
    const row = rows.get(truth) ?? new Map<string, number>();
    row.set(said, (row.get(said) ?? 0) + 1);
    rows.set(truth, row);
  }
  return rows;
}

/** Aligned, with a dot for none; answers in the order given, those that never came left out. */
export function matrixText(
  counts: ReadonlyMap<string, ReadonlyMap<string, number>>,
  order: readonly string[],
): string {
  const rank = (name: string): number => (order.includes(name) ? order.indexOf(name) : order.length);
  const sorted = (names: Iterable<string>): readonly string[] =>
    [...names].toSorted((a, b) => rank(a) - rank(b));
  const truths = sorted(counts.keys());
  const answers = sorted(new Set([...counts.values()].flatMap((row) => [...row.keys()])));
  const first = Math.max(...truths.map((name) => name.length), 4);
  const head = ["".padEnd(first), ...answers, "all"].join("  ");
  const lines = truths.map((truth) => {
    const row = counts.get(truth);
    const cells = answers.map((answer) => String(row?.get(answer) ?? "·").padStart(answer.length));
    const all = [...(row?.values() ?? [])].reduce((sum, count) => sum + count, 0);
    return [truth.padEnd(first), ...cells, String(all).padStart(3)].join("  ");
  });
  return [head, ...lines].join("\n");
}
