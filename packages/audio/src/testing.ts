/** Builds WAV files for tests, right or wrong in every way the tests need. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** One chunk. Everything that a writer can get wrong is an option. */
export interface BuiltChunk {
  /** Four characters, one byte each. */
  readonly id: string;
  readonly content: Uint8Array;
  /** What the header claims instead of the true size. */
  readonly claimedSize?: number;
  /** False leaves the pad byte of an odd chunk out; a number writes that byte instead of 0. */
  readonly pad?: false | number;
}

export interface SampleFormat {
  /** Default `int`. */
  readonly kind?: "int" | "float";
  /** Bytes of a sample. Default 2. */
  readonly width?: number;
  /** Default: 8 times the width. */
  readonly bits?: number;
  /** Default 2. */
  readonly channels?: number;
  /** Default 48000. */
  readonly sampleRate?: number;
  /** Makes the fmt chunk extensible; `channelMask` does, too. */
  readonly validBits?: number;
  readonly channelMask?: number;
  /** The format tag, in place of the one that follows from the kind. */
  readonly tag?: number;
}

export interface BuiltWav extends SampleFormat {
  /** Content of the data chunk as it is stored. Default: 480 frames of a ramp. */
  readonly data?: Uint8Array;
  readonly form?: "RIFF" | "RF64" | "BW64";
  /** Chunks before fmt, between fmt and data, and behind data. */
  readonly before?: readonly BuiltChunk[];
  readonly between?: readonly BuiltChunk[];
  readonly after?: readonly BuiltChunk[];
  /** Bytes behind the end that the RIFF size states. */
  readonly trailing?: Uint8Array;
  /** What the header claims instead of the true sizes: 0xFFFFFFFF, 0, or anything else. */
  readonly claimedRiffSize?: number;
  readonly claimedDataSize?: number;
  readonly dataPad?: false | number;
  /** Leaves one of them out. */
  readonly without?: "fmt" | "data";
}

const UNKNOWN = 0xffff_ffff;

/** A WAV file. `buildWav()` is a correct one: 16 bits, stereo, 48 kHz, 10 ms. */
export function buildWav(wav: BuiltWav = {}): Uint8Array<ArrayBuffer> {
  const form = wav.form ?? "RIFF";
  const is64 = form !== "RIFF";
  const data = wav.data ?? rampData(wav);
  const fmt = { id: "fmt ", content: buildFmt(wav) };
  const claimed = wav.claimedDataSize ?? (is64 ? UNKNOWN : data.length);
  const pad = wav.dataPad === undefined ? {} : { pad: wav.dataPad };
  const chunks = [
    ...(wav.before ?? []),
    ...(wav.without === "fmt" ? [] : [fmt]),
    ...(wav.between ?? []),
    ...(wav.without === "data" ? [] : [{ id: "data", content: data, claimedSize: claimed, ...pad }]),
    ...(wav.after ?? []),
  ];
  const body = Buffer.concat(chunks.map(buildChunk));
  const riffSize = 4 + body.length + (is64 ? 36 : 0);
  const ds64 = is64 ? [buildChunk({ id: "ds64", content: buildDs64(riffSize, data.length) })] : [];
  const head = Buffer.concat([
    latin1(form),
    uint32(wav.claimedRiffSize ?? (is64 ? UNKNOWN : riffSize)),
    latin1("WAVE"),
  ]);
  return new Uint8Array(Buffer.concat([head, ...ds64, body, wav.trailing ?? new Uint8Array(0)]));
}

/** A chunk as it stands in a file, with its header and pad byte. */
export function buildChunk({ id, content, claimedSize, pad }: BuiltChunk): Uint8Array {
  const isPadded = content.length % 2 === 1 && pad !== false;
  const padding = Uint8Array.of(...(isPadded ? [pad ?? 0] : []));
  return Buffer.concat([latin1(id), uint32(claimedSize ?? content.length), content, padding]);
}

/** The content of a fmt chunk: 16 bytes, or 40 where it has to be extensible. */
export function buildFmt(format: SampleFormat): Uint8Array {
  const { kind = "int", width = 2, channels = 2, sampleRate = 48_000, channelMask, validBits } = format;
  const bits = format.bits ?? width * 8;
  const tag = format.tag ?? (kind === "int" ? 1 : 3);
  const isExtensible = channelMask !== undefined || validBits !== undefined;
  const frame = width * channels;
  const common = [
    uint16(channels),
    uint32(sampleRate),
    uint32(sampleRate * frame),
    uint16(frame),
    uint16(bits),
  ];
  if (!isExtensible) return Buffer.concat([uint16(tag), ...common]);
  const extension = [uint16(22), uint16(validBits ?? bits), uint32(channelMask ?? 0)];
  const subFormat = Buffer.from("000000001000800000aa00389b71", "hex");
  return Buffer.concat([uint16(0xfffe), ...common, ...extension, uint16(tag), subFormat]);
}

/** The content of a ds64 chunk, with sizes for the data chunk and any others. */
export function buildDs64(
  riffSize: number,
  dataSize: number,
  table: readonly { readonly id: string; readonly size: number }[] = [],
): Uint8Array {
  const entries = table.flatMap(({ id, size }) => [latin1(id), uint64(size)]);
  return Buffer.concat([uint64(riffSize), uint64(dataSize), uint64(0), uint32(table.length), ...entries]);
}

/** A LIST chunk of type INFO: `buildInfo({ INAM: "title" })`. */
export function buildInfo(entries: Readonly<Record<string, string>>): BuiltChunk {
  const items = Object.entries(entries).map(([id, text]) => buildChunk({ id, content: latin1(`${text}\0`) }));
  return { id: "LIST", content: Buffer.concat([latin1("INFO"), ...items]) };
}

/** Stored samples that rise and fall, different in every channel: 10 ms of them unless told otherwise. */
export function rampData(format: SampleFormat, frames = 480): Uint8Array {
  const { kind = "int", width = 2, channels = 2 } = format;
  const data = Buffer.alloc(frames * channels * width);
  for (let index = 0; index < frames * channels; index++) {
    const value = (((index * 7919) % 2000) - 1000) / 1001;
    const at = index * width;
    if (kind === "float") {
      if (width === 4) data.writeFloatLE(value, at);
      else data.writeDoubleLE(value, at);
    } else if (width === 1) data.writeUInt8(128 + Math.round(value * 127), at);
    else data.writeIntLE(Math.round(value * (2 ** (width * 8 - 1) - 1)), at, width);
  }
  return data;
}

/** Text as bytes, one for each character. */
export function latin1(text: string): Uint8Array {
  return Buffer.from(text, "latin1");
}

function uint16(value: number): Uint8Array {
  return Uint8Array.of(value & 255, value >>> 8);
}

function uint32(value: number): Uint8Array {
  return Uint8Array.of(value & 255, (value >>> 8) & 255, (value >>> 16) & 255, value >>> 24);
}

function uint64(value: number): Uint8Array {
  return Buffer.concat([uint32(value % 2 ** 32), uint32(Math.floor(value / 2 ** 32))]);
}

/** A folder of its own for a test, to be removed when it is over. */
export interface TestFolder {
  /** Writes a file and returns its path. */
  write(name: string, content: Uint8Array | string): string;
  remove(): void;
}

/** Creates an empty folder in the place for temporary files. */
export function createTestFolder(): TestFolder {
  const folder = mkdtempSync(join(tmpdir(), "deadwax-audio-"));
  return {
    write(name, content) {
      const path = join(folder, name);
      writeFileSync(path, content);
      return path;
    },
    remove() {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
