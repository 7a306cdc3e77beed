/**
 * Every reader and writer on damaged files: what escapes is a refusal of ours, a refused file is what it was, a written
 * one sounds as before. `fuzz/formats` does the same for as long as it is let.
 */
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { FIXTURES, readFixture } from "../fixtures/read-fixtures.ts";
import { createRandom, randomOfStep } from "../../ledger/random.ts";
import { makeBombs } from "./bombs.ts";
import { createExaminer, type Verdict } from "./examiner.ts";
import { LARGEST, mutate, type Mutant } from "./mutate.ts";
import { partsOf } from "./parts-of.ts";

const others = FIXTURES.map(({ name }) => readFixture(name));
// A program that is started for every file would take all of the time.
const examiner = createExaminer({ DEADWAX_FFMPEG: "none" });
afterAll(() => examiner.close());

const PER_FIXTURE = 3;
const BY_CHANCE = 40;
const SEED = 20_261_122;

async function expectSafe(name: string, { bytes, steps }: Mutant): Promise<Verdict> {
  const verdict = await examiner.examine(name, bytes);
  expect(verdict, steps.join("; ")).toMatchObject({ kind: "examined" });
  return verdict;
}

describe("damaged files", () => {
  it.each(FIXTURES)(
    "$name, damaged in a few ways, is refused whole or written as it was meant",
    async ({ name }) => {
      const seed = readFixture(name);
      for (let step = 0; step < PER_FIXTURE; step++)
        await expectSafe(name, mutate({ seed, others, random: randomOfStep(SEED, step) }));
    },
  );

  it("of any fixture and any chance do no harm", async () => {
    const names = fc.constantFrom(...FIXTURES.map(({ name }) => name));
    await fc.assert(
      fc.asyncProperty(names, fc.integer(), async (name, chance) => {
        await expectSafe(name, mutate({ seed: readFixture(name), others, random: createRandom(chance) }));
      }),
      { numRuns: BY_CHANCE, seed: SEED },
    );
  });
});

/** Cheap enough for every run; `fuzz/formats` looks at all of them. */
const QUICK =
  /in each other|streams|seek points|sync codes|PADDING|entities|attribute|in front|entries|claim|in a row|APE/u;
const SLOW = /udta|moov/u;

describe("small files that ask for much", () => {
  it.each(makeBombs().filter(({ says }) => QUICK.test(says) && !SLOW.test(says)))(
    "$says",
    async ({ name, bytes }) => {
      expect(bytes.length).toBeLessThanOrEqual(LARGEST);
      await expectSafe(name, { bytes, steps: [] });
    },
  );
});

describe("the damage itself", () => {
  it("finds the parts of every fixture, the outer in front of the inner, none beyond the end", () => {
    for (const { name } of FIXTURES) {
      const bytes = readFixture(name);
      const parts = partsOf(bytes);
      expect(parts.length, name).toBeGreaterThan(2);
      expect(
        parts.every(({ start, end }) => start >= 0 && start < end && end <= bytes.length),
        name,
      ).toBe(true);
    }
  });

  it("is the same for the same chance, leaves the seed alone, and keeps files small", () => {
    for (let step = 0; step < 200; step++) {
      const seed = others[step % others.length]!;
      const before = Buffer.from(seed);
      const make = (): Mutant => mutate({ seed, others, random: randomOfStep(1, step) });
      const mutant = make();
      expect(make().bytes.equals(mutant.bytes)).toBe(true);
      expect(seed.equals(before)).toBe(true);
      expect(mutant.bytes.length).toBeLessThanOrEqual(LARGEST);
    }
  });

  it("gets behind structure often enough: of files with one change many are still read", async () => {
    let read = 0;
    for (let step = 0; step < 16; step++) {
      const name = "wav-rich.wav";
      const mutant = mutate({ seed: readFixture(name), others, random: randomOfStep(3, step), steps: 1 });
      const verdict = await expectSafe(name, mutant);
      if (verdict.kind === "examined" && verdict.examined.probe === "read") read += 1;
    }
    expect(read).toBeGreaterThan(6);
  });
});
