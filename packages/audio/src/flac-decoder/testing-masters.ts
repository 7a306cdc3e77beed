/** WAV files for encoders, and whether what was decoded is what they hold. */
import { spawnSync } from "node:child_process";
import { makeChannel, type Material } from "../alac/testing-material.ts";
import { createSampleReader } from "../pcm/index.ts";
import { buildWav, type TestFolder } from "../testing.ts";
import type { Decoded } from "./testing.ts";

export function has(program: string): boolean {
  return spawnSync(program, ["-version"]).error === undefined;
}

const start = (program: string, parameters: readonly string[]): ReturnType<typeof spawnSync> =>
  spawnSync(program, parameters, { maxBuffer: 2 ** 28 });

/** What a program writes to standard output; it must succeed. */
export function run(program: string, ...parameters: readonly string[]): Buffer {
  const { stdout, stderr, status } = start(program, parameters);
  if (status !== 0) throw new Error(`${program} ${parameters.join(" ")}: ${String(stderr)}`);
  return Buffer.from(stdout);
}

/** The same of a program that may complain. */
export function runAnyway(program: string, ...parameters: readonly string[]): Buffer {
  return Buffer.from(start(program, parameters).stdout);
}

export type Signal = Material | "mono" | "shifted" | "square";

export const SIGNALS: readonly Signal[] = [
  "noise",
  "sine",
  "silence",
  "music",
  "extremes",
  "steps",
  "mono",
  "shifted",
  "square",
];

/** A WAV file to be encoded. Default: 9001 frames of stereo at 44.1 kHz. */
export interface Master {
  readonly signal: Signal;
  readonly bits: 8 | 16 | 20 | 24 | 32;
  readonly channels?: number;
  readonly frames?: number;
  readonly sampleRate?: number;
  readonly mask?: number;
}

function makeSignal(signal: Signal, bits: number, frames: number, channel: number): number[] {
  if (signal === "mono") return makeChannel("music", bits, frames, 0);
  if (signal === "square") return makeChannel("extremes", bits, frames, 0);
  if (signal === "shifted")
    return makeChannel("music", bits - 3, frames, channel).map((sample) => sample * 8);
  return makeChannel(signal, bits, frames, channel);
}

export interface Made {
  readonly path: string;
  readonly wav: string;
  /** As it is to come out. */
  readonly expected: Buffer;
  readonly master: Required<Omit<Master, "mask">> & { readonly width: number };
}

let made = 0;

/** Writes a WAV file: 20 bits lie in the upper part of 24. */
export function makeMaster(folder: TestFolder, master: Master): Made {
  const { signal, bits, channels = 2, frames = 9001, sampleRate = 44_100, mask } = master;
  const width = Math.ceil(bits / 8);
  const data = Buffer.alloc(frames * channels * width);
  for (let n = 0; n < channels; n++) {
    for (const [i, sample] of makeSignal(signal, bits, frames, n).entries()) {
      const at = (i * channels + n) * width;
      if (bits === 8) data[at] = sample + 128;
      else data.writeIntLE(sample * 2 ** (width * 8 - bits), at, width);
    }
  }
  const isPlain = channels <= 2 && (bits === 8 || bits === 16);
  const stated = isPlain
    ? {}
    : { validBits: bits, channelMask: mask ?? [0, 4, 3, 7, 0x33, 0x37, 0x3f, 0x70f, 0x63f][channels] ?? 0 };
  const path = folder.write(`${++made}.wav`, buildWav({ width, channels, sampleRate, data, ...stated }));
  const format = {
    kind: "int",
    width,
    validBits: bits,
    channels,
    sampleRate,
    channelMask: mask ?? null,
  } as const;
  const reader = createSampleReader(format);
  const pieces: Buffer[] = [];
  for (let at = 0; at < data.length; at += reader.maxBytes) {
    const samples = reader.read(new Uint8Array(data.subarray(at, at + reader.maxBytes)));
    pieces.push(Buffer.from(new Uint8Array(samples.buffer, samples.byteOffset, samples.byteLength)));
  }
  return {
    path: path.replace(/wav$/u, "flac"),
    wav: path,
    expected: Buffer.concat(pieces),
    master: { signal, bits, channels, frames, sampleRate, width },
  };
}

export function bytesOf({ samples }: Pick<Decoded, "samples">): Buffer {
  return Buffer.from(samples.buffer, samples.byteOffset, samples.byteLength);
}

/** In what the decoded differs from the master; null when it is the same. */
export function findDifference(decoded: Decoded, { expected, master, path }: Made): string | null {
  const { format } = decoded.decoding;
  for (const key of ["width", "channels", "sampleRate"] as const) {
    if (format[key] !== master[key]) return `${path}: ${key} is ${format[key]}`;
  }
  if (format.validBits !== master.bits) return `${path}: ${format.validBits} bits`;
  if (decoded.frames !== master.frames) return `${path}: ${decoded.frames} frames`;
  return bytesOf(decoded).equals(expected) ? null : `${path}: other samples`;
}
