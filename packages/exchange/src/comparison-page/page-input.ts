import type { Comparison, Waveform } from "@deadwax/catalog";

/** One of the two files, as the page shows it. */
export interface PageSide {
  readonly name: string;
  /** Null where it is not heard: then a plain line stands for it. */
  readonly waveform: Waveform | null;
  /** As people say it: `WAV, 24 bit, 48 kHz, stereo`. */
  readonly format: string;
  /** Codes found in tags and name, as shown. */
  readonly codes: readonly string[];
  readonly sha256: string;
  readonly audioHash: string | null;
}

export interface ComparisonPageInput {
  readonly comparison: Comparison;
  /** The known recording. */
  readonly a: PageSide;
  /** The file in question. */
  readonly b: PageSide;
  /** `2026-11-22 21:40 UTC`. */
  readonly madeAt: string;
  /** `Deadwax 0.1.0`. */
  readonly madeBy: string;
}
