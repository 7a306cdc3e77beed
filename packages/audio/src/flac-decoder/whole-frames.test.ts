import { describe, expect, it } from "vitest";
import { buildComment } from "../flac/testing.ts";
import { createAudioHasher } from "../audio-hash/index.ts";
import { decodeBytes, encodeFlac, type TestFrame } from "./testing.ts";
import { EXPECTED, PARTS, replaced, silenced, SIZE, STREAM, withFrames } from "./testing-damage.ts";

describe("what does not add up in a stream whose frames are whole is told", () => {
  it("when frames are missing, with silence in their place", async () => {
    const { samples, codes } = await decodeBytes(withFrames([...PARTS.slice(0, 2), ...PARTS.slice(4)]));
    expect(codes).toEqual(["error FLAC_FRAMES_MISSING"]);
    expect(samples).toEqual(silenced(2, 4));
    const start = await decodeBytes(withFrames(PARTS.slice(2)));
    expect(start.codes).toEqual(["error FLAC_FRAMES_MISSING"]);
    expect(start.samples).toEqual(silenced(0, 2));
  });

  it("when the end is missing", async () => {
    const { samples, codes, messages } = await decodeBytes(withFrames(PARTS.slice(0, 4)));
    expect(codes).toEqual(["error FLAC_LENGTH_DIFFERS"]);
    expect(messages[0]).toContain("384 are missing");
    expect(samples).toEqual(EXPECTED.subarray(0, 4 * SIZE * 2));
  });

  it("when there is more than STREAMINFO states", async () => {
    const { samples, codes, messages } = await decodeBytes(encodeFlac({ ...STREAM, total: 1000 }));
    expect(codes).toEqual(["error FLAC_LENGTH_DIFFERS"]);
    expect(messages[0]).toContain("152 are too many");
    expect(samples).toEqual(EXPECTED);
  });

  it("when a frame stands there twice", async () => {
    const { codes, frames } = await decodeBytes(withFrames(replaced(2, PARTS[2]!, PARTS[2]!)));
    expect(codes).toEqual(["warning FLAC_NUMBERING_ODD", "error FLAC_LENGTH_DIFFERS"]);
    expect(frames).toBe(7 * SIZE);
  });

  it("when the numbers of the frames make no sense, which takes nothing from the samples", async () => {
    const numbers: (readonly number[])[] = [
      [0, 0, 0, 0, 0, 0],
      [0, 2 ** 30, 5, 3, 2 ** 20, 1],
    ];
    for (const row of numbers) {
      const frames = STREAM.frames.map((frame, index) => ({ ...frame, number: row[index] ?? 0 }));
      const { samples, codes } = await decodeBytes(encodeFlac({ frames }));
      expect(new Set(codes)).toEqual(new Set(["warning FLAC_NUMBERING_ODD"]));
      expect(samples).toEqual(EXPECTED);
    }
  });

  it("when the MD5 is another one, or none", async () => {
    const other = await decodeBytes(encodeFlac({ ...STREAM, md5: "00112233445566778899aabbccddeeff" }));
    expect(other.codes).toEqual(["error FLAC_MD5_DIFFERS"]);
    expect(other.samples).toEqual(EXPECTED);
    const none = await decodeBytes(encodeFlac({ ...STREAM, md5: "" }));
    // The map of the file has told that.
    expect([none.codes, none.samples]).toEqual([[], EXPECTED]);
  });

  it("when bytes stand behind the last frame, in front of the first or between two", async () => {
    const junk = Buffer.alloc(5000, "junk");
    const behind = await decodeBytes(withFrames([...PARTS, junk]));
    expect(behind.codes).toEqual(["warning FLAC_BYTES_BEHIND"]);
    for (const at of [0, 3]) {
      const between = await decodeBytes(withFrames([...PARTS.slice(0, at), junk, ...PARTS.slice(at)]));
      expect(between.codes).toEqual(["warning FLAC_BYTES_BETWEEN"]);
      expect(between.samples).toEqual(EXPECTED);
    }
    expect(behind.samples).toEqual(EXPECTED);
    // Where nothing states the length, they may have been audio.
    const unknown = await decodeBytes(withFrames([...PARTS, junk], { total: 0 }));
    expect(unknown.codes).toEqual(["error FLAC_FRAME_DAMAGED"]);
  });

  it("when a stream was cut out of a longer one, whose length nobody states", async () => {
    const { samples, codes } = await decodeBytes(withFrames(PARTS.slice(2), { total: 0, md5: "" }));
    expect(codes).toEqual(["info FLAC_STARTS_LATER"]);
    expect(samples).toEqual(EXPECTED.subarray(2 * SIZE * 2));
  });

  it("when frames state another rate, once", async () => {
    const frames = STREAM.frames.map((frame): TestFrame => ({ ...frame, rateCode: [10, ""] }));
    const { samples, codes } = await decodeBytes(encodeFlac({ frames }));
    expect(codes).toEqual(["error FLAC_RATE_DIFFERS"]);
    expect(samples).toEqual(EXPECTED);
  });

  it("when there is no frame: by what reads the blocks", async () => {
    await expect(decodeBytes(encodeFlac({ frames: [] }))).rejects.toMatchObject({
      code: "AUDIO_DATA_MISSING",
    });
  });
});

describe("the format of decoded FLAC", () => {
  const tagged = (...entries: string[]): Buffer => encodeFlac({ ...STREAM, comment: buildComment(entries) });

  it("has the speakers that a comment states, as hexadecimal digits", async () => {
    const name = "WAVEFORMATEXTENSIBLE_CHANNEL_MASK";
    for (const [entry, mask] of [
      [`${name}=0x3`, 3],
      [`${name.toLowerCase()}=0X60`, 0x60],
      [`${name}=0x80000001`, 0x8000_0001],
      [`${name}=63`, null],
      [`${name}=0x`, null],
      [`${name}=0x123456789`, null],
      ["TITLE=0x3", null],
    ] as const) {
      const { decoding } = await decodeBytes(tagged("TITLE=a", entry));
      expect(decoding.format.channelMask).toBe(mask);
    }
    expect((await decodeBytes(encodeFlac(STREAM))).decoding.format.channelMask).toBeNull();
  });

  it("makes the audio hash that the same samples have in a WAV file", async () => {
    const { samples, frames, decoding } = await decodeBytes(encodeFlac(STREAM));
    const [flac, wav] = [
      createAudioHasher(decoding.format),
      createAudioHasher({
        kind: "int",
        width: 2,
        validBits: 16,
        channels: 2,
        sampleRate: 44_100,
        channelMask: 3,
      }),
    ];
    flac.add(samples);
    wav.add(EXPECTED);
    expect(flac.finish(frames)).toBe(wav.finish(6 * SIZE));
  });

  it("is that of whole bytes", async () => {
    for (const [bitDepth, width] of [
      [4, 1],
      [8, 1],
      [12, 2],
      [20, 3],
      [24, 3],
      [25, 4],
      [32, 4],
    ] as const) {
      const { decoding } = await decodeBytes(encodeFlac({ bitDepth, frames: [{ channels: [[1, 2, 3]] }] }));
      expect(decoding.format).toMatchObject({ kind: "int", width, validBits: bitDepth });
    }
  });
});
