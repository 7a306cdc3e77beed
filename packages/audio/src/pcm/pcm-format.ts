/** How linear samples are stored: little-endian, interleaved, each sample left-justified in whole bytes. */
export interface PcmFormat {
  readonly kind: "int" | "float";
  /** Bytes of one sample: 1 to 4 for integers (1 is unsigned, as WAV has it), 4 or 8 for floats. */
  readonly width: number;
  /** Bits that carry the signal: 20 for 20 bits in 3 bytes. */
  readonly validBits: number;
  readonly channels: number;
  /** Frames a second. */
  readonly sampleRate: number;
  /** WAVE speaker positions as the file states them, or null where it says nothing about them. */
  readonly channelMask: number | null;
}

/** Bytes of one frame: one sample of every channel. */
export function frameSize(format: PcmFormat): number {
  return format.width * format.channels;
}

/** The name of the coding: `pcm_u8`, `pcm_s24le`, `pcm_f32le`. */
export function nameCodec({ kind, width }: PcmFormat): string {
  if (kind === "float") return `pcm_f${width * 8}le`;
  return width === 1 ? "pcm_u8" : `pcm_s${width * 8}le`;
}
