import type { AudioFacts } from "@deadwax/catalog";

/** What the reader of one container tells; the probe adds what it knows before. */
export type MeasuredFacts = Omit<AudioFacts, "container" | "measuredBy">;

/** Of audio whose samples are not read. */
export const NOT_HEARD = {
  modulation: null,
  sound: null,
  waveform: null,
  fingerprint: null,
  audioHash: null,
} as const;

/**
 * Stands in every stored fact. The number goes up whenever the same file could give other facts: another threshold, a
 * format that is newly heard, a mended defect. The audio hash carries a version of its own.
 */
export const MEASURED_BY = "deadwax-audio/4";
