/** STREAMINFO (RFC 9639 section 8.2): the block of 34 bytes that comes first. */

export const STREAM_INFO_SIZE = 34;

export interface StreamInfo {
  /** Frames in a block; the last block may be shorter than the smallest. */
  readonly minBlock: number;
  readonly maxBlock: number;
  /** Bytes of a FLAC frame; null where the encoder did not know it. */
  readonly minFrame: number | null;
  readonly maxFrame: number | null;
  /** Hz. */
  readonly sampleRate: number;
  readonly channels: number;
  readonly bitDepth: number;
  /** Null where the encoder did not know it. */
  readonly frames: number | null;
  /** Of the samples as a WAV file of this depth would store them, in lower-case hex; null where it was not made. */
  readonly md5: string | null;
}

/** Reads the content of a STREAMINFO block; null when it is too short or states a sample rate of 0. */
export function parseStreamInfo(bytes: Uint8Array): StreamInfo | null {
  if (bytes.length < STREAM_INFO_SIZE) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, STREAM_INFO_SIZE);
  // 20 bits of rate, 3 of channels, 5 of depth, 36 of length.
  const packed = view.getUint32(10);
  const sampleRate = packed >>> 12;
  if (sampleRate === 0) return null;
  return {
    minBlock: view.getUint16(0),
    maxBlock: view.getUint16(2),
    minFrame: known((view.getUint16(4) << 8) | view.getUint8(6)),
    maxFrame: known((view.getUint16(7) << 8) | view.getUint8(9)),
    sampleRate,
    channels: ((packed >>> 9) & 7) + 1,
    bitDepth: ((packed >>> 4) & 31) + 1,
    frames: known((packed & 15) * 2 ** 32 + view.getUint32(14)),
    md5: readMd5(bytes.subarray(18, 34)),
  };
}

function known(value: number): number | null {
  return value === 0 ? null : value;
}

function readMd5(bytes: Uint8Array): string | null {
  return bytes.every((byte) => byte === 0) ? null : Buffer.from(bytes).toString("hex");
}
