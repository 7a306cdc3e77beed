import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { expect } from "vitest";
import type { Fixture } from "../fixtures/fixture.ts";
import { FIXTURES, fixturePath } from "../fixtures/read-fixtures.ts";
import { type Outcome, PASSED, type Property } from "./property.ts";
import { probe, tagInPlace } from "./tagging.ts";

const DEFAULT_LAYOUTS = [0, 4, 3];

export const hash: Property = {
  name: "hash",
  says: "lossless audio has the hash of its samples, whatever wraps them; tags change no hash",
  async check(fixture, path) {
    const { audioHash } = await probe.probe(path, "identity");
    expect(audioHash).toMatch(/^dwa1:[0-9a-f]{64}$/u);
    for (const twin of twinsOf(fixture))
      expect((await probe.probe(fixturePath(twin.name), "identity")).audioHash).toBe(audioHash);
    expect((await tagInPlace(path)).audioHash).toBe(audioHash);
    return fixture.bits === null ? PASSED : checkSamples(fixture, audioHash);
  },
};

/** Lossless files of one master: the same depth and channels. */
function twinsOf({ codec, bits, channels, name }: Fixture): readonly Fixture[] {
  if (bits === null || codec === "float") return [];
  return FIXTURES.filter((other) => {
    const isLossless = other.bits !== null && other.codec !== "float";
    return isLossless && other.bits === bits && other.channels === channels && other.name !== name;
  });
}

/** The hash as the specification says it, over what ffmpeg decodes. */
function checkSamples({ name, codec, sampleRate, channels }: Fixture, audioHash: string | null): Outcome {
  const isFloat = codec === "float";
  const output = ["-f", isFloat ? "f64le" : "s32le", "-"];
  const { stdout, error } = spawnSync("ffmpeg", ["-v", "error", "-i", fixturePath(name), ...output], {
    maxBuffer: 2 ** 28,
  });
  if (error !== undefined) return { missing: ["ffmpeg"] };
  const head = Buffer.alloc(20);
  head.write(isFloat ? "dwa1flt " : "dwa1int ", "latin1");
  for (const [index, value] of [sampleRate, channels, DEFAULT_LAYOUTS[channels] ?? 0].entries())
    head.writeUInt32LE(value, 8 + index * 4);
  const tail = Buffer.alloc(8);
  tail.writeBigUInt64LE(BigInt(stdout.length / (isFloat ? 8 : 4) / channels));
  const digest = createHash("sha256").update(head).update(stdout).update(tail).digest("hex");
  expect(audioHash).toBe(`dwa1:${digest}`);
  return PASSED;
}
