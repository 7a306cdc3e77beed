/** One process of the attack: every file of a seed whose turn it is, until its time is over. */
import { writeFileSync } from "node:fs";
import { extname, join } from "node:path";
import { createExaminer, type Examiner, type Verdict } from "../../test/formats/mutations/examiner.ts";
import { makeBombs } from "../../test/formats/mutations/bombs.ts";
import { mutate, type Mutant } from "../../test/formats/mutations/mutate.ts";
import { FIXTURES, readFixture } from "../../test/formats/fixtures/read-fixtures.ts";
import { randomOfStep } from "../../test/ledger/random.ts";
import { addTo, newTally, type Find, type Tally } from "./tally.ts";

export interface Orders {
  readonly seed: number;
  /** The first number, and the distance to the next one: processes take turns. */
  readonly from: number;
  readonly every: number;
  readonly minutes: number;
  /** Where files that break a promise are kept. */
  readonly finds: string;
  /** Part of the names of the files that are damaged; all where empty. */
  readonly format: string;
}

/** Bytes that a file below 100 kB may add to the process. */
const MEMORY_LIMIT = 64 * 2 ** 20;
const TELL_MS = 10_000;
/** Files of one process whose write was undone. */
const KEPT_LATE = 50;

process.once("message", (orders: Orders) => void attack(orders));

async function attack(orders: Orders): Promise<void> {
  const files = FIXTURES.map(({ name }) => ({ name, bytes: readFixture(name) }));
  const seeds = files.filter(({ name }) => name.includes(orders.format));
  const others = files.map(({ bytes }) => bytes);
  if (seeds.length === 0) throw new Error(`no fixture has “${orders.format}” in its name`);
  const examiner = createExaminer();
  await warmUp(examiner, files);
  const tally = newTally();
  for (const { says, name, bytes } of orders.from === 0 ? makeBombs() : []) {
    if (!name.includes(orders.format)) continue;
    const verdict = await examiner.examine(name, bytes);
    addTo(tally, says, verdict);
    const message = complaintOf(verdict);
    const path = join(orders.finds, name.replace("a.", `${says.replaceAll(/\W+/gu, "-")}.`));
    if (message === null) continue;
    writeFileSync(path, bytes);
    tally.finds.push({ path, message });
  }
  const end = performance.now() + orders.minutes * 60_000;
  let toldAt = performance.now();
  let number = orders.from;
  let kept = 0;
  for (; performance.now() < end; number += orders.every) {
    const { name, bytes } = seeds[number % seeds.length]!;
    const make = (steps?: number): Mutant => {
      const random = randomOfStep(orders.seed, number);
      return mutate({ seed: bytes, others, random, ...(steps === undefined ? {} : { steps }) });
    };
    const mutant = make();
    const verdict = await examiner.examine(`mutant${extname(name)}`, mutant.bytes);
    const label = `${orders.seed}-${number}-${name}`;
    addTo(tally, label, verdict);
    const message = complaintOf(verdict);
    if (message !== null) tally.finds.push(await keep(message, { label, name, mutant, make }));
    if (verdict.kind === "examined" && verdict.examined.takenBack !== null)
      keepTakenBack(`late-${label}`, { message: verdict.examined.takenBack, mutant });
    if (performance.now() - toldAt < TELL_MS) continue;
    toldAt = performance.now();
    process.send?.({ tally, next: number + orders.every });
  }
  await examiner.close();
  process.send?.({ tally, next: number }, () => {
    process.disconnect();
  });

  /** A write that was undone breaks no promise; a few of each run are kept to be looked at. */
  function keepTakenBack(
    label: string,
    { message, mutant }: { readonly message: string; readonly mutant: Mutant },
  ): void {
    if (kept >= KEPT_LATE) return;
    kept += 1;
    const path = join(orders.finds, label);
    writeFileSync(path, mutant.bytes);
    writeFileSync(`${path}.txt`, `${message}\n\n${mutant.steps.join("\n")}\n`);
  }

  async function keep(message: string, found: FoundMutant): Promise<Find> {
    const { label, name, make } = found;
    let least = found.mutant;
    for (let steps = 0; steps < 6; steps++) {
      const smaller = make(steps);
      if (complaintOf(await examiner.examine(`mutant${extname(name)}`, smaller.bytes)) === null) continue;
      least = smaller;
      break;
    }
    const path = join(orders.finds, label);
    writeFileSync(path, least.bytes);
    writeFileSync(`${path}.txt`, `${message}\n\n${least.steps.join("\n")}\n`);
    return { path, message };
  }
}

interface FoundMutant {
  readonly label: string;
  readonly name: string;
  readonly mutant: Mutant;
  readonly make: (steps?: number) => Mutant;
}

function complaintOf(verdict: Verdict): string | null {
  if (verdict.kind === "violation") return verdict.message;
  const { grown } = verdict;
  return grown > MEMORY_LIMIT ? `memory grew by ${Math.round(grown / 2 ** 20)} MiB` : null;
}

/** What is loaded once must not count as memory of a file. */
async function warmUp(
  examiner: Examiner,
  files: readonly { readonly name: string; readonly bytes: Buffer }[],
): Promise<void> {
  for (const { name, bytes } of files) await examiner.examine(name, bytes);
}

export interface Told {
  readonly tally: Tally;
  /** Where a later run may begin. */
  readonly next: number;
}
