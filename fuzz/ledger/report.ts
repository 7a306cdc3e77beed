import type { CampaignOutcome } from "../../test/ledger/campaign.ts";
import type { Target } from "../../test/ledger/site.ts";

export interface Part {
  readonly kind: Target["kind"];
  readonly outcome: CampaignOutcome;
}

/** The closing table: what was done, how often, on which store. */
export function formatReport(
  parts: readonly Part[],
  run: { readonly firstSeed: number; readonly seconds: number; readonly violations: number },
): string {
  const kinds = [...new Set(parts.map((part) => part.kind))];
  const columns = kinds.map((kind) => sumOf(parts.filter((part) => part.kind === kind)));
  const names = [...new Set(columns.flatMap((column) => [...column.keys()]))];
  const rows = names.map((name) => [name, ...columns.map((column) => shown(column.get(name) ?? 0))]);
  const head = [
    ["first seed", String(run.firstSeed)],
    ["time", `${Math.round(run.seconds)} s`],
    ["violations", String(run.violations)],
  ];
  return `\n${table(head)}\n\n${table([["", ...kinds], ...rows])}\n`;
}

function sumOf(parts: readonly Part[]): ReadonlyMap<string, number> {
  const sum = new Map<string, number>();
  const add = (name: string, by: number): void => {
    sum.set(name, (sum.get(name) ?? 0) + by);
  };
  for (const { outcome } of parts) {
    add("catalogs", 1);
    add("codes", outcome.codes);
    add("steps", outcome.steps);
    for (const [name, count] of [...outcome.counts].toSorted(([a], [b]) => a.localeCompare(b)))
      add(name, count);
  }
  return sum;
}

function table(rows: readonly (readonly string[])[]): string {
  const first = Math.max(...rows.map(([name = ""]) => name.length));
  return rows
    .map(([name = "", ...cells]) => `${name.padEnd(first)}${cells.map((cell) => cell.padStart(12)).join("")}`)
    .join("\n");
}

function shown(count: number): string {
  return count.toLocaleString("en-US");
}
