/** The fingerprints of `fpcalc`, of the same samples. Debian's says "error" at the end of a file when it was to read all of it. */
import { spawnSync } from "node:child_process";
import { afterAll, describe, expect, it } from "vitest";
import type { CanonicalSamples } from "../pcm/index.ts";
import { buildWav, createTestFolder } from "../testing.ts";
import { formatFingerprint, FINGERPRINT_ALGORITHM, parseFingerprint } from "./index.ts";
import { bitErrorOf, formatOf, interleave, itemsOf, playPiece, toIntegers } from "./testing.ts";

const hasFpcalc = spawnSync("fpcalc", ["-version"]).status === 0;
const folder = createTestFolder();
afterAll(() => {
  folder.remove();
});

interface Master {
  readonly sampleRate: number;
  readonly bits: 16 | 24;
  readonly channels: number;
  readonly channelMask?: number;
}

function record({ sampleRate, channels, bits }: Master): Int32Array {
  const sounds = Array.from({ length: channels }, (_, n) =>
    playPiece({ seconds: 20, sampleRate, seed: n + 1 }),
  );
  return toIntegers(interleave(...sounds), bits);
}

function writeWav(samples: CanonicalSamples, master: Master): string {
  const width = master.bits / 8;
  const data = new Uint8Array(samples.length * width);
  samples.forEach((sample, n) => {
    for (let k = 0; k < width; k += 1) data[n * width + k] = sample >> (32 - master.bits + 8 * k);
  });
  return folder.write(`${Object.values(master).join("-")}.wav`, buildWav({ ...master, width, data }));
}

function fpcalc(path: string, ...options: string[]): string {
  const { stdout } = spawnSync("fpcalc", [...options, "-length", "0", path], { encoding: "utf8" });
  return /^FINGERPRINT=(.*)$/mu.exec(stdout)?.[1] ?? "";
}

function fpcalcItems(path: string): Uint32Array {
  return Uint32Array.from(fpcalc(path, "-raw").split(","), Number);
}

const MASTERS: readonly Master[] = [
  { sampleRate: 44_100, bits: 16, channels: 2 },
  { sampleRate: 44_100, bits: 24, channels: 1 },
  { sampleRate: 48_000, bits: 24, channels: 2 },
  { sampleRate: 96_000, bits: 24, channels: 2 },
  { sampleRate: 192_000, bits: 24, channels: 1 },
  { sampleRate: 32_000, bits: 16, channels: 1 },
  { sampleRate: 22_050, bits: 16, channels: 2 },
  { sampleRate: 11_025, bits: 16, channels: 1 },
  { sampleRate: 8000, bits: 16, channels: 1 },
  { sampleRate: 48_000, bits: 16, channels: 6, channelMask: 0x3f },
];

describe.skipIf(!hasFpcalc)("a fingerprint beside that of fpcalc", () => {
  it.each(MASTERS)("has the same bits: $sampleRate Hz, $bits bits, $channels channel(s)", (master) => {
    const samples = record(master);
    const path = writeWav(samples, master);
    expect(bitErrorOf(itemsOf(samples, formatOf(samples, master)), fpcalcItems(path))).toBeLessThan(0.001);
  });

  it("is written as fpcalc writes it, and what fpcalc wrote is read", () => {
    const master: Master = { sampleRate: 16_000, bits: 16, channels: 2 };
    const path = writeWav(record(master), master);
    const items = fpcalcItems(path);
    const text = fpcalc(path);
    expect(formatFingerprint({ items, madeBy: FINGERPRINT_ALGORITHM })).toBe(text);
    expect(parseFingerprint(text)).toEqual({ items, madeBy: FINGERPRINT_ALGORITHM });
  });

  it("of silence is that of fpcalc", () => {
    const master: Master = { sampleRate: 44_100, bits: 16, channels: 2 };
    const silence = new Int32Array(2 * 44_100 * 6);
    const path = writeWav(silence, master);
    expect(itemsOf(silence, formatOf(silence, master))).toEqual(fpcalcItems(path));
  });
});
