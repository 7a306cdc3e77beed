/**
 * Everything that must hold before a change is taken. The tests run beside the other steps, which follow each other:
 * no step needs another one, and tests that wait for a disk or a process leave a core to them. A step that holds is
 * one line; one that fails shows what it said. `--without test` leaves a step out.
 */
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { parseArgs } from "node:util";

const root = join(import.meta.dirname, "..");
const bin = join(root, "node_modules", ".bin");
const LANES = 2;

interface Step {
  readonly name: string;
  /** As in package.json, or a command of its own. */
  readonly command: string;
}

interface Outcome {
  readonly name: string;
  readonly isFine: boolean;
  readonly output: string;
}

const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
  readonly scripts: Readonly<Record<string, string>>;
};

function step(name: string, more = ""): Step {
  const command = scripts[name];
  if (command === undefined) throw new Error(`package.json has no script ${name}`);
  return { name: `${name}${more}`, command: `${command}${more}` };
}

/** The longest first, so that the lanes end together. */
const STEPS = [
  step("test"),
  step("lint"),
  step("typecheck"),
  step("format:check"),
  step("arch"),
  step("unused"),
  step("docs:gen", " --check"),
];

async function runStep({ name, command }: Step): Promise<Outcome> {
  const started = performance.now();
  const env = { ...process.env, PATH: `${bin}${delimiter}${process.env["PATH"] ?? ""}` };
  const child = spawn(command, { cwd: root, env, shell: true, stdio: ["ignore", "pipe", "pipe"] });
  const chunks: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => chunks.push(chunk));
  const isFine = await new Promise<boolean>((resolve) => {
    child.on("error", () => {
      resolve(false);
    });
    child.on("close", (code) => {
      resolve(code === 0);
    });
  });
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  process.stdout.write(`${isFine ? "ok    " : "FAILED"}  ${seconds.padStart(6)} s  ${name}\n`);
  return { name, isFine, output: Buffer.concat(chunks).toString("utf8") };
}

/** Runs steps in as many lanes; each lane takes the next step when it is free. */
async function runInLanes(steps: readonly Step[], lanes: number): Promise<readonly Outcome[]> {
  const waiting = [...steps];
  const outcomes: Outcome[] = [];
  const lane = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift())
      outcomes.push(await runStep(next));
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return outcomes;
}

function showFailures(outcomes: readonly Outcome[]): void {
  for (const { name, isFine, output } of outcomes) {
    if (!isFine) process.stdout.write(`\n----- ${name}\n${output.trimEnd()}\n`);
  }
}

/** The counts that a test run closes with. */
function countsOf(output: string): { readonly passed: number; readonly failed: number } {
  const line = /^(?<passed>\d+) passed, (?<failed>\d+) failed$/mu.exec(
    output.trimEnd().split("\n").at(-1) ?? "",
  );
  return { passed: Number(line?.groups?.["passed"] ?? 0), failed: Number(line?.groups?.["failed"] ?? 1) };
}

const { values } = parseArgs({ options: { without: { type: "string", multiple: true, default: [] } } });
const wanted = (name: string): boolean => !values.without.includes(name);

const outcomes = await runInLanes(
  STEPS.filter(({ name }) => wanted(name.split(" ")[0] ?? name)),
  LANES,
);
showFailures(outcomes);
const tests = outcomes.find(({ name }) => name === "test");
const checks = outcomes.filter((outcome) => outcome !== tests);
const brokenChecks = checks.filter(({ isFine }) => !isFine).length;
if (tests === undefined) {
  process.stdout.write(`\n${checks.length - brokenChecks} checks passed, ${brokenChecks} failed\n`);
} else {
  // A check that does not hold is counted with the tests that fail, so that the last line never says more than is true.
  const { passed, failed } = countsOf(tests.output);
  process.stdout.write(`\n${passed} passed, ${failed + brokenChecks} failed\n`);
}
process.exitCode = brokenChecks > 0 || tests?.isFine === false ? 1 : 0;
