/** Frame headers of MPEG audio (ISO/IEC 11172-3, 13818-3) and of AAC in ADTS (ISO/IEC 13818-7). */

const KBIT_V1: readonly (readonly number[])[] = [
  [0, 32, 64, 96, 128, 160, 192, 224, 256, 288, 320, 352, 384, 416, 448],
  [0, 32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384],
  [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320],
];
const KBIT_V2: readonly (readonly number[])[] = [
  [0, 32, 48, 56, 64, 80, 96, 112, 128, 144, 160, 176, 192, 224, 256],
  [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
  [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
];
const RATES = [44_100, 48_000, 32_000];

/** Bytes of the MPEG audio frame whose header stands at `at`; null when none does. Free-format frames count as none. */
export function mpegFrameSize(bytes: Uint8Array, at: number): number | null {
  const [sync, kind, coding] = [bytes[at], bytes[at + 1] ?? 0, bytes[at + 2]];
  if (sync !== 0xff || (kind & 0xe0) !== 0xe0 || coding === undefined) return null;
  const version = (kind >> 3) & 3; // 3 is MPEG-1, 2 is MPEG-2, 0 is MPEG-2.5, 1 is reserved
  const layer = 4 - ((kind >> 1) & 3);
  const table = version === 3 ? KBIT_V1 : KBIT_V2;
  const kbit = table[layer - 1]?.[coding >> 4] ?? 0;
  const base = RATES[(coding >> 2) & 3];
  if (version === 1 || layer === 4 || kbit === 0 || base === undefined) return null;
  const rate = base / { 3: 1, 2: 2, 0: 4 }[version as 0 | 2 | 3];
  const padding = (coding >> 1) & 1;
  if (layer === 1) return (Math.floor((12_000 * kbit) / rate) + padding) * 4;
  const perFrame = layer === 3 && version !== 3 ? 72_000 : 144_000;
  return Math.floor((perFrame * kbit) / rate) + padding;
}

/** Bytes of the ADTS frame whose header stands at `at`; null when none does. */
export function adtsFrameSize(bytes: Uint8Array, at: number): number | null {
  const kind = bytes[at + 1] ?? 0;
  if (bytes[at] !== 0xff || (kind & 0xf6) !== 0xf0 || at + 6 > bytes.length) return null;
  const [b2, b3, b4, b5] = [bytes[at + 2] ?? 0, bytes[at + 3] ?? 0, bytes[at + 4] ?? 0, bytes[at + 5] ?? 0];
  const size = ((b3 & 3) << 11) | (b4 << 3) | (b5 >> 5);
  return ((b2 >> 2) & 15) > 12 || size < 7 ? null : size;
}
