/** A stream of six frames, whole and in parts, to be damaged. */
import { makeChannel } from "../alac/testing-material.ts";
import { encodeFlac, encodeFrame, expectedSamples, type TestFrame, type TestStream } from "./testing.ts";

export const SIZE = 192;

/** Frames of 192 samples in two channels of 16 bits; no two are alike. */
export function makeFrames(amount: number): TestFrame[] {
  return Array.from({ length: amount }, (_, number) => ({
    number,
    channels: [0, 1].map((n) => makeChannel("music", 16, SIZE, number * 2 + n)),
    subframes: [{ kind: "fixed", order: 2 }],
  }));
}

export const STREAM: TestStream = { frames: makeFrames(6) };
export const EXPECTED = expectedSamples(STREAM);

/** A file with other frames than STREAMINFO tells of. */
export function withFrames(parts: readonly Uint8Array[], stated: Partial<TestStream> = {}): Buffer {
  const head = encodeFlac({ ...STREAM, ...stated }).subarray(0, 42);
  return Buffer.concat([head, ...parts]);
}

export const PARTS = STREAM.frames.map((frame) => encodeFrame(frame, 16));

/** The samples as they are to come out when frames `from` up to and without `to` are silent. */
export function silenced(from: number, to: number): Int32Array {
  return EXPECTED.slice().fill(0, from * SIZE * 2, to * SIZE * 2);
}

export function flip(part: Uint8Array | undefined, at: number): Buffer {
  const copy = Buffer.from(part ?? []);
  copy[at] = (copy[at] ?? 0) ^ 0x10;
  return copy;
}

export function replaced(index: number, ...by: readonly Uint8Array[]): Uint8Array[] {
  return [...PARTS.slice(0, index), ...by, ...PARTS.slice(index + 1)];
}
