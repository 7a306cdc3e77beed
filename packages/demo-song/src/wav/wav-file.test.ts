import { describe, expect, it } from "vitest";
import { ascii, wavBytes } from "./wav-file.ts";
import { toPcm16, toPcm24 } from "./pcm.ts";
import { bextChunk, infoChunk } from "./text-chunks.ts";

const audio = {
  sampleRate: 44_100,
  channels: [Float32Array.of(0, 0.5, -1, 1), Float32Array.of(0.25, -0.25, 0, -2)],
};

function text(bytes: Uint8Array, from: number, length: number): string {
  return new TextDecoder("latin1").decode(bytes.subarray(from, from + length));
}

/** Identifiers and lengths of the chunks, walked as a reader walks them. */
function chunksOf(bytes: Uint8Array): [string, number][] {
  const view = new DataView(bytes.buffer);
  const found: [string, number][] = [];
  for (let at = 12; at < bytes.length;) {
    const length = view.getUint32(at + 4, true);
    found.push([text(bytes, at, 4), length]);
    at += 8 + length + (length % 2);
  }
  return found;
}

describe("PCM", () => {
  it("holds what lies outside the range at its limits", () => {
    const view = new DataView(toPcm16(audio).buffer);
    const values = Array.from({ length: 8 }, (_, index) => view.getInt16(2 * index, true));
    expect(values).toEqual([0, 8192, 16384, -8192, -32768, 0, 32767, -32768]);
  });

  it("writes 24 bits with the lowest byte first", () => {
    expect([...toPcm24(audio).subarray(0, 12)]).toEqual([0, 0, 0, 0, 0, 0x20, 0, 0, 0x40, 0, 0, 0xe0]);
  });

  it("dithers with the same noise for a seed, and by at most one step and a half", () => {
    const quiet = { sampleRate: 44_100, channels: [new Float32Array(5000).fill(0.1)] };
    const plain = new Int16Array(toPcm16(quiet).buffer);
    const dithered = new Int16Array(toPcm16(quiet, { dither: "tpdf", seed: 3 }).buffer);
    expect(new Int16Array(toPcm16(quiet, { dither: "tpdf", seed: 3 }).buffer)).toEqual(dithered);
    expect(new Int16Array(toPcm16(quiet, { dither: "tpdf", seed: 4 }).buffer)).not.toEqual(dithered);
    expect(new Set(dithered.map((value, index) => value - plain[index]!))).toEqual(new Set([-1, 0, 1]));
  });
});

describe("a WAVE file", () => {
  it("says its own length and carries chunks before and after the audio", () => {
    const before = [bextChunk({ description: "Midnight Drive" })];
    const after = [infoChunk({ INAM: "Midnight Drive", IART: "Odd" })];
    const bytes = wavBytes(audio, { bits: 24, chunks: { before, after } });
    expect([text(bytes, 0, 4), text(bytes, 8, 4)]).toEqual(["RIFF", "WAVE"]);
    expect(new DataView(bytes.buffer).getUint32(4, true)).toBe(bytes.length - 8);
    expect(chunksOf(bytes)).toEqual([
      ["fmt ", 16],
      ["bext", 602],
      ["data", 24],
      ["LIST", 40],
    ]);
  });

  it("pads a chunk of odd length without counting the padding", () => {
    const bytes = wavBytes(audio, { bits: 16, chunks: { after: [{ id: "junk", bytes: ascii("odd") }] } });
    expect(bytes.length % 2).toBe(0);
    expect(chunksOf(bytes).at(-1)).toEqual(["junk", 3]);
  });

  it("keeps floats as they are, with the chunk that counts them", () => {
    const bytes = wavBytes(audio, { bits: "float32" });
    expect(chunksOf(bytes)).toEqual([
      ["fmt ", 18],
      ["fact", 4],
      ["data", 32],
    ]);
    expect(new DataView(bytes.buffer).getFloat32(bytes.length - 4, true)).toBe(-2);
  });
});
