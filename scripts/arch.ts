/** Holds the layers (.dependency-cruiser.mjs) and fails when it looked at fewer modules than there are. */
import { execFileSync } from "node:child_process";
import { globSync } from "node:fs";
import { join } from "node:path";

const root = join(import.meta.dirname, "..");
const sources = globSync(["packages/*/src/**/*.ts", "apps/*/src/**/*.ts"], { cwd: root });
const cruise = join(root, "node_modules", "dependency-cruiser", "bin", "dependency-cruise.mjs");

interface Cruise {
  readonly modules: readonly { readonly source: string }[];
  readonly summary: {
    readonly error: number;
    readonly violations: readonly { rule: { name: string }; from: string; to: string }[];
    readonly ruleSetUsed: { readonly forbidden: readonly { name: string; comment?: string }[] };
  };
}

function cruiseAll(): Cruise {
  const args = [cruise, "--config", ".dependency-cruiser.mjs", "--output-type", "json", "packages", "apps"];
  const options = { cwd: root, maxBuffer: 1 << 28, encoding: "utf8" } as const;
  return JSON.parse(execFileSync(process.execPath, args, options)) as Cruise;
}

const { modules, summary } = cruiseAll();
const seen = new Set(modules.map((module) => module.source));
const missed = sources.filter((file) => !seen.has(file.replaceAll("\\", "/")));
for (const { rule, from, to } of summary.violations) {
  const why = summary.ruleSetUsed.forbidden.find((candidate) => candidate.name === rule.name)?.comment ?? "";
  process.stdout.write(`${rule.name}: ${from} → ${to}\n  ${why}\n`);
}
if (missed.length > 0) process.stdout.write(`not looked at: ${missed.join(", ")}\n`);
process.stdout.write(
  `${sources.length} modules, ${summary.error} violations, ${missed.length} not looked at\n`,
);
if (sources.length === 0 || missed.length > 0 || summary.error > 0) process.exit(1);
