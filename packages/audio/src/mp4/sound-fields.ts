/** The fixed part of a sound entry. */
export interface SoundFields {
  readonly coding: string;
  readonly version: number;
  readonly channels: number;
  /** Bits; 16 in many entries for which it means nothing. */
  readonly sampleSize: number;
  /** Hz; null where the entry says 0. */
  readonly sampleRate: number | null;
  /** Frames and bytes of one packet of all channels, from version 1; null where it does not say or where they vary. */
  readonly grain: Grain | null;
  /** Flags of linear samples, from version 2. */
  readonly linearFlags: number | null;
}

/** The smallest run of sound in a coding of constant density. */
export interface Grain {
  readonly frames: number;
  readonly bytes: number;
}
