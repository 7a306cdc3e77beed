/** Frames built by hand: silence that decodes, and damage that is found. */
import { CatalogError } from "@deadwax/catalog";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { collect } from "../decoding/testing.ts";
import { readMp3Map } from "../mpeg/index.ts";
import { buildFrames, buildId3, buildInfoFrame, MP3_128 } from "../mpeg/testing.ts";
import { openBytesSource } from "../riff/index.ts";
import { decodeMp3, hashMp3, readMp3Frames } from "./index.ts";

type Header = readonly [number, number, number, number];

/** Silence: frames whose side information asks for nothing. */
function buildSilence(count: number, header: Header = MP3_128): Buffer {
  const frames = buildFrames(count, header);
  const size = frames.length / count;
  for (let at = 0; at < frames.length; at += size) frames.fill(0, at + 4, at + size);
  return frames;
}

async function decode(bytes: Uint8Array): Promise<{ frames: number; issues: string[]; samples: number[] }> {
  const source = openBytesSource(bytes);
  const decoding = decodeMp3(source, await readMp3Map(source));
  const samples = await collect(decoding);
  const issues = decoding.issues().map(({ code, message }) => `${code} ${message}`);
  return { frames: samples.length / decoding.format.channels, issues, samples: [...samples] };
}

async function hash(bytes: Uint8Array): Promise<string> {
  const source = openBytesSource(bytes);
  return hashMp3(source, await readMp3Map(source));
}

const TAG = buildId3(Buffer.alloc(500, 0x41));

describe("frames of MP3", () => {
  it("come whole and in their order, over blocks and what interrupts them", async () => {
    const frames = buildFrames(2600);
    const bytes = Buffer.concat([
      TAG,
      buildInfoFrame(),
      frames.subarray(0, 417 * 10),
      Buffer.alloc(999, 7),
      frames.subarray(417 * 10),
    ]);
    const source = openBytesSource(bytes);
    const got: Uint8Array[] = [];
    for await (const frame of readMp3Frames(source, await readMp3Map(source))) got.push(frame);
    expect(got.length).toBe(2600);
    expect(Buffer.concat(got).equals(frames)).toBe(true);
  });

  it("come whole in free format, too", async () => {
    const frames = buildFrames(50, [0xff, 0xfb, 0x00, 0x00], 700);
    const source = openBytesSource(frames);
    const map = await readMp3Map(source);
    const sizes: number[] = [];
    for await (const frame of readMp3Frames(source, map)) sizes.push(frame.length);
    expect(sizes).toEqual(Array.from({ length: 50 }, () => 700));
    expect(() => decodeMp3(source, map)).toThrow(CatalogError);
  });

  it("are refused when they are no longer those of the map", async () => {
    const bytes = buildFrames(20);
    const map = await readMp3Map(openBytesSource(bytes));
    const other = openBytesSource(Buffer.alloc(bytes.length));
    await expect(hashMp3(other, map)).rejects.toThrow(CatalogError);
    await expect(hashMp3(openBytesSource(bytes.subarray(0, 5000)), map)).rejects.toThrow(CatalogError);
  });
});

describe("decoding", () => {
  it.each([
    ["MPEG-1 layer III", MP3_128, 1152, 2],
    ["MPEG-1 layer III, mono", [0xff, 0xfb, 0x90, 0xc0], 1152, 1],
    ["MPEG-2 layer III", [0xff, 0xf3, 0x90, 0x00], 576, 2],
    ["MPEG-2.5 layer III, mono", [0xff, 0xe3, 0x90, 0xc0], 576, 1],
    ["MPEG-1 layer II", [0xff, 0xfd, 0xa0, 0x00], 1152, 2],
    ["MPEG-1 layer I", [0xff, 0xff, 0xa0, 0x00], 384, 2],
  ] as const)("gives as many samples as there are frames of %s", async (_, header, samples, channels) => {
    const bytes = buildSilence(30, header);
    const source = openBytesSource(bytes);
    const { format } = decodeMp3(source, await readMp3Map(source));
    expect(format).toMatchObject({ kind: "float", width: 4, validBits: 32, channels, channelMask: null });
    const decoded = await decode(bytes);
    expect(decoded).toMatchObject({ frames: 30 * samples, issues: [] });
    expect(decoded.samples.every((sample) => sample === 0)).toBe(true);
  });

  it("leaves out what the encoder added in front and behind", async () => {
    const info = buildInfoFrame({ frames: 30, delay: 576, padding: 1000 });
    const { frames, issues } = await decode(Buffer.concat([TAG, info, buildSilence(30)]));
    expect([frames, issues]).toEqual([30 * 1152 - 1576, []]);
  });

  it("says when frames are damaged, and keeps what follows in its place", async () => {
    const bytes = buildSilence(40);
    for (const frame of [10, 11, 30]) bytes.fill(0xee, frame * 417 + 4, frame * 417 + 417);
    const { frames, issues } = await decode(bytes);
    expect(frames).toBe(40 * 1152);
    expect(issues).toEqual([
      "MPEG_FRAME_DAMAGED At 0:00.261 2 frames are damaged, or need data that is missing.",
      "MPEG_FRAME_DAMAGED At 0:00.784 1 frame is damaged, or needs data that is missing.",
    ]);
  });

  it("says it where only the checksum of a frame tells", async () => {
    const bytes = buildSilence(20, [0xff, 0xfa, 0x90, 0x00]);
    const { issues } = await decode(bytes);
    expect(issues.length).toBe(1);
    // CRC-16 of ISO/IEC 11172-3 over 90 00 and 32 zeros, computed apart from the code under test.
    for (let at = 0; at < bytes.length; at += 417) bytes.writeUInt16BE(crcOfSilence(), at + 4);
    expect((await decode(bytes)).issues).toEqual([]);
  });

  it("names ten places of many", async () => {
    const bytes = buildSilence(60);
    for (let frame = 1; frame < 60; frame += 2) bytes.fill(0xee, frame * 417 + 4, frame * 417 + 417);
    const { issues } = await decode(bytes);
    expect(issues.length).toBe(11);
    expect(issues.at(-1)).toBe("MPEG_FRAME_DAMAGED Frames are damaged in 20 more places.");
  });

  it("works several at once, and after one that was broken off", async () => {
    const all = await Promise.all([5, 50, 20].map((count) => decode(buildSilence(count))));
    expect(all.map(({ frames }) => frames)).toEqual([5 * 1152, 50 * 1152, 20 * 1152]);
    for (let round = 0; round < 20; round++) {
      const source = openBytesSource(buildSilence(40));
      for await (const block of decodeMp3(source, await readMp3Map(source)).blocks()) {
        expect(block.firstFrame).toBe(0);
        break;
      }
    }
  });

  it("writes nothing to the console, whatever the frames hold", async () => {
    const { error } = console;
    const said: unknown[] = [];
    console.error = (...words: unknown[]) => said.push(words);
    try {
      await fc.assert(
        fc.asyncProperty(fc.uint8Array({ minLength: 413, maxLength: 413 }), async (body) => {
          const bytes = buildSilence(8);
          bytes.set(body, 417 * 3 + 4);
          expect((await decode(bytes)).frames).toBe(8 * 1152);
        }),
        { numRuns: 60 },
      );
      expect(said).toEqual([]);
    } finally {
      console.error = error;
    }
  });

  it("meets damaged files with issues and catalog errors only", async () => {
    const seed = Buffer.concat([TAG, buildInfoFrame({ frames: 12 }), buildFrames(12)]);
    const change = fc.record({ at: fc.nat(seed.length - 1), value: fc.nat(255) });
    const changes = fc.array(change, { minLength: 1, maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(changes, fc.nat(seed.length), async (list, cut) => {
        const bytes = Uint8Array.from(seed.subarray(0, cut % 3 === 0 ? cut : seed.length));
        for (const { at, value } of list) if (at < bytes.length) bytes[at] = value;
        try {
          const source = openBytesSource(bytes);
          const map = await readMp3Map(source);
          const decoding = decodeMp3(source, map);
          const { length } = await collect(decoding);
          const isSaid = decoding.issues().some(({ code }) => code === "MPEG_DECODED_LENGTH");
          expect(length / decoding.format.channels === map.samples || isSaid).toBe(true);
        } catch (thrown) {
          expect(thrown).toBeInstanceOf(CatalogError);
        }
      }),
      { numRuns: 300 },
    );
  }, 30_000);
});

describe("the audio hash", () => {
  const info = buildInfoFrame({ frames: 30 });
  const frames = buildFrames(30);

  it("stays when tags come, go and grow", async () => {
    const before = await hash(Buffer.concat([info, frames]));
    expect(await hash(Buffer.concat([TAG, info, frames]))).toBe(before);
    expect(await hash(Buffer.concat([TAG, info, frames, Buffer.from("TAG"), Buffer.alloc(125)]))).toBe(
      before,
    );
  });

  it("is the one that is made of these frames by hand", async () => {
    // Python of docs/reference/audio-hash.md over 30 frames of 417 bytes.
    expect(await hash(Buffer.concat([TAG, info, frames]))).toBe(KNOWN.trimmed);
    expect(await hash(Buffer.concat([TAG, frames]))).toBe(KNOWN.bare);
  });

  it("changes with a byte of a frame, a frame less, and what is left out at either end", async () => {
    const changed = Buffer.from(frames);
    changed[5000] = (changed[5000] ?? 0) ^ 1;
    const all = await Promise.all(
      [
        Buffer.concat([info, frames]),
        Buffer.concat([info, changed]),
        Buffer.concat([info, frames.subarray(417)]),
        Buffer.concat([buildInfoFrame({ frames: 30, delay: 577 }), frames]),
        Buffer.concat([buildInfoFrame({ frames: 30, padding: 1001 }), frames]),
        frames,
      ].map(hash),
    );
    expect(new Set(all).size).toBe(all.length);
  });
});

const KNOWN = {
  trimmed: "dwa1:eb991d23990716de0e7d8759043b4656e420a5570a6f9e99cd64aee3e39356e8",
  bare: "dwa1:bf46c57304d9d68daf7b8e7ba67088f880a227a1b432f0a76bb372bd26fed6e7",
};

function crcOfSilence(): number {
  let crc = 0xffff;
  for (const byte of [0x90, 0x00, ...Array.from({ length: 32 }, () => 0)]) {
    for (let bit = 7; bit >= 0; bit--) {
      const isOdd = ((crc >> 15) & 1) !== ((byte >> bit) & 1);
      crc = ((crc << 1) ^ (isOdd ? 0x8005 : 0)) & 0xffff;
    }
  }
  return crc;
}
