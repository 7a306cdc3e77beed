import type { AudioFacts } from "@deadwax/catalog";

/** What the reader of one container tells; the probe adds what it knows before. */
export type MeasuredFacts = Omit<AudioFacts, "container" | "measuredBy">;

/**
 * Stands in every stored fact. The number goes up whenever the same file could give other facts: another threshold, a
 * format that is newly heard, a mended defect. The audio hash carries a version of its own.
 */
export const MEASURED_BY = "deadwax-audio/2";
