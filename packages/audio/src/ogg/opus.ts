/** Opus in Ogg (RFC 7845), and the length of its packets (RFC 6716 section 3.1). Positions count at 48 kHz always. */
import { readUint16, readUint32 } from "../riff/index.ts";

export interface OpusHead {
  readonly channels: number;
  /** Frames at 48 kHz to be left out at the beginning. */
  readonly preSkip: number;
  /** Hz, of what was encoded; decoders give 48 kHz. 0 where the encoder did not say. */
  readonly inputRate: number;
  /** dB that a decoder must apply. */
  readonly gain: number;
  /** Channel mapping family: 0 mono and stereo, 1 surround in Vorbis order, 2 and 3 ambisonics, 255 undefined. */
  readonly mapping: number;
}

export const OPUS_RATE = 48_000;

/** Reads the identification header; null where it is none of a version that this describes. */
export function parseOpusHead(bytes: Uint8Array): OpusHead | null {
  if (Buffer.from(bytes.subarray(0, 8)).toString("latin1") !== "OpusHead" || bytes.length < 19) return null;
  const [version = 0, channels = 0] = bytes.subarray(8, 10);
  // The upper four bits are the version that breaks with those before.
  if (version > 15 || channels === 0) return null;
  const gain = ((readUint16(bytes, 16) << 16) >> 16) / 256;
  const [mapping = 0] = bytes.subarray(18, 19);
  return { channels, preSkip: readUint16(bytes, 10), inputRate: readUint32(bytes, 12), gain, mapping };
}

/** Frames at 48 kHz in each of the 32 configurations: SILK in steps of 10 to 60 ms, hybrid 10 and 20, CELT 2.5 to 20. */
function framesOf(configuration: number): number {
  if (configuration < 12) return [480, 960, 1920, 2880][configuration % 4] ?? 0;
  if (configuration < 16) return [480, 960][configuration % 2] ?? 0;
  return [120, 240, 480, 960][configuration % 4] ?? 0;
}

/** How many frames at 48 kHz a packet holds. */
export function opusPacketFrames(packet: Uint8Array): number {
  const [toc, second = 0] = packet;
  if (toc === undefined) return 0;
  const code = toc & 3;
  const count = code === 3 ? second & 63 : code === 0 ? 1 : 2;
  return count * framesOf(toc >> 3);
}
