/** How linear samples are stored: interleaved, each sample left-justified in whole bytes, as WAV does unless it says more. */
export interface PcmFormat {
  readonly kind: "int" | "float";
  /** Bytes of one sample: 1 to 4 for integers, 4 or 8 for floats. */
  readonly width: number;
  /** Bits that carry the signal: 20 for 20 bits in 3 bytes. */
  readonly validBits: number;
  readonly channels: number;
  /** Frames a second. */
  readonly sampleRate: number;
  /** WAVE speaker positions as the file states them, or null where it says nothing about them. */
  readonly channelMask: number | null;
  /** The bytes of a sample come most significant first. Default: least significant first. */
  readonly isBigEndian?: boolean;
  /** Samples of one byte are signed. Default: unsigned, with silence at 128. */
  readonly isSigned8?: boolean;
  /** For each stored channel its place in the order of WAVE. Default: they are stored in that order. */
  readonly channelOrder?: readonly number[];
}

/** Bytes of one frame: one sample of every channel. */
export function frameSize(format: PcmFormat): number {
  return format.width * format.channels;
}

/** The name of the coding: `pcm_u8`, `pcm_s24le`, `pcm_f32be`. */
export function nameCodec({ kind, width, isBigEndian = false, isSigned8 = false }: PcmFormat): string {
  if (width === 1) return isSigned8 ? "pcm_s8" : "pcm_u8";
  return `pcm_${kind === "float" ? "f" : "s"}${width * 8}${isBigEndian ? "be" : "le"}`;
}

/** Frames a second of what may be sound: below, nothing that is heard is left; above, no converter makes it. */
const [LOWEST_RATE, HIGHEST_RATE] = [100, 3_072_000];

/** Whether audio at this rate is worth hearing. A damaged header may name any rate: at 1 Hz, two megabytes last a week. */
export function isHeardRate(sampleRate: number): boolean {
  return sampleRate >= LOWEST_RATE && sampleRate <= HIGHEST_RATE;
}
