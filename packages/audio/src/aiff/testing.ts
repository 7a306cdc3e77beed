/** Builds AIFF files for tests, right or wrong in every way the tests need. */
import { latin1, type BuiltChunk } from "../testing.ts";

export interface BuiltAiff {
  /** Default 16. */
  readonly bits?: number;
  /** Default 2. */
  readonly channels?: number;
  /** Ten bytes of an extended number in hex. Default: 48 kHz. */
  readonly rate?: string;
  /** Makes the file AIFF-C. */
  readonly type?: string;
  /** Makes it AIFF-C without a type. */
  readonly isTypeMissing?: true;
  /** Default: as many as the samples make. */
  readonly statedFrames?: number;
  /** The samples as they are stored. Default: 100 frames that count up. */
  readonly data?: Uint8Array;
  readonly offset?: number;
  readonly blockSize?: number;
  /** Chunks before COMM, between COMM and SSND, and behind SSND. */
  readonly before?: readonly BuiltChunk[];
  readonly between?: readonly BuiltChunk[];
  readonly after?: readonly BuiltChunk[];
  /** Bytes behind the end that the FORM size states. */
  readonly trailing?: Uint8Array;
  readonly claimedFormSize?: number;
  readonly claimedDataSize?: number;
  readonly dataPad?: false | number;
  readonly isDataFirst?: true;
  readonly without?: "COMM" | "SSND";
}

const WIDTHS: Readonly<Record<string, number>> = { fl32: 4, fl64: 8, in24: 3, in32: 4 };

/** An AIFF file. `buildAiff()` is a correct one: 16 bits, stereo, 48 kHz, 100 frames. */
export function buildAiff(aiff: BuiltAiff = {}): Uint8Array<ArrayBuffer> {
  const { before = [], between = [], after = [], trailing = new Uint8Array(0) } = aiff;
  const frameSize = (WIDTHS[aiff.type ?? ""] ?? Math.ceil((aiff.bits ?? 16) / 8)) * (aiff.channels ?? 2);
  const data = aiff.data ?? Uint8Array.from({ length: 100 * frameSize }, (_, index) => index);
  const frames = aiff.statedFrames ?? Math.floor(data.length / frameSize);
  const comm = aiff.without === "COMM" ? [] : [{ id: "COMM", content: buildComm(aiff, frames) }];
  const ssnd = aiff.without === "SSND" ? [] : [buildSsnd(aiff, data)];
  const [first, second] = aiff.isDataFirst ? [ssnd, comm] : [comm, ssnd];
  const body = Buffer.concat([...before, ...first, ...between, ...second, ...after].map(buildChunk));
  const isPlain = aiff.type === undefined && aiff.isTypeMissing === undefined;
  const size = uint32(aiff.claimedFormSize ?? 4 + body.length);
  const form = latin1(isPlain ? "AIFF" : "AIFC");
  return new Uint8Array(Buffer.concat([latin1("FORM"), size, form, body, trailing]));
}

function buildSsnd(aiff: BuiltAiff, data: Uint8Array): BuiltChunk {
  const { offset = 0, blockSize = 0, claimedDataSize, dataPad } = aiff;
  const filler = new Uint8Array(Math.min(offset, 1000));
  return {
    id: "SSND",
    content: Buffer.concat([uint32(offset), uint32(blockSize), filler, data]),
    ...(claimedDataSize === undefined ? {} : { claimedSize: claimedDataSize }),
    ...(dataPad === undefined ? {} : { pad: dataPad }),
  };
}

function buildComm(aiff: BuiltAiff, frames: number): Uint8Array {
  const name = aiff.type === undefined ? [] : [latin1(aiff.type), latin1("\x05named")];
  return Buffer.concat([
    uint16(aiff.channels ?? 2),
    uint32(frames),
    uint16(aiff.bits ?? 16),
    Buffer.from(aiff.rate ?? "400ebb80000000000000", "hex"),
    ...name,
  ]);
}

/** The content of a CHAN chunk. */
export function buildChan(tag: number, bitmap = 0, labels: readonly number[] = []): Uint8Array {
  const descriptions = labels.flatMap((label) => [uint32(label), new Uint8Array(16)]);
  return Buffer.concat([uint32(tag), uint32(bitmap), uint32(labels.length), ...descriptions]);
}

/** A chunk as it stands in an AIFF file, with its header and pad byte. */
export function buildChunk({ id, content, claimedSize, pad }: BuiltChunk): Uint8Array {
  const isPadded = content.length % 2 === 1 && pad !== false;
  const padding = Uint8Array.of(...(isPadded ? [pad ?? 0] : []));
  return Buffer.concat([latin1(id), uint32(claimedSize ?? content.length), content, padding]);
}

export function uint16(value: number): Uint8Array {
  return Uint8Array.of(value >>> 8, value & 255);
}

export function uint32(value: number): Uint8Array {
  return Buffer.concat([uint16(Math.floor(value / 0x1_0000)), uint16(value & 0xffff)]);
}
