/** The four bytes in front of each frame of MPEG audio (ISO/IEC 11172-3 2.4.1.3, 13818-3 2.4.1.3; 2.5 as Fraunhofer has it). */

export interface FrameHeader {
  /** 2.5 is the extension to 8, 11.025 and 12 kHz that no standard has. */
  readonly version: 1 | 2 | 2.5;
  readonly layer: 1 | 2 | 3;
  /** Hz. */
  readonly sampleRate: number;
  /** Bit/s; 0 in free format, where the header does not say it. */
  readonly bitrate: number;
  /** How the header says it: 0 to 14. */
  readonly bitrateIndex: number;
  readonly channels: 1 | 2;
  readonly hasChecksum: boolean;
  /** Of one channel. */
  readonly samples: number;
}

/** Kbit/s by index, layers I to III of version 1, then of 2 and 2.5. Index 0 is free format, 15 is forbidden. */
const KBITS_1 = [
  [0, 32, 64, 96, 128, 160, 192, 224, 256, 288, 320, 352, 384, 416, 448],
  [0, 32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384],
  [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320],
] as const;
const LOW_KBITS = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160] as const;
const KBITS_2 = [
  [0, 32, 48, 56, 64, 80, 96, 112, 128, 144, 160, 176, 192, 224, 256],
  LOW_KBITS,
  LOW_KBITS,
] as const;
const SAMPLE_RATES = [44_100, 48_000, 32_000] as const;
const VERSIONS = [2.5, null, 2, 1] as const;
const LAYERS = [null, 3, 2, 1] as const;

/** What the header at `at` says; null where none stands. */
export function readFrameHeader(bytes: Uint8Array, at: number): FrameHeader | null {
  const [kind, coding, mode] = [bytes[at + 1] ?? 0, bytes[at + 2] ?? 0xff, bytes[at + 3]];
  if (bytes[at] !== 0xff || (kind & 0xe0) !== 0xe0 || mode === undefined) return null;
  const fields = decode(kind, coding);
  if (fields === null) return null;
  return { ...fields, channels: mode >> 6 === 3 ? 1 : 2, hasChecksum: (kind & 1) === 0 };
}

function decode(kind: number, coding: number): Omit<FrameHeader, "channels" | "hasChecksum"> | null {
  const [version, layer] = [VERSIONS[(kind >> 3) & 3] ?? null, LAYERS[(kind >> 1) & 3] ?? null];
  const base = SAMPLE_RATES[(coding >> 2) & 3];
  if (version === null || layer === null || base === undefined) return null;
  const kbits = (version === 1 ? KBITS_1 : KBITS_2)[layer - 1]?.[coding >> 4];
  if (kbits === undefined) return null;
  const sampleRate = base / (version === 1 ? 1 : version === 2 ? 2 : 4);
  const samples = layer === 1 ? 384 : layer === 3 && version !== 1 ? 576 : 1152;
  return { version, layer, sampleRate, bitrate: kbits * 1000, bitrateIndex: coding >> 4, samples };
}

/** Bytes of a frame without padding, by version, layer, bitrate and sample rate as ten bits; 0 where there is none. */
const SIZES = buildSizes();

function buildSizes(): Uint16Array {
  const sizes = new Uint16Array(1024);
  for (let index = 0; index < sizes.length; index++) {
    const fields = decode((index >> 6) << 1, (index & 0x3f) << 2);
    if (fields === null || fields.bitrate === 0) continue;
    const { samples, bitrate, sampleRate, layer } = fields;
    const slot = layer === 1 ? 4 : 1;
    sizes[index] = Math.floor((samples * bitrate) / (8 * slot * sampleRate)) * slot;
  }
  return sizes;
}

/**
 * What all frames of a stream have in common, version, layer and sample rate, as a number; 0 where no header can stand.
 * Frames in free format have one, too.
 */
export function frameKey(bytes: Uint8Array, at: number): number {
  const [kind, coding] = [bytes[at + 1] ?? 0, bytes[at + 2] ?? 0xff];
  if (bytes[at] !== 0xff || (kind & 0xe0) !== 0xe0 || at + 4 > bytes.length) return 0;
  const isForbidden =
    (kind & 0x18) === 0x08 || (kind & 0x06) === 0 || coding >> 4 === 15 || (coding & 0x0c) === 0x0c;
  return isForbidden ? 0 : ((kind & 0xfe) << 8) | (coding & 0x0c);
}

/** Bytes of the frame at `at`, where a header stands; `freeSize` is that of frames in free format without padding. */
export function frameSize(bytes: Uint8Array, at: number, freeSize: number): number {
  const [kind, coding] = [bytes[at + 1] ?? 0, bytes[at + 2] ?? 0];
  const size = coding >> 4 === 0 ? freeSize : (SIZES[(((kind >> 1) & 15) << 6) | (coding >> 2)] ?? 0);
  return size === 0 ? 0 : size + paddingSize(kind, coding);
}

/** Bytes that the padding bit of a header stands for. */
export function paddingSize(kind: number, coding: number): number {
  return (coding & 2) === 0 ? 0 : (kind & 0x06) === 0x06 ? 4 : 1;
}
