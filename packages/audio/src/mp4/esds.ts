/**
 * The elementary stream descriptor (ISO/IEC 14496-1 clause 7.2.6) and what it holds for AAC, the AudioSpecificConfig
 * (ISO/IEC 14496-3 clause 1.6.2.1).
 */

export interface Esds {
  /** objectTypeIndication: 0x40 is MPEG-4 audio, 0x69 and 0x6B are MP3. */
  readonly objectType: number;
  /** DecoderSpecificInfo; null where there is none, as for MP3. */
  readonly config: Uint8Array | null;
}

const ES = 3;
const DECODER_CONFIG = 4;
const DECODER_SPECIFIC = 5;

/** Reads the content of `esds`; null where it holds no decoder configuration. */
export function readEsds(content: Uint8Array): Esds | null {
  const es = findDescriptor(content.subarray(4), ES);
  if (es === null) return null;
  const flags = es[2] ?? 0;
  let at = 3;
  if ((flags & 0x80) !== 0) at += 2;
  if ((flags & 0x40) !== 0) at += 1 + (es[at] ?? 0);
  if ((flags & 0x20) !== 0) at += 2;
  const decoder = findDescriptor(es.subarray(at), DECODER_CONFIG);
  const objectType = decoder?.[0];
  if (decoder === null || objectType === undefined) return null;
  return { objectType, config: findDescriptor(decoder.subarray(13), DECODER_SPECIFIC) };
}

/** The content of the first descriptor with this tag. Sizes come in sevens of bits. */
function findDescriptor(bytes: Uint8Array, wanted: number): Uint8Array | null {
  let at = 0;
  while (at + 2 <= bytes.length) {
    const tag = bytes[at++];
    let size = 0;
    for (let digit = 0; digit < 4; digit++) {
      const byte = bytes[at++] ?? 0;
      size = (size << 7) | (byte & 0x7f);
      if (byte < 0x80) break;
    }
    if (tag === wanted) return bytes.subarray(at, Math.min(bytes.length, at + size));
    at += size;
  }
  return null;
}

export interface AudioConfig {
  /** Audio object type of the coded core: 2 is AAC-LC. */
  readonly objectType: number;
  /** Hz of the core. */
  readonly coreSampleRate: number;
  /** Hz of what is heard: twice that of the core where spectral band replication is stated. */
  readonly sampleRate: number;
  /** As the configuration of channels says; null where the stream defines its own. */
  readonly channels: number | null;
  /** What is stated to be added to the core. */
  readonly extension: "sbr" | "ps" | null;
  /** Frames of the core in a packet. */
  readonly frameLength: number;
}

const RATES = [
  96000, 88200, 64000, 48000, 44100, 32000, 24000, 22050, 16000, 12000, 11025, 8000, 7350,
] as const;
const CHANNELS: Readonly<Record<number, number>> = {
  1: 1,
  2: 2,
  3: 3,
  4: 4,
  5: 5,
  6: 6,
  7: 8,
  11: 7,
  12: 8,
  14: 8,
};
const SBR = 5;
const PS = 29;
const SYNC_SBR = 0x2b7;
const SYNC_PS = 0x548;
/** Types that begin with a GASpecificConfig. */
const GENERAL_AUDIO: readonly number[] = [1, 2, 3, 4, 6, 7, 17, 19, 20, 21, 22, 23];
const LOW_DELAY: readonly number[] = [23, 39];

/** Null where the bytes end too early or state a rate that does not exist. */
export function parseAudioConfig(bytes: Uint8Array): AudioConfig | null {
  const bits = createBits(bytes);
  let objectType = readType(bits);
  const coreSampleRate = readRate(bits);
  const channels = CHANNELS[bits.read(4)] ?? null;
  let extension: AudioConfig["extension"] = null;
  let sampleRate = coreSampleRate;
  if (objectType === SBR || objectType === PS) {
    extension = objectType === PS ? "ps" : "sbr";
    sampleRate = readRate(bits);
    objectType = readType(bits);
  }
  if (bits.isOver() || coreSampleRate === 0 || sampleRate === 0) return null;
  const isShort = (GENERAL_AUDIO.includes(objectType) || objectType === 39) && bits.read(1) === 1;
  const frameLength = (isShort ? 960 : 1024) / (LOW_DELAY.includes(objectType) ? 2 : 1);
  if (extension === null && channels !== null && GENERAL_AUDIO.includes(objectType)) {
    const late = readLateExtension(bits, objectType);
    if (late !== null) ({ extension, sampleRate } = late);
  }
  return { objectType, coreSampleRate, sampleRate, channels, extension, frameLength };
}

/** An extension that older decoders do not see stands behind the configuration of the core. */
function readLateExtension(
  bits: Bits,
  objectType: number,
): Pick<AudioConfig, "extension" | "sampleRate"> | null {
  if (bits.read(1) === 1) bits.read(14);
  const hasExtension = bits.read(1) === 1;
  if (objectType === 6 || objectType === 20) bits.read(3);
  if (hasExtension) return null;
  if (bits.read(11) !== SYNC_SBR || readType(bits) !== SBR || bits.read(1) !== 1) return null;
  const sampleRate = readRate(bits);
  if (bits.isOver() || sampleRate === 0) return null;
  const hasPs = bits.read(11) === SYNC_PS && bits.read(1) === 1 && !bits.isOver();
  return { extension: hasPs ? "ps" : "sbr", sampleRate };
}

interface Bits {
  read(count: number): number;
  isOver(): boolean;
}

function createBits(bytes: Uint8Array): Bits {
  let at = 0;
  return {
    read(count) {
      let value = 0;
      for (const end = at + count; at < end; at++) {
        value = value * 2 + (((bytes[at >> 3] ?? 0) >> (7 - (at & 7))) & 1);
      }
      return value;
    },
    isOver: () => at > bytes.length * 8,
  };
}

function readType(bits: Bits): number {
  const type = bits.read(5);
  return type === 31 ? 32 + bits.read(6) : type;
}

function readRate(bits: Bits): number {
  const index = bits.read(4);
  return index === 15 ? bits.read(24) : (RATES[index] ?? 0);
}
