import { describe, expect, it } from "vitest";
import { makeChannel } from "../alac/testing-material.ts";
import {
  decodeBytes,
  encodeFlac,
  encodeFrame,
  encodeStreamInfo,
  expectedSamples,
  toBits,
  type TestFrame,
  type TestStream,
} from "./testing.ts";
import {
  EXPECTED,
  flip,
  makeFrames,
  PARTS,
  replaced,
  silenced,
  SIZE,
  STREAM,
  withFrames,
} from "./testing-damage.ts";

describe("a damaged frame becomes an issue and silence of its length", () => {
  it.each([0, 1, 4, 5])("when a bit of frame %i is wrong", async (index) => {
    const { samples, codes, messages } = await decodeBytes(
      withFrames(replaced(index, flip(PARTS[index], 100))),
    );
    expect(codes).toEqual(["error FLAC_FRAME_DAMAGED"]);
    expect(samples).toEqual(silenced(index, index + 1));
    if (index === 1)
      expect(messages[0]).toMatch(/^The audio from 0:00\.004 to 0:00\.009 \(192 samples\) is damaged/u);
  });

  it.each([0, 1, 4, 5])("when the header of frame %i is wrong", async (index) => {
    for (const at of [0, 1, 2, 3, 4, 7]) {
      const { samples, codes } = await decodeBytes(withFrames(replaced(index, flip(PARTS[index], at))));
      expect(codes).toEqual(["error FLAC_FRAME_DAMAGED"]);
      expect(samples).toEqual(silenced(index, index + 1));
    }
  });

  it("once for several frames in a row", async () => {
    const parts = [
      ...PARTS.slice(0, 2),
      flip(PARTS[2], 50),
      flip(PARTS[3], 1),
      flip(PARTS[4], 9),
      ...PARTS.slice(5),
    ];
    const { samples, codes } = await decodeBytes(withFrames(parts));
    expect(codes).toEqual(["error FLAC_FRAME_DAMAGED"]);
    expect(samples).toEqual(silenced(2, 5));
  });

  it("when bytes are missing in the middle of it, and when others stand there", async () => {
    for (const instead of [0, 700, 300_000]) {
      const [second = new Uint8Array(0)] = PARTS.slice(1);
      const rest = Buffer.alloc(instead, Uint8Array.of(0xff, 0xf8, 0x69, 0x18, 0));
      const parts = replaced(1, second.subarray(0, 60), rest, second.subarray(200));
      const { samples, codes } = await decodeBytes(withFrames(parts));
      expect(codes).toEqual(["error FLAC_FRAME_DAMAGED"]);
      expect(samples).toEqual(silenced(1, 2));
    }
  });

  it("when it is cut off by the end, whose length is told, too, as far as frames are missing behind it", async () => {
    const whole = withFrames(PARTS);
    const cut = await decodeBytes(whole.subarray(0, -5));
    expect(cut.codes).toEqual(["error FLAC_FRAME_DAMAGED"]);
    expect(cut.samples).toEqual(silenced(5, 6));
    const shorter = await decodeBytes(withFrames([...PARTS.slice(0, 3), PARTS[3]!.subarray(0, 99)]));
    expect(shorter.codes).toEqual(["error FLAC_FRAME_DAMAGED", "error FLAC_LENGTH_DIFFERS"]);
    expect(shorter.samples).toEqual(silenced(3, 6).subarray(0, 4 * SIZE * 2));
    const unknown = await decodeBytes(
      withFrames([...PARTS.slice(0, 3), PARTS[3]!.subarray(0, 99)], { total: 0, md5: "" }),
    );
    expect(unknown.codes).toEqual(["error FLAC_FRAME_DAMAGED"]);
    expect(unknown.samples.length).toBe(4 * SIZE * 2);
  });

  it("when it has another depth or other channels than STREAMINFO says", async () => {
    const odd = [
      encodeFrame(
        { number: 2, channels: [makeChannel("music", 8, SIZE), makeChannel("music", 8, SIZE)], depthCode: 1 },
        8,
      ),
      encodeFrame({ number: 2, channels: [makeChannel("music", 16, SIZE)] }, 16),
    ];
    for (const frame of odd) {
      const { samples, codes } = await decodeBytes(withFrames(replaced(2, frame)));
      expect(codes).toEqual(["error FLAC_FRAME_DAMAGED"]);
      expect(samples).toEqual(silenced(2, 3));
    }
  });

  it("when its samples do not fit the depth, though its checksum is right", async () => {
    const channels = [0, 1].map((n) => makeChannel("noise", 18, SIZE, n));
    const loud = encodeFrame({ number: 2, channels, subframes: [{ kind: "fixed", order: 0 }] }, 16);
    const { samples, codes, messages } = await decodeBytes(withFrames(replaced(2, loud)));
    expect(codes).toEqual(["error FLAC_FRAME_DAMAGED"]);
    expect(messages[0]).toContain("do not fit");
    expect(samples).toEqual(silenced(2, 3));
  });

  it("when it is of a kind that does not exist", async () => {
    const { channels } = STREAM.frames[2]!;
    const frame = encodeFrame({ number: 2, channels, subframes: [{ kind: "linear", coefficients: [] }] }, 16);
    const { samples, codes, messages } = await decodeBytes(withFrames(replaced(2, frame)));
    expect(codes).toEqual(["error FLAC_FRAME_DAMAGED"]);
    expect(messages[0]).toContain("unknown kind 31");
    expect(samples).toEqual(silenced(2, 3));
  });

  it("and what only looks like a header far behind the end makes no silence", async () => {
    const far = encodeFrame({ ...STREAM.frames[0]!, number: 90 }, 16).subarray(0, 30);
    const bytes = withFrames([...PARTS, Buffer.alloc(100_000, "junk"), far], { total: 0, md5: "" });
    const { samples, codes } = await decodeBytes(bytes);
    expect(codes).toEqual(["error FLAC_FRAME_DAMAGED"]);
    expect(samples).toEqual(EXPECTED);
  });

  it("in streams that count samples, and in those whose length nothing states", async () => {
    let number = 0;
    const frames = [100, 37, 512, 64, 300].map((size, index): TestFrame => {
      const frame = { number, isVariable: true, channels: [makeChannel("music", 16, size, index)] };
      number += size;
      return frame;
    });
    const stream: TestStream = { frames, blockSize: 512, total: 0, md5: "" };
    const parts = frames.map((frame) => encodeFrame(frame, 16));
    const head = encodeFlac(stream).subarray(0, 42);
    const bytes = Buffer.concat([head, ...parts.slice(0, 2), flip(parts[2], 40), ...parts.slice(3)]);
    const { samples, codes } = await decodeBytes(bytes);
    expect(codes).toEqual(["error FLAC_FRAME_DAMAGED"]);
    expect(samples).toEqual(expectedSamples(stream).fill(0, 137, 649));
  });

  it("up to a number that one can read, and tells how many more there are", async () => {
    const frames = makeFrames(200);
    const parts = frames.map((frame, index) =>
      index % 2 === 1 ? flip(encodeFrame(frame, 16), 90) : encodeFrame(frame, 16),
    );
    const {
      codes,
      messages,
      frames: length,
    } = await decodeBytes(Buffer.concat([encodeFlac({ frames }).subarray(0, 42), ...parts]));
    expect(codes).toEqual([
      ...new Array<string>(50).fill("error FLAC_FRAME_DAMAGED"),
      "error FLAC_FRAME_DAMAGED",
    ]);
    expect(messages.at(-1)).toBe("50 more issues of this kind came up further on.");
    expect(length).toBe(200 * SIZE);
  });
});

describe("a hostile file", () => {
  it("that states a length of years costs no more than its size allows", async () => {
    const frames = STREAM.frames.map((frame, index) =>
      index === 5 ? { ...frame, isVariable: true, number: 2 ** 36 - SIZE } : frame,
    );
    const bytes = encodeFlac({ frames, total: 2 ** 36 - 1 });
    const { frames: length, codes } = await decodeBytes(bytes);
    expect(length).toBe(6 * SIZE);
    expect(codes).toEqual(["warning FLAC_NUMBERING_ODD", "error FLAC_LENGTH_DIFFERS"]);
  });

  it("full of headers of the largest frames ends in seconds", async () => {
    const channels = Array.from({ length: 8 }, () => new Array<number>(65_535).fill(0));
    const head = encodeFrame(
      { channels, subframes: [{ kind: "constant" }], lengthCode: [7, toBits(65_534, 16)] },
      32,
    );
    // A header, then the beginning of stored samples, which are the next header.
    const piece = Buffer.concat([head.subarray(0, 8), Uint8Array.of(2)]);
    const info = encodeStreamInfo({
      bitDepth: 32,
      frames: [{ channels: channels.map(() => [0]) }],
      blockSize: 65_535,
    });
    const bytes = Buffer.concat([
      Buffer.from("fLaC"),
      Uint8Array.of(0x80, 0, 0, 34),
      info,
      ...new Array<Buffer>(400_000).fill(piece),
    ]);
    const start = performance.now();
    const { codes } = await decodeBytes(bytes);
    expect(codes).toContain("error FLAC_FRAME_DAMAGED");
    expect(performance.now() - start).toBeLessThan(20_000);
  }, 60_000);
});
