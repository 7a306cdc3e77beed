import type { RenderedAudio } from "../render.ts";
import { toFloat32, toPcm16, toPcm24, toPcm32, type Pcm16Options } from "./pcm.ts";

export type WavBits = 16 | 24 | 32 | "float32";

/** A chunk to carry along: four characters and its bytes, without the padding. */
export interface WavChunk {
  readonly id: string;
  readonly bytes: Uint8Array;
}

export interface WavOptions extends Pcm16Options {
  readonly bits: WavBits;
  readonly chunks?: {
    /** Between the format and the audio. */
    readonly before?: readonly WavChunk[];
    /** After the audio. */
    readonly after?: readonly WavChunk[];
  };
}

const INTEGER_FORMAT = 1;
const FLOAT_FORMAT = 3;

/**
 * A plain RIFF WAVE file: `fmt `, the chunks before, `data`, the chunks after. Integers are format 1, floats format 3
 * with the `fact` chunk that a non-integer format needs (Microsoft and IBM, Multimedia Programming Interface, 1991,
 * and its update of 1994).
 */
export function wavBytes(audio: RenderedAudio, options: WavOptions): Uint8Array {
  const { before = [], after = [] } = options.chunks ?? {};
  const chunks = [
    { id: "fmt ", bytes: formatBytes(audio, options.bits) },
    ...(options.bits === "float32" ? [{ id: "fact", bytes: word(audio.channels[0]?.length ?? 0) }] : []),
    ...before,
    { id: "data", bytes: sampleBytes(audio, options) },
    ...after,
  ];
  return joinBytes([
    ascii("RIFF"),
    word(4 + chunks.reduce((sum, chunk) => sum + chunkLength(chunk), 0)),
    ascii("WAVE"),
    ...chunks.flatMap(chunkParts),
  ]);
}

function sampleBytes(audio: RenderedAudio, { bits, ...dither }: WavOptions): Uint8Array {
  switch (bits) {
    case 16:
      return toPcm16(audio, dither);
    case 24:
      return toPcm24(audio);
    case 32:
      return toPcm32(audio);
    case "float32":
      return toFloat32(audio);
  }
}

function formatBytes({ sampleRate, channels }: RenderedAudio, bits: WavBits): Uint8Array {
  const isFloat = bits === "float32";
  const width = isFloat ? 32 : bits;
  const bytes = new Uint8Array(isFloat ? 18 : 16);
  const view = new DataView(bytes.buffer);
  view.setUint16(0, isFloat ? FLOAT_FORMAT : INTEGER_FORMAT, true);
  view.setUint16(2, channels.length, true);
  view.setUint32(4, sampleRate, true);
  view.setUint32(8, (sampleRate * channels.length * width) / 8, true);
  view.setUint16(12, (channels.length * width) / 8, true);
  view.setUint16(14, width, true);
  return bytes;
}

function chunkParts({ id, bytes }: WavChunk): readonly Uint8Array[] {
  return [ascii(id), word(bytes.length), bytes, new Uint8Array(bytes.length % 2)];
}

function chunkLength({ bytes }: WavChunk): number {
  return 8 + bytes.length + (bytes.length % 2);
}

function word(value: number): Uint8Array {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, value, true);
  return bytes;
}

/** The bytes of a text of ASCII characters; anything else becomes a question mark. */
export function ascii(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => {
    const code = character.charCodeAt(0);
    return code < 128 ? code : 63;
  });
}

export function joinBytes(parts: readonly Uint8Array[]): Uint8Array {
  const joined = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}
