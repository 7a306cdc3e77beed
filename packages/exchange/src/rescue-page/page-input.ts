import type { Rescue } from "@deadwax/catalog";

/** What a file is, as people say it. */
export interface ShownFile {
  /** `WAV, 24 bit, 44.1 kHz`. */
  readonly format: string;
  /** `1:50`; null where nothing tells. */
  readonly length: string | null;
  /** Peaks of equal spans, 0 to 255. */
  readonly outline: readonly number[];
}

export interface RescuePageInput {
  readonly rescue: Rescue;
  /** By path in the rescue. */
  readonly files: ReadonlyMap<string, ShownFile>;
  /** The folder as the person named it. */
  readonly folder: string;
  /** The sheets likewise. */
  readonly sheets: readonly string[];
  /** What turns the page into a catalog, ready to type. */
  readonly adoptCommand: string;
  /** `2026-11-22 21:40 UTC`. */
  readonly madeAt: string;
  /** `Deadwax 0.1.0`. */
  readonly madeBy: string;
}
