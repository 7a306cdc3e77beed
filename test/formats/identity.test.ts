/** One master in every lossless form: one audio hash. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createAudioProbe } from "@deadwax/audio";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const isInstalled = (program: string): boolean => spawnSync("which", [program]).status === 0;
const folder = mkdtempSync(join(tmpdir(), "deadwax-identity-"));
const probe = createAudioProbe();

/** Arguments between the master and the new file, by the name of the file. */
const FORMS: Readonly<Record<string, readonly string[]>> = {
  "again.wav": ["-c:a", "BITS"],
  "rf64.wav": ["-c:a", "BITS", "-rf64", "always"],
  "a.aiff": ["-c:a", "BIG"],
  "a.aifc": ["-c:a", "pcm_s16le", "-f", "aiff"],
  "level-0.flac": ["-c:a", "flac", "-compression_level", "0"],
  "level-5.flac": ["-c:a", "flac", "-compression_level", "5"],
  "level-12.flac": ["-c:a", "flac", "-compression_level", "12"],
  "a.oga": ["-c:a", "flac", "-f", "ogg"],
  "a.m4a": ["-c:a", "alac"],
  "a.mov": ["-c:a", "BITS"],
};

function convert(from: string, to: string, coder: readonly string[]): string {
  const path = join(folder, to);
  const { status, stderr } = spawnSync("ffmpeg", ["-v", "error", "-y", "-i", from, ...coder, path]);
  if (status !== 0) throw new Error(stderr.toString());
  return path;
}

async function hashOf(path: string): Promise<string | null> {
  return (await probe.probe(path, "identity")).audioHash;
}

const isReady = isInstalled("ffmpeg") && isInstalled("sox");
const masters = { 16: join(folder, "master-16.wav"), 24: join(folder, "master-24.wav") } as const;

beforeAll(() => {
  if (!isReady) return;
  for (const bits of [16, 24] as const) {
    const signal = ["synth", "1.3", "pluck", "A2", "synth", "pinknoise", "mix", "gain", "-9"];
    const made = spawnSync("sox", [
      "-R",
      "-D",
      "-r",
      "44100",
      "-c",
      "2",
      "-b",
      String(bits),
      "-n",
      masters[bits],
      ...signal,
    ]);
    if (made.status !== 0) throw new Error(made.stderr.toString());
  }
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe.skipIf(!isReady)("the same master", () => {
  for (const bits of [16, 24] as const) {
    it.each(Object.keys(FORMS).filter((name) => bits === 16 || name !== "a.aifc"))(
      `at ${bits} bits has the same audio hash as %s`,
      async (name) => {
        const depth: Readonly<Record<string, string>> = { BITS: `pcm_s${bits}le`, BIG: `pcm_s${bits}be` };
        const coder = (FORMS[name] ?? []).map((word) => depth[word] ?? word);
        const samples =
          bits === 24 && /flac|oga|m4a/u.test(name) ? ["-sample_fmt", name === "a.m4a" ? "s32p" : "s32"] : [];
        const form = name === "a.aifc" ? "sowt.aiff" : `${bits}-${name}`;
        expect(await hashOf(convert(masters[bits], form, [...coder, ...samples]))).toBe(
          await hashOf(masters[bits]),
        );
      },
    );
  }

  it("has the same audio hash when its bits are padded, and another when it is dithered", async () => {
    const padded = convert(masters[16], "padded.wav", ["-c:a", "pcm_s24le"]);
    expect(await hashOf(padded)).toBe(await hashOf(masters[16]));
    const dithered = join(folder, "dithered.wav");
    spawnSync("sox", ["-R", masters[24], "-b", "16", dithered, "dither", "-s"]);
    const truncated = join(folder, "truncated.wav");
    spawnSync("sox", ["-R", "-D", masters[24], "-b", "16", truncated]);
    const hashes = await Promise.all([masters[24], dithered, truncated].map(hashOf));
    expect(new Set(hashes).size).toBe(3);
  });
});

it.runIf(!isReady)("is skipped: sox or ffmpeg is not installed", () => {
  expect(isReady).toBe(false);
});
