/** One element of a packet: a single channel or a pair, compressed or as it is. */
import { peekWord, readBits, skipBits, type Bits } from "./bits.ts";
import type { AlacConfig } from "./config.ts";
import { DIFFERENCES, restoreSamples } from "./predictor.ts";
import { readResiduals } from "./residuals.ts";

/** Memory for the channels of one element. */
export interface ElementMemory {
  readonly residuals: Int32Array;
  /** The samples of the first and the second channel. */
  readonly channels: readonly [Int32Array, Int32Array];
  readonly coefficients: readonly [Int16Array, Int16Array];
}

/** What stands in front of the channels of an element. */
interface ElementHeader {
  readonly frames: number;
  /** Low bits of each sample that are written beside the code. */
  readonly lowBits: number;
  readonly isStored: boolean;
}

/** Creates memory for packets of so many frames. */
export function createElementMemory(frameLength: number): ElementMemory {
  return {
    residuals: new Int32Array(frameLength),
    channels: [new Int32Array(frameLength), new Int32Array(frameLength)],
    coefficients: [new Int16Array(32), new Int16Array(32)],
  };
}

/**
 * Reads an element behind its id into the memory: samples of full width, not yet left-justified. Returns its frames.
 * @throws Error of `bits.damage`.
 */
export function readElement(bits: Bits, config: AlacConfig, memory: ElementMemory, isPair: boolean): number {
  const header = readHeader(bits, config);
  if (header.isStored)
    readStored(bits, header.frames, config.bitDepth, isPair ? memory.channels : [memory.channels[0]]);
  else readCompressed(bits, { config, header, isPair }, memory);
  return header.frames;
}

function readHeader(bits: Bits, config: AlacConfig): ElementHeader {
  // The number of the instance: channels come in the order of the packet.
  skipBits(bits, 4);
  if (readBits(bits, 12) !== 0) throw bits.damage("bits that have to be 0 are not");
  const hasLength = readBits(bits, 1) === 1;
  const lowBits = readBits(bits, 2) * 8;
  const isStored = readBits(bits, 1) === 1;
  const frames = hasLength ? readBits(bits, 32) : config.frameLength;
  if (frames > config.frameLength) {
    throw bits.damage(`it states ${frames} frames, more than the ${config.frameLength} of a packet`);
  }
  return { frames, lowBits, isStored };
}

function readStored(bits: Bits, frames: number, width: number, channels: readonly Int32Array[]): void {
  const start = bits.position;
  skipBits(bits, frames * width * channels.length);
  const { words } = bits;
  const step = width * channels.length;
  for (const [index, target] of channels.entries()) {
    for (let i = 0, position = start + index * width; i < frames; i++, position += step) {
      target[i] = peekWord(words, position) >> (32 - width);
    }
  }
}

interface Compressed {
  readonly config: AlacConfig;
  readonly header: ElementHeader;
  readonly isPair: boolean;
}

function readCompressed(bits: Bits, element: Compressed, memory: ElementMemory): void {
  const { config, header, isPair } = element;
  const { frames, lowBits } = header;
  const count = isPair ? 2 : 1;
  // The difference of two channels needs one bit more than they do.
  const width = config.bitDepth - lowBits + (isPair ? 1 : 0);
  if (lowBits > 16 || width < 1 || width > 32) throw bits.damage(`${lowBits} low bits cannot be split off`);
  if (config.maxParameter === 0) throw bits.damage("it is coded, and the configuration has no code");
  const mixShift = readBits(bits, 8);
  const mixWeight = (readBits(bits, 8) << 24) >> 24;
  if (isPair && mixWeight !== 0 && mixShift > 31) throw bits.damage("the mix of its channels makes no sense");
  const predictors = memory.coefficients.slice(0, count).map((target) => readPredictor(bits, target));
  const lowStart = bits.position;
  skipBits(bits, lowBits * frames * count);
  for (const [index, predictor] of predictors.entries()) {
    readResiduals(bits, memory.residuals, {
      count: frames,
      width,
      meanRate: (config.meanRate * predictor.rateFactor) >> 2,
      meanStart: config.meanStart,
      maxParameter: config.maxParameter,
    });
    const prediction = { ...predictor, count: frames, width };
    // The other kinds of prediction take differences first.
    if (predictor.kind !== 0)
      restoreSamples(memory.residuals, memory.residuals, { ...prediction, order: DIFFERENCES });
    restoreSamples(memory.residuals, memory.channels[index === 0 ? 0 : 1], prediction);
  }
  const [first, second] = memory.channels;
  if (isPair && mixWeight !== 0) unmix(first, second, { frames, mixShift, mixWeight });
  if (lowBits > 0) {
    for (const [index, target] of (isPair ? [first, second] : [first]).entries()) {
      const low = { start: lowStart + index * lowBits, step: lowBits * count, width: lowBits };
      appendLowBits(bits.words, target, frames, low);
    }
  }
}

interface StatedPredictor {
  readonly kind: number;
  readonly shift: number;
  /** Quarters of the rate at which the mean follows. */
  readonly rateFactor: number;
  readonly order: number;
  readonly coefficients: Int16Array;
}

function readPredictor(bits: Bits, coefficients: Int16Array): StatedPredictor {
  const kind = readBits(bits, 4);
  const shift = readBits(bits, 4);
  const rateFactor = readBits(bits, 3);
  const order = readBits(bits, 5);
  for (let k = order - 1; k >= 0; k--) coefficients[k] = readBits(bits, 16);
  if (shift === 0 && order > 0 && order < DIFFERENCES) throw bits.damage("its coefficients have no scale");
  return { kind, shift, rateFactor, order, coefficients };
}

interface Mix {
  readonly frames: number;
  readonly mixShift: number;
  readonly mixWeight: number;
}

/** A weighted mean and a difference become left and right again. */
function unmix(first: Int32Array, second: Int32Array, { frames, mixShift, mixWeight }: Mix): void {
  for (let i = 0; i < frames; i++) {
    const difference = second[i] ?? 0;
    const left = ((first[i] ?? 0) + difference - (Math.imul(mixWeight, difference) >> mixShift)) | 0;
    first[i] = left;
    second[i] = left - difference;
  }
}

interface LowBits {
  /** Positions in bits. */
  readonly start: number;
  readonly step: number;
  readonly width: number;
}

function appendLowBits(words: Int32Array, target: Int32Array, frames: number, low: LowBits): void {
  const { start, step, width } = low;
  for (let i = 0, position = start; i < frames; i++, position += step) {
    target[i] = ((target[i] ?? 0) << width) | (peekWord(words, position) >>> (32 - width));
  }
}
