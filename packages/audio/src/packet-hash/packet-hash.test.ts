import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { createPacketHasher, createPictureHasher, hashVideo } from "./index.ts";

interface PacketVector {
  readonly name: string;
  readonly codec: string;
  readonly sampleRate?: number;
  readonly channels?: number;
  readonly width?: number;
  readonly height?: number;
  readonly setupHex: readonly string[];
  readonly packetsHex: readonly string[];
  readonly stretches: readonly (readonly [number | null, number | null])[];
  readonly hash: string;
}

interface VideoVector {
  readonly name: string;
  readonly sounds: readonly string[];
  readonly pictures: readonly string[];
  readonly hash: string;
}

const file = join(import.meta.dirname, "../../../../docs/reference/audio-hash-vectors.json");
const { packetVectors, videoVectors } = JSON.parse(readFileSync(file, "utf8")) as {
  readonly packetVectors: readonly PacketVector[];
  readonly videoVectors: readonly VideoVector[];
};
const fromHex = (text: string): Uint8Array => Buffer.from(text, "hex");

function hashOf({ codec, setupHex, packetsHex, stretches, ...vector }: PacketVector): string {
  const { sampleRate = 0, channels = 0, width = 0, height = 0 } = vector;
  const stream = { codec, setup: setupHex.map(fromHex) };
  const hasher =
    width > 0
      ? createPictureHasher({ ...stream, width, height })
      : createPacketHasher({ ...stream, sampleRate, channels });
  for (const packet of packetsHex) hasher.add(fromHex(packet));
  return hasher.finish(stretches.map(([start, frames]) => ({ start, frames })));
}

describe("the audio hash of coded audio", () => {
  it.each(packetVectors.map((vector) => [vector.name, vector] as const))(
    "of “%s” is the one that is published",
    (_, vector) => {
      expect(hashOf(vector)).toBe(vector.hash);
    },
  );

  it.each(videoVectors.map((vector) => [vector.name, vector] as const))(
    "of the video “%s” is the one that is published",
    (_, { sounds, pictures, hash }) => {
      expect(hashVideo(sounds, pictures)).toBe(hash);
    },
  );

  it("differs between all that is published", () => {
    const all = [...packetVectors, ...videoVectors].map(({ hash }) => hash);
    expect(new Set(all).size).toBe(all.length);
  });

  it("takes the memory of a packet back at once, so that the next may be written there", () => {
    const stream = { codec: "mp3 ", sampleRate: 44_100, channels: 2, setup: [] };
    const [apart, together] = [createPacketHasher(stream), createPacketHasher(stream)];
    const memory = new Uint8Array(4);
    for (const value of [1, 2]) {
      together.add(memory.fill(value));
      apart.add(new Uint8Array(4).fill(value));
    }
    const all = [{ start: null, frames: null }];
    expect(together.finish(all)).toBe(apart.finish(all));
  });

  it("is refused for a codec whose name is not four characters", () => {
    const stream = { codec: "mp3", sampleRate: 44_100, channels: 2, setup: [] };
    expect(() => createPacketHasher(stream)).toThrow("mp3");
  });
});
