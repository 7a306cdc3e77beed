/** Files built by hand: silence of Opus that decodes, Vorbis that is only counted, and damage of every kind. */
import { CatalogError } from "@deadwax/catalog";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { collect } from "../decoding/testing.ts";
import { readOggAudio } from "../ogg/index.ts";
import { buildOggFlac, buildOpus, buildSmallPage, buildVorbis, type TestOpus } from "../ogg/testing.ts";
import { openBytesSource } from "../riff/index.ts";
import { decodeOpus, decodeVorbis, hashOgg, type OggHash } from "./index.ts";
import { listPages, sealPage } from "./testing.ts";

async function decode(bytes: Uint8Array): Promise<{ frames: number; said: string[]; samples: Float64Array }> {
  const source = openBytesSource(bytes, "x.opus");
  const audio = await readOggAudio(source);
  const decoding = audio.codec.name === "opus" ? decodeOpus(source, audio) : decodeVorbis(source, audio);
  const samples = await collect(decoding);
  const said = decoding.issues().map(({ code, message }) => `${code} ${message}`);
  return { frames: samples.length / audio.channels, said, samples };
}

async function hash(bytes: Uint8Array): Promise<OggHash> {
  const source = openBytesSource(bytes, "x.ogg");
  return hashOgg(source, await readOggAudio(source));
}

const granulesOf = (count: number): bigint[] =>
  Array.from({ length: count }, (_, page) => BigInt(1920 * (page + 1)));

/** Opus with another first packet. */
function withHead(head: Uint8Array, content: TestOpus = {}): Buffer {
  const bytes = buildOpus(content);
  const first = buildSmallPage([head], { sequence: 0, flags: 2 });
  return Buffer.concat([first, bytes.subarray(listPages(bytes)[0]?.end)]);
}

function headOf(channels: number, family: number, rest: readonly number[]): Buffer {
  const head = Buffer.concat([Buffer.from("OpusHead\x01"), Buffer.alloc(10), Uint8Array.from(rest)]);
  head[9] = channels;
  head[18] = family;
  return head;
}

describe("Opus", () => {
  it("comes without its pre-skip and what the last position cuts, at 48 kHz", async () => {
    const source = openBytesSource(buildOpus({ granules: [1920n, 3840n, 5000n] }));
    const { format } = decodeOpus(source, await readOggAudio(source));
    expect(format).toEqual({
      ...{ kind: "float", width: 4, validBits: 32, channels: 1, sampleRate: 48_000, channelMask: 4 },
    });
    const { frames, said, samples } = await decode(buildOpus({ granules: [1920n, 3840n, 5000n] }));
    expect([frames, said]).toEqual([5000 - 312, []]);
    expect(samples.every((sample) => sample === 0)).toBe(true);
  });

  it("has silence where packets are damaged or missing, and names the places", async () => {
    const whole = buildOpus({ granules: granulesOf(20) });
    const pages = listPages(whole);
    const [broken = { start: 0 }, gone = { start: 0, end: 0 }] = [pages[6], pages[12]];
    const bytes = Buffer.from(whole);
    bytes[broken.start + 29] = 0;
    const { frames, said } = await decode(
      Buffer.concat([bytes.subarray(0, gone.start), bytes.subarray(gone.end)]),
    );
    const text = "packets are damaged or missing; silence of 0:00.040 stands in their place.";
    expect(said).toEqual([
      `OGG_PACKETS_MISSING At 0:00.154 ${text}`,
      `OGG_PACKETS_MISSING At 0:00.394 ${text}`,
    ]);
    expect(frames).toBe(20 * 1920 - 312);
  });

  it.each([
    ["serial number", 14],
    ["flags", 5],
    ["position", 8],
  ])("goes on behind a page whose %s is damaged", async (_, at) => {
    const bytes = buildOpus({ granules: granulesOf(20) });
    const page = listPages(bytes)[6] ?? { start: 0 };
    bytes[page.start + at] = (bytes[page.start + at] ?? 0) ^ 0x06;
    const { frames, said } = await decode(bytes);
    expect(frames).toBe(20 * 1920 - 312);
    expect(said.map((text) => text.split(" ")[0])).toEqual(["OGG_PACKETS_MISSING"]);
  });

  it("has silence where the decoder makes nothing of a packet", async () => {
    const bytes = buildOpus({ granules: granulesOf(10) });
    const page = listPages(bytes)[5] ?? { start: 0 };
    // Code 3 with one frame of 20 ms, and padding that is longer than the packet.
    const packet = Uint8Array.of(0xfb, 0x41, 0xfe, 0xfe);
    const middle = buildSmallPage([packet, Uint8Array.of(0xf8)], { sequence: 5, granule: 1920n * 4n });
    const next = listPages(bytes)[6] ?? { start: 0 };
    const { frames, said } = await decode(
      Buffer.concat([bytes.subarray(0, page.start), middle, bytes.subarray(next.start)]),
    );
    expect(said).toEqual(["OGG_PACKET_DAMAGED At 0:00.114 1 packet is damaged."]);
    expect(frames).toBe(10 * 1920 - 312);
  });

  it("says so when fewer frames come than its positions state", async () => {
    const { frames, said } = await decode(buildOpus({ granules: [1920n, 3840n, 96_000n] }));
    expect(frames).toBe(3 * 1920 - 312);
    expect(said).toEqual([
      "OGG_DECODED_LENGTH Decoding gave 5,448 frames; by its positions the file has 95,688.",
    ]);
  });

  it("does not fill hours that a damaged position states", async () => {
    const granules = [...granulesOf(4), 2n ** 45n, 2n ** 45n + 1920n];
    const bytes = buildOpus({ granules });
    const pages = listPages(bytes);
    const [from = 0, to = 0] = [pages[5]?.start, pages[6]?.start];
    const { frames, said } = await decode(Buffer.concat([bytes.subarray(0, from), bytes.subarray(to)]));
    expect(frames).toBeLessThan(20_000);
    expect(said.map((text) => text.split(" ")[0])).toEqual(["OGG_PACKETS_MISSING", "OGG_DECODED_LENGTH"]);
  });

  it("is put into the order of WAVE, by the table of its header", async () => {
    const source = openBytesSource(withHead(headOf(6, 1, [4, 2, 0, 4, 1, 2, 3, 5])));
    expect(decodeOpus(source, await readOggAudio(source)).format).toMatchObject({
      channels: 6,
      channelMask: 0x3f,
    });
    const free = openBytesSource(withHead(headOf(3, 255, [3, 0, 0, 1, 2])));
    expect(decodeOpus(free, await readOggAudio(free)).format.channelMask).toBeNull();
  });

  it.each([
    ["with a matrix for its channels", headOf(4, 3, [4, 0, ...Array.from({ length: 32 }, () => 0)])],
    ["whose table is missing", headOf(6, 1, [4, 2, 0])],
    ["whose streams cannot be", headOf(2, 1, [1, 2, 0, 1])],
    ["of three channels and no table", headOf(3, 0, [])],
  ])("%s is refused", async (_, head) => {
    await expect(decode(withHead(head))).rejects.toThrow(CatalogError);
  });
});

describe("Vorbis", () => {
  it("of which the decoder makes nothing is refused, and not taken for silence", async () => {
    const bytes = buildVorbis({ granules: [1600n, 3648n] });
    await expect(decode(bytes)).rejects.toThrow(/its decoder makes nothing of any packet/u);
  });
});

describe("several decodings", () => {
  it("do not disturb each other, also where one is broken off", async () => {
    const counts = [3, 30, 300, 3000];
    const all = await Promise.all(counts.map((count) => decode(buildOpus({ granules: granulesOf(count) }))));
    expect(all.map(({ frames }) => frames)).toEqual(counts.map((count) => count * 1920 - 312));
    const bytes = buildOpus({ granules: granulesOf(300) });
    for (let round = 0; round < 30; round++) {
      const source = openBytesSource(bytes);
      for await (const block of decodeOpus(source, await readOggAudio(source)).blocks()) {
        expect(block.firstFrame).toBe(0);
        break;
      }
    }
  });
});

describe("damaged files", () => {
  const seeds = {
    opus: buildOpus({ granules: granulesOf(6) }),
    vorbis: buildVorbis({ granules: [1600n, 3648n] }),
  };
  it.each(["opus", "vorbis"] as const)(
    "of %s are met with issues and catalog errors only",
    async (name) => {
      const seed = seeds[name];
      const change = fc.record({ at: fc.nat(seed.length - 1), value: fc.nat(255) });
      const damage = fc.record({
        changes: fc.array(change, { maxLength: 8 }),
        cut: fc.option(fc.nat(seed.length), { freq: 4 }),
        isSealed: fc.boolean(),
      });
      await fc.assert(
        fc.asyncProperty(damage, async ({ changes, cut, isSealed }) => {
          const bytes = Buffer.from(seed);
          for (const { at, value } of changes) bytes[at] = value;
          if (isSealed) for (const { start } of listPages(seed)) sealSafely(bytes, start);
          try {
            const file = bytes.subarray(0, cut ?? bytes.length);
            await decode(file);
            await hash(file);
          } catch (thrown) {
            expect(thrown).toBeInstanceOf(CatalogError);
          }
        }),
        { numRuns: 250 },
      );
    },
    60_000,
  );
});

function sealSafely(bytes: Buffer, start: number): void {
  const [page] = listPages(bytes.subarray(start));
  if (page !== undefined && start + page.end <= bytes.length) sealPage(bytes, start);
}

describe("the audio hash", () => {
  it("is the one that is made of these packets by hand", async () => {
    // Python of docs/reference/audio-hash.md over the packets that the builders write.
    expect(await hash(buildOpus({ granules: [1920n, 3840n, 5000n] }))).toEqual({
      hash: KNOWN.opus,
      issues: [],
    });
    expect(await hash(buildVorbis({ granules: [1600n, 3500n] }))).toEqual({ hash: KNOWN.vorbis, issues: [] });
    expect(await hash(buildVorbis({ granules: [1500n, 3400n] }))).toEqual({ hash: KNOWN.late, issues: [] });
  });

  it("does not change with comments, serial number and where positions begin", async () => {
    const { hash: before } = await hash(buildOpus());
    const entries = ["ISRC=AA6Q72600001", `TITLE=${"x".repeat(100)}`];
    expect((await hash(buildOpus({ entries, serial: 99 }))).hash).toBe(before);
    const granules = [101_920n, 103_840n, 105_760n];
    expect((await hash(buildOpus({ granules }))).hash).toBe(before);
  });

  it("changes with pre-skip, gain, and the last position", async () => {
    const change = (at: number): Buffer => {
      const bytes = buildOpus();
      bytes[28 + at] = 1;
      sealPage(bytes, 0);
      return bytes;
    };
    const files = [buildOpus(), change(10), change(16), buildOpus({ granules: [1920n, 3840n, 5759n] })];
    const hashes = await Promise.all(files.map(hash));
    expect(new Set(hashes.map((found) => found.hash)).size).toBe(4);
  });

  it("is not there for a file that holds several streams, or is not whole, and an issue says so", async () => {
    const bytes = buildOpus();
    const damaged = Buffer.from(bytes);
    const last = damaged.length - 1;
    damaged[last] = (damaged[last] ?? 0) ^ 1;
    const [a, b] = [buildOpus({ serial: 1 }), buildOpus({ serial: 2 })];
    const end = listPages(b)[0]?.end ?? 0;
    const together = Buffer.concat([
      a.subarray(0, end),
      b.subarray(0, end),
      a.subarray(end),
      b.subarray(end),
    ]);
    const results = await Promise.all([damaged, Buffer.concat([a, b]), together].map(hash));
    expect(results.map((found) => found.hash)).toEqual([null, null, null]);
    const codes = results.map(({ issues }) => issues.map(({ code }) => code).join());
    expect(codes).toEqual(["OGG_NOT_WHOLE", "OGG_CHAINED", "OGG_OTHER_STREAMS"]);
  });

  it("is not made of FLAC, whose samples are hashed", async () => {
    await expect(hash(buildOggFlac([]))).rejects.toThrow("FLAC");
  });
});

const KNOWN = {
  opus: "dwa1:5f08b09101df36682ae701d2548761be6b67a8cacd53c551ef751c1dd2141dc9",
  vorbis: "dwa1:662176bb04e4f9530a3a49ac07b70893a80be72c5add2bcfccc33f57766f69af",
  late: "dwa1:a28ad58ec7e55d0537e52ed4b6c68ad84a0f1ed2d09672743ece4f2b74a1025e",
};
