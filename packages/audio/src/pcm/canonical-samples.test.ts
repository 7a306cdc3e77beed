import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createSampleReader, type CanonicalSamples } from "./canonical-samples.ts";
import type { PcmFormat } from "./pcm-format.ts";

const pcm = (change: Partial<PcmFormat>): PcmFormat => ({
  kind: "int",
  width: 2,
  validBits: 8 * (change.width ?? 2),
  channels: 1,
  sampleRate: 48_000,
  channelMask: null,
  ...change,
});

/** Compared as bytes: NaN equals NaN then, and -0 is not +0. */
function hex(samples: CanonicalSamples): string {
  return Buffer.from(samples.buffer, samples.byteOffset, samples.byteLength).toString("hex");
}

/** At the beginning of its own memory, as a reader wants it. */
function turned(bytes: Uint8Array, width: number): Uint8Array {
  const result = new Uint8Array(bytes.length - (bytes.length % width));
  for (let at = 0; at < result.length; at += width) {
    result.set(bytes.slice(at, at + width).reverse(), at);
  }
  return result;
}

describe("canonical samples", () => {
  it.each([
    ["int", 2],
    ["int", 3],
    ["int", 4],
    ["float", 4],
    ["float", 8],
  ] as const)("of %s with %i bytes are the same in either order of bytes", (kind, width) => {
    const little = createSampleReader(pcm({ kind, width }));
    const big = createSampleReader(pcm({ kind, width, isBigEndian: true }));
    expect(big.maxBytes).toBe(little.maxBytes);
    const bytes = fc.uint8Array({ maxLength: 200 }).map((drawn) => turned(turned(drawn, width), width));
    fc.assert(
      fc.property(bytes, (stored) => {
        expect(hex(big.read(turned(stored, width)))).toBe(hex(little.read(stored)));
      }),
    );
  });

  it("of 8 bits are the same signed and unsigned", () => {
    const all = Uint8Array.from({ length: 256 }, (_, index) => index);
    const signed = createSampleReader(pcm({ width: 1, isSigned8: true })).read(all.map((byte) => byte - 128));
    expect(signed).toEqual(createSampleReader(pcm({ width: 1 })).read(all));
    expect([signed[0], signed[128], signed[255]]).toEqual([-(2 ** 31), 0, 127 * 2 ** 24]);
  });

  it("come out in the order of WAVE where they are stored in another", () => {
    const order = [2, 0, 1];
    for (const width of [2, 4]) {
      const reader = createSampleReader(pcm({ width, channels: 3, channelOrder: order }));
      expect(reader.maxBytes % (width * 3 * 8)).toBe(0);
      const stored = new Uint8Array(width * 6);
      for (let index = 0; index < 6; index++) stored[index * width + width - 1] = index + 1;
      expect([...reader.read(stored)].map((sample) => sample >> 24)).toEqual([2, 3, 1, 5, 6, 4]);
      expect(stored[width - 1]).toBe(1);
    }
  });
});
