import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { createSampleReader, frameSize, type PcmFormat } from "../pcm/index.ts";
import { createAudioHasher } from "./audio-hash.ts";

interface Vector {
  readonly name: string;
  readonly kind: "int" | "float";
  readonly width: number;
  readonly channels: number;
  readonly sampleRate: number;
  readonly channelMask: number | null;
  readonly dataHex: string;
  readonly equals?: string;
  readonly hash: string;
}

const file = join(import.meta.dirname, "../../../../docs/reference/audio-hash-vectors.json");
const text = readFileSync(file, "utf8");
const { vectors, packetVectors, videoVectors } = JSON.parse(text) as {
  readonly vectors: readonly Vector[];
  readonly packetVectors: readonly { readonly hash: string }[];
  readonly videoVectors: readonly { readonly hash: string }[];
};

function hashOf(vector: Vector): string {
  const { kind, width, channels, sampleRate, channelMask } = vector;
  const format: PcmFormat = { kind, width, channels, sampleRate, channelMask, validBits: width * 8 };
  const data = new Uint8Array(Buffer.from(vector.dataHex, "hex"));
  const frames = Math.floor(data.length / frameSize(format));
  const hasher = createAudioHasher(format);
  hasher.add(createSampleReader(format).read(data.subarray(0, frames * frameSize(format))));
  return hasher.finish(frames);
}

describe("the audio hash", () => {
  it.each(vectors.map((vector) => [vector.name, vector] as const))(
    "of “%s” is the one that is published",
    (_, vector) => {
      expect(hashOf(vector)).toBe(vector.hash);
    },
  );

  it("is equal for vectors that say so, and different for all others", () => {
    const groups = Map.groupBy(vectors, ({ equals, name }) => equals ?? name);
    for (const group of groups.values()) expect(new Set(group.map(({ hash }) => hash)).size).toBe(1);
    expect(new Set(vectors.map(({ hash }) => hash)).size).toBe(groups.size);
  });

  const python = spawnSync("python3", ["--version"]);
  it.skipIf(python.status !== 0)(
    "is what an implementation in another language computes from the specification",
    () => {
      const script = join(import.meta.dirname, "spec-check.py");
      const { stdout, status } = spawnSync("python3", [script], { input: text, encoding: "utf8" });
      expect(status).toBe(0);
      expect(stdout.trim().split("\n")).toEqual(
        [...vectors, ...packetVectors, ...videoVectors].map(({ hash }) => hash),
      );
    },
  );
});
