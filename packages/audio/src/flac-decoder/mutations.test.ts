/** Damaged files come out with issues or are refused with a catalog error; never anything else, and never for long. */
import { CatalogError } from "@deadwax/catalog";
import fc from "fast-check";
import { expect, it } from "vitest";
import { makeChannel } from "../alac/testing-material.ts";
import { readFlacMap } from "../flac/index.ts";
import { openBytesSource } from "../riff/index.ts";
import { decodeFlac } from "./index.ts";
import { collect, encodeFlac, type TestFrame, type TestSubframe } from "./testing.ts";

const MIXES = ["apart", "left-side", "side-right", "mid-side"] as const;
const KINDS: readonly TestSubframe[] = [
  { kind: "fixed", order: 2, partitionOrder: 2 },
  { kind: "linear", coefficients: [1000, -400, 90], precision: 12, shift: 10 },
  { kind: "constant" },
  {
    kind: "linear",
    coefficients: Array.from({ length: 14 }, (_, k) => 300 - 40 * k),
    precision: 12,
    shift: 9,
  },
  { kind: "verbatim" },
];

function buildSeed(bitDepth: number): Uint8Array {
  const frames = Array.from({ length: 10 }, (_, number): TestFrame => {
    const kind = KINDS[number % KINDS.length] ?? {};
    const isConstant = kind.kind === "constant";
    const channels = [0, 1].map((n) =>
      isConstant ? new Array<number>(64).fill(n) : makeChannel("music", bitDepth, 64, number * 2 + n),
    );
    return { number, mix: MIXES[number % 4] ?? "apart", subframes: [kind], channels };
  });
  return encodeFlac({ bitDepth, frames });
}

const SEEDS = [16, 24, 32].map(buildSeed);

const PLACE = fc.nat(9999).map((part) => part / 10_000);

const mutated = fc
  .record({
    seed: fc.nat(SEEDS.length - 1),
    changes: fc.array(
      fc.record({
        at: PLACE,
        value: fc.oneof(fc.constantFrom(0, 1, 0x7f, 0x80, 0xf8, 0xff), fc.nat(255)),
      }),
      { maxLength: 6 },
    ),
    cut: fc.option(fc.tuple(PLACE, fc.nat(400)), { freq: 2 }),
  })
  .map(({ seed, changes, cut }) => {
    const whole = SEEDS[seed] ?? new Uint8Array(0);
    const bytes = Uint8Array.from(whole);
    // STREAMINFO is hit as often as a hundred bytes of audio.
    for (const { at, value } of changes) bytes[Math.floor(at * at * (bytes.length - 1))] = value;
    if (cut === null) return { whole, bytes };
    const from = Math.floor(cut[0] * bytes.length);
    return { whole, bytes: Uint8Array.from([...bytes.subarray(0, from), ...bytes.subarray(from + cut[1])]) };
  });

it("decodes any damaged file with issues or catalog errors, and says so whenever other samples come out", async () => {
  const originals = new Map<Uint8Array, Buffer>();
  for (const seed of SEEDS) {
    const source = openBytesSource(seed);
    const { samples } = await collect(await decodeFlac(source, await readFlacMap(source)));
    originals.set(seed, Buffer.from(samples.buffer));
  }
  let told = 0;
  await fc.assert(
    fc.asyncProperty(mutated, async ({ whole, bytes }) => {
      const source = openBytesSource(bytes);
      try {
        const map = await readFlacMap(source);
        const { samples, codes, frames } = await collect(await decodeFlac(source, map));
        const isSame = Buffer.from(samples.buffer).equals(originals.get(whole) ?? Buffer.alloc(0));
        const isChecked = map.streamInfo.md5 !== null;
        if (!isSame && isChecked) expect(codes.some((code) => code.startsWith("error"))).toBe(true);
        expect(frames).toBeLessThan(2 ** 25);
        if (codes.length > 0) told++;
      } catch (thrown) {
        expect(thrown).toBeInstanceOf(CatalogError);
      }
    }),
    { numRuns: 1500 },
  );
  expect(told).toBeGreaterThan(300);
}, 60_000);
