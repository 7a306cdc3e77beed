/** A FLAC encoder without cleverness, sharing nothing with the decoder: exact numbers of any size, bits as text. */
import { createHash } from "node:crypto";
import { readFlacMap } from "../flac/index.ts";
import { openBytesSource, type ByteSource } from "../riff/index.ts";
import type { Decoding } from "../decoding/index.ts";
import { decodeFlac } from "./index.ts";

/** How one channel of a frame is to be written. */
export interface TestSubframe {
  readonly kind?: "constant" | "verbatim" | "fixed" | "linear";
  /** Of a fixed predictor. */
  readonly order?: number;
  readonly coefficients?: readonly number[];
  readonly precision?: number;
  readonly shift?: number;
  readonly wasted?: number;
  readonly partitionOrder?: number;
  /** Rice parameters of 4 or of 5 bits. Default 1: 5 bits. */
  readonly method?: 0 | 1;
  /** Rice parameter of all partitions; `escape` writes numbers of one width. Default: one that fits. */
  readonly parameter?: number | "escape";
}

export interface TestFrame {
  /** Left and right, not yet mixed. */
  readonly channels: readonly (readonly number[])[];
  readonly mix?: "apart" | "left-side" | "side-right" | "mid-side";
  readonly subframes?: readonly TestSubframe[];
  readonly isVariable?: boolean;
  readonly number?: number;
  /** Codes of the header, with the bits that go with them; default: the length in 16 bits, the rest in STREAMINFO. */
  readonly lengthCode?: readonly [number, string];
  readonly rateCode?: readonly [number, string];
  readonly depthCode?: number;
}

export interface TestStream {
  readonly bitDepth?: number;
  readonly sampleRate?: number;
  readonly frames: readonly TestFrame[];
  /** Default: the length of the first frame. */
  readonly blockSize?: number;
  /** In place of what is true: 0 or an empty text for unknown. */
  readonly total?: number;
  readonly md5?: string;
  readonly comment?: Uint8Array;
  readonly after?: Uint8Array;
}

/** Bits of a number, negative ones in two's complement. */
export function toBits(value: number | bigint, width: number): string {
  return width === 0 ? "" : BigInt.asUintN(width, BigInt(value)).toString(2).padStart(width, "0");
}

function toBytes(bits: string): Buffer {
  const padded = bits.padEnd(Math.ceil(bits.length / 8) * 8, "0");
  return Buffer.from(
    Array.from({ length: padded.length / 8 }, (_, at) => parseInt(padded.slice(at * 8, at * 8 + 8), 2)),
  );
}

/** The remainder of bytes and `width` zeros divided by a polynomial. */
function divide(bytes: Uint8Array, polynomial: number, width: number): number {
  let rest = 0;
  for (const byte of bytes) {
    for (let bit = 7; bit >= 0; bit--) {
      const out = ((rest >> (width - 1)) ^ (byte >> bit)) & 1;
      rest = ((rest << 1) & (2 ** width - 1)) ^ (out === 1 ? polynomial : 0);
    }
  }
  return rest;
}

function numberBits(value: number): string {
  if (value < 128) return toBits(value, 8);
  let size = 2;
  while (value >= 2 ** (size * 5 + 1)) size++;
  const rest = toBits(value, size * 6 - 6 + Math.max(0, 7 - size));
  const tail = rest.slice(-(size - 1) * 6).match(/.{6}/gu) ?? [];
  return "1".repeat(size) + "0" + rest.slice(0, -(size - 1) * 6) + tail.map((six) => `10${six}`).join("");
}

const FIXED: readonly (readonly number[])[] = [[], [1], [2, -1], [3, -3, 1], [4, -6, 4, -1]];

function encodeResidual(
  residual: readonly bigint[],
  frames: number,
  order: number,
  plan: TestSubframe,
): string {
  const { partitionOrder = 0, method = 1, parameter } = plan;
  const parts = 2 ** partitionOrder;
  let bits = toBits(method, 2) + toBits(partitionOrder, 4);
  let from = 0;
  for (let part = 1; part <= parts; part++) {
    const to = (frames / parts) * part - order;
    const values = residual.slice(from, to);
    from = to;
    const largest = values.reduce(
      (most, value) => ((value < 0 ? -value : value) > most ? (value < 0 ? -value : value) : most),
      0n,
    );
    const width = largest === 0n ? 0 : largest.toString(2).length + 1;
    if (parameter === "escape") {
      bits +=
        "1".repeat(4 + method) + toBits(width, 5) + values.map((value) => toBits(value, width)).join("");
      continue;
    }
    const rice = parameter ?? Math.min(Math.max(0, width - 2), method === 0 ? 14 : 30);
    bits += toBits(rice, 4 + method);
    for (const value of values) {
      const folded = value < 0n ? -2n * value - 1n : 2n * value;
      bits += `${"0".repeat(Number(folded >> BigInt(rice)))}1${toBits(folded, rice)}`;
    }
  }
  return bits;
}

function encodeSubframe(samples: readonly number[], fullWidth: number, plan: TestSubframe): string {
  const { kind = "verbatim", wasted = 0, shift = 0 } = plan;
  const width = fullWidth - wasted;
  const values = samples.map((sample) => BigInt(sample) >> BigInt(wasted));
  const unused = wasted === 0 ? "0" : `1${"0".repeat(wasted - 1)}1`;
  if (kind === "constant") return `0${toBits(0, 6)}${unused}${toBits(values[0] ?? 0n, width)}`;
  if (kind === "verbatim")
    return `0${toBits(1, 6)}${unused}${values.map((value) => toBits(value, width)).join("")}`;
  const weights = kind === "fixed" ? (FIXED[plan.order ?? 0] ?? []) : (plan.coefficients ?? []);
  const order = weights.length;
  const warmUp = values
    .slice(0, order)
    .map((value) => toBits(value, width))
    .join("");
  const residual = values.slice(order).map((value, index) => {
    const sum = weights.reduce(
      (all, weight, k) => all + BigInt(weight) * (values[order + index - 1 - k] ?? 0n),
      0n,
    );
    return value - (sum >> BigInt(shift));
  });
  // Residuals have to fit 32 bits; what predicts so badly is stored.
  if (residual.some((value) => BigInt.asIntN(32, value) !== value)) {
    return encodeSubframe(samples, fullWidth, { kind: "verbatim", wasted });
  }
  const coded = encodeResidual(residual, samples.length, order, plan);
  if (kind === "fixed") return `0${toBits(8 + order, 6)}${unused}${warmUp}${coded}`;
  const { precision = 15 } = plan;
  const predictor =
    toBits(precision - 1, 4) + toBits(shift, 5) + weights.map((weight) => toBits(weight, precision)).join("");
  return `0${toBits(31 + order, 6)}${unused}${warmUp}${predictor}${coded}`;
}

function mixChannels({ channels, mix = "apart" }: TestFrame): readonly (readonly number[])[] {
  const [left = [], right = []] = channels;
  const side = left.map((sample, i) => sample - (right[i] ?? 0));
  if (mix === "left-side") return [left, side];
  if (mix === "side-right") return [side, right];
  if (mix === "mid-side") return [left.map((sample, i) => Math.floor((sample + (right[i] ?? 0)) / 2)), side];
  return channels;
}

/** A whole frame with both checksums. */
export function encodeFrame(frame: TestFrame, bitDepth: number): Buffer {
  const { mix = "apart", subframes = [], isVariable = false, number = 0, depthCode = 0 } = frame;
  const length = frame.channels[0]?.length ?? 0;
  const [lengthCode, lengthBits] = frame.lengthCode ?? [7, toBits(length - 1, 16)];
  const [rateCode, rateBits] = frame.rateCode ?? [0, ""];
  const mixes = ["left-side", "side-right", "mid-side"];
  const assignment = mix === "apart" ? frame.channels.length - 1 : 8 + mixes.indexOf(mix);
  const head = toBytes(
    `11111111111110${isVariable ? "01" : "00"}${toBits(lengthCode, 4)}${toBits(rateCode, 4)}` +
      `${toBits(assignment, 4)}${toBits(depthCode, 3)}0${numberBits(number)}${lengthBits}${rateBits}`,
  );
  const side = mix === "apart" ? -1 : mix === "side-right" ? 0 : 1;
  const body = mixChannels(frame).map((samples, index) =>
    encodeSubframe(samples, bitDepth + (index === side ? 1 : 0), subframes[index] ?? subframes[0] ?? {}),
  );
  const checked = Buffer.concat([head, Uint8Array.of(divide(head, 0x07, 8)), toBytes(body.join(""))]);
  const crc = divide(checked, 0x8005, 16);
  return Buffer.concat([checked, Uint8Array.of(crc >> 8, crc & 255)]);
}

/** Interleaved and left-justified to 32 bits, as they are to come out. */
export function expectedSamples({ bitDepth = 16, frames }: TestStream): Int32Array {
  return Int32Array.from(
    frames.flatMap(({ channels }) =>
      (channels[0] ?? []).flatMap((_, i) => channels.map((channel) => (channel[i] ?? 0) << (32 - bitDepth))),
    ),
  );
}

/** The content of STREAMINFO, true unless told otherwise. */
export function encodeStreamInfo(stream: TestStream): Buffer {
  const { bitDepth = 16, sampleRate = 44_100, frames } = stream;
  const channels = frames[0]?.channels.length ?? 1;
  const blockSize = stream.blockSize ?? frames[0]?.channels[0]?.length ?? 4096;
  const samples = expectedSamples(stream);
  const width = Math.ceil(bitDepth / 8);
  const stored = Buffer.alloc(samples.length * width);
  for (const [i, sample] of samples.entries()) stored.writeIntLE(sample >> (32 - bitDepth), i * width, width);
  const md5 = stream.md5 ?? createHash("md5").update(stored).digest("hex");
  const total = stream.total ?? samples.length / channels;
  const fields = [
    ...[toBits(blockSize, 16), toBits(blockSize, 16), toBits(0, 48), toBits(sampleRate, 20)],
    ...[toBits(channels - 1, 3), toBits(bitDepth - 1, 5), toBits(total, 36)],
  ];
  return Buffer.concat([toBytes(fields.join("")), Buffer.from(md5.padEnd(32, "0"), "hex")]);
}

/** A whole file. */
export function encodeFlac(stream: TestStream): Buffer {
  const blocks = [encodeStreamInfo(stream), ...(stream.comment === undefined ? [] : [stream.comment])];
  const stored = blocks.map((content, index) => {
    const header = Buffer.alloc(4);
    header.writeUInt32BE(content.length);
    header[0] = (index === 0 ? 0 : 4) | (index === blocks.length - 1 ? 0x80 : 0);
    return Buffer.concat([header, content]);
  });
  const frames = stream.frames.map((frame, number) =>
    encodeFrame({ number, ...frame }, stream.bitDepth ?? 16),
  );
  return Buffer.concat([Buffer.from("fLaC"), ...stored, ...frames, stream.after ?? Buffer.alloc(0)]);
}

export interface Decoded {
  readonly samples: Int32Array;
  readonly frames: number;
  readonly codes: readonly string[];
  readonly messages: readonly string[];
  readonly decoding: Decoding;
}

/** All that comes out of a decoder; its blocks must follow each other. */
export async function collect(decoding: Decoding): Promise<Decoded> {
  const blocks: Int32Array[] = [];
  let frames = 0;
  for await (const block of decoding.blocks()) {
    if (block.firstFrame !== frames || block.samples.length !== block.frames * decoding.format.channels) {
      throw new Error(`the block at ${block.firstFrame} does not follow ${frames} frames`);
    }
    frames += block.frames;
    blocks.push(Int32Array.from(block.samples));
  }
  const samples = new Int32Array(frames * decoding.format.channels);
  let at = 0;
  for (const block of blocks) {
    samples.set(block, at);
    at += block.length;
  }
  const issues = decoding.issues();
  const codes = issues.map(({ code, severity }) => `${severity} ${code}`);
  return { samples, frames, codes, messages: issues.map(({ message }) => message), decoding };
}

/** Decodes a FLAC file. */
export async function decodeBytes(bytes: Uint8Array): Promise<Decoded> {
  return decodeSource(openBytesSource(bytes));
}

export async function decodeSource(source: ByteSource): Promise<Decoded> {
  return collect(await decodeFlac(source, await readFlacMap(source)));
}
