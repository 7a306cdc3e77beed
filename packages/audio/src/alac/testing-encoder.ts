/**
 * Encodes Apple Lossless packets for tests, with every choice the format leaves to an encoder. Written for being easy to
 * check against the description, not for speed.
 */
import type { AlacConfig } from "./config.ts";

/** How one channel is predicted. `coefficients` belong to the sample right before, the one before that, and so on. */
export interface TestPredictor {
  readonly kind?: number;
  readonly shift?: number;
  readonly rateFactor?: number;
  readonly coefficients?: readonly number[];
}

export interface TestElement {
  /** One channel or two, as integers of the bit depth. */
  readonly channels: readonly (readonly number[])[];
  readonly predictors?: readonly TestPredictor[];
  readonly isStored?: boolean;
  readonly lowBits?: number;
  readonly mixShift?: number;
  readonly mixWeight?: number;
  /** Default: stated where it differs from the configuration. */
  readonly statedFrames?: number;
  /** Default: 0 for one channel, 1 for a pair. */
  readonly id?: number;
}

/** Anything between the elements, as a text of zeros and ones. */
export type TestPacket = readonly (TestElement | string)[];

export const TEST_CONFIG: AlacConfig = {
  frameLength: 4096,
  bitDepth: 16,
  channels: 2,
  sampleRate: 44_100,
  meanRate: 40,
  meanStart: 10,
  maxParameter: 14,
  layoutTag: null,
};

/** The 24 bytes of a configuration, and the layout behind it. */
export function buildCookie(config: AlacConfig): Uint8Array {
  const cookie = Buffer.alloc(config.layoutTag === null ? 24 : 48);
  cookie.writeUInt32BE(config.frameLength, 0);
  const bytes = [0, config.bitDepth, config.meanRate, config.meanStart, config.maxParameter, config.channels];
  cookie.set(bytes, 4);
  cookie.writeUInt16BE(255, 10);
  cookie.writeUInt32BE(config.sampleRate, 20);
  if (config.layoutTag !== null) {
    cookie.writeUInt32BE(24, 24);
    cookie.write("chan", 28, "latin1");
    cookie.writeUInt32BE(config.layoutTag, 36);
  }
  return cookie;
}

/** A packet with its end, filled up to whole bytes. */
export function encodePacket(config: AlacConfig, packet: TestPacket): Uint8Array {
  const parts = packet.map((part) => (typeof part === "string" ? part : encodeElement(config, part)));
  const text = `${parts.join("")}111`;
  return Uint8Array.from({ length: Math.ceil(text.length / 8) }, (_, index) =>
    Number.parseInt(text.slice(index * 8, index * 8 + 8).padEnd(8, "0"), 2),
  );
}

/** A number as so many bits. */
export function bitText(value: number, width: number): string {
  return width === 0 ? "" : BigInt.asUintN(width, BigInt(value)).toString(2).padStart(width, "0");
}

function encodeElement(config: AlacConfig, element: TestElement): string {
  const { channels, isStored = false, lowBits = 0, id = channels.length - 1 } = element;
  const frames = channels[0]?.length ?? 0;
  const stated = element.statedFrames ?? (frames === config.frameLength ? undefined : frames);
  const head = [
    bitText(id, 3) + bitText(0, 16),
    stated === undefined ? "0" : "1",
    bitText(lowBits / 8, 2),
    isStored ? "1" : "0",
    stated === undefined ? "" : bitText(stated, 32),
  ].join("");
  const frameOrder = Array.from({ length: frames }, (_, i) =>
    channels.map((channel) => channel[i] ?? 0),
  ).flat();
  if (isStored) return head + frameOrder.map((sample) => bitText(sample, config.bitDepth)).join("");
  const { mixShift = 0, mixWeight = 0 } = element;
  const width = config.bitDepth - lowBits + channels.length - 1;
  const high = channels.map((channel) => channel.map((sample) => sample >> lowBits));
  const mixed = channels.length === 2 && mixWeight !== 0 ? mix(high, mixShift, mixWeight) : high;
  const predictors = channels.map((_, index) => ({ ...DEFAULTS, ...element.predictors?.[index] }));
  return [
    head,
    bitText(mixShift, 8) + bitText(mixWeight, 8),
    ...predictors.map(predictorText),
    ...(lowBits === 0 ? [] : frameOrder.map((sample) => bitText(sample, lowBits))),
    ...mixed.map((channel, index) => encodeChannel(config, channel, predictors[index] ?? DEFAULTS, width)),
  ].join("");
}

const DEFAULTS: Required<TestPredictor> = { kind: 0, shift: 9, rateFactor: 4, coefficients: [] };

function predictorText({ kind, shift, rateFactor, coefficients }: Required<TestPredictor>): string {
  const numbers = coefficients.map((coefficient) => bitText(coefficient, 16));
  return (
    bitText(kind, 4) +
    bitText(shift, 4) +
    bitText(rateFactor, 3) +
    bitText(coefficients.length, 5) +
    numbers.join("")
  );
}

function mix(channels: readonly (readonly number[])[], shift: number, weight: number): number[][] {
  const [left = [], right = []] = channels;
  const difference = left.map((sample, i) => sample - (right[i] ?? 0));
  return [right.map((sample, i) => sample + (((difference[i] ?? 0) * weight) >> shift)), difference];
}

function encodeChannel(
  config: AlacConfig,
  samples: readonly number[],
  predictor: Required<TestPredictor>,
  width: number,
): string {
  const wrap = (value: number): number => Number(BigInt.asIntN(width, BigInt(value)));
  const plain = findResiduals(samples, predictor, wrap);
  const residuals =
    predictor.kind === 0
      ? plain
      : plain.map((residual, i) => (i === 0 ? residual : wrap(residual - (plain[i - 1] ?? 0))));
  return encodeResiduals(residuals, width, {
    ...config,
    meanRate: Math.floor((config.meanRate * predictor.rateFactor) / 4),
  });
}

function findResiduals(
  samples: readonly number[],
  { coefficients, shift }: Required<TestPredictor>,
  wrap: (value: number) => number,
): number[] {
  const order = coefficients.length;
  const weights = Int16Array.from(coefficients);
  const at = (index: number): number => samples[index] ?? 0;
  return samples.map((sample, i) => {
    if (i === 0 || order === 0) return sample;
    if (order === 31 || i <= order) return wrap(sample - at(i - 1));
    const base = at(i - order - 1);
    let sum = shift === 0 ? 0 : 1 << (shift - 1);
    for (const [k, weight] of weights.entries()) sum = (sum + Math.imul(weight, at(i - 1 - k) - base)) | 0;
    const residual = wrap(sample - base - (sum >> shift));
    let rest = residual;
    const direction = Math.sign(residual);
    for (let k = order - 1; k >= 0 && rest * direction > 0; k--) {
      const distance = (base - at(i - 1 - k)) | 0;
      weights[k] = (weights[k] ?? 0) - direction * Math.sign(distance);
      rest -= (order - k) * ((direction * Math.abs(distance)) >> shift);
    }
    return residual;
  });
}

function encodeResiduals(residuals: readonly number[], width: number, config: AlacConfig): string {
  const { meanRate, maxParameter } = config;
  let mean = config.meanStart;
  let afterRun = 0;
  const text: string[] = [];
  for (let i = 0; i < residuals.length;) {
    const residual = residuals[i++] ?? 0;
    const folded = residual < 0 ? -2 * residual - 1 : 2 * residual;
    const parameter = Math.min(31 - Math.clz32((mean >>> 9) + 3), maxParameter);
    const value = folded - afterRun;
    text.push(golombText(value, { parameter, factor: 2 ** parameter - 1, escapeWidth: width }));
    mean = value > 0xffff ? 0xffff : meanRate * folded + mean - Math.floor((meanRate * mean) / 512);
    afterRun = 0;
    if (mean >= 128 || i >= residuals.length) continue;
    let run = 0;
    while (i < residuals.length && run < 0xffff && residuals[i] === 0) {
      run++;
      i++;
    }
    const runParameter = Math.clz32(mean) - 24 + ((mean + 16) >> 6);
    const factor = (2 ** runParameter - 1) & (2 ** maxParameter - 1);
    text.push(golombText(run, { parameter: runParameter, factor, escapeWidth: 16 }));
    afterRun = run < 0xffff ? 1 : 0;
    mean = 0;
  }
  return text.join("");
}

interface GolombCode {
  readonly parameter: number;
  readonly factor: number;
  readonly escapeWidth: number;
}

function golombText(value: number, { parameter, factor, escapeWidth }: GolombCode): string {
  const quotient = Math.floor(value / factor);
  if (quotient >= 9) return "1".repeat(9) + bitText(value, escapeWidth);
  const rest = value % factor;
  const restText = rest === 0 ? bitText(0, parameter - 1) : bitText(rest + 1, parameter);
  return `${"1".repeat(quotient)}0${restText}`;
}

/** A CAF file around packets, for other decoders. */
export function buildCaf(config: AlacConfig, packets: readonly Uint8Array[], frames: number): Uint8Array {
  const chunk = (id: string, content: Uint8Array): Uint8Array => {
    const head = Buffer.alloc(12);
    head.write(id, "latin1");
    head.writeBigUInt64BE(BigInt(content.length), 4);
    return Buffer.concat([head, content]);
  };
  const desc = Buffer.alloc(32);
  desc.writeDoubleBE(config.sampleRate, 0);
  desc.write("alac", 8, "latin1");
  desc.writeUInt32BE([16, 20, 24, 32].indexOf(config.bitDepth) + 1, 12);
  desc.writeUInt32BE(config.frameLength, 20);
  desc.writeUInt32BE(config.channels, 24);
  const table = Buffer.alloc(24);
  table.writeBigInt64BE(BigInt(packets.length), 0);
  table.writeBigInt64BE(BigInt(frames), 8);
  table.writeInt32BE(packets.length * config.frameLength - frames, 20);
  const sizes = packets.flatMap(({ length }) => [
    0x80 | (length >> 14),
    0x80 | ((length >> 7) & 127),
    length & 127,
  ]);
  return Buffer.concat([
    Buffer.from("caff\0\x01\0\0", "latin1"),
    chunk("desc", desc),
    chunk("kuki", buildCookie(config)),
    chunk("pakt", Buffer.concat([table, Uint8Array.from(sizes)])),
    chunk("data", Buffer.concat([new Uint8Array(4), ...packets])),
  ]);
}
