/** What `reuse` is bound to, beside the relation: DESIGN 5, and figures chosen so that no same recording comes near them. */
import type { SoundFactKind } from "../../src/domain/comparison/index.ts";

/** Everything that one and the same recording may show. Whatever else is heard contradicts `reuse`. */
export const FACTS_OF_THE_SAME: readonly SoundFactKind[] = [
  "level",
  "polarity",
  "swap",
  "silence-start",
  "silence-end",
  "resampled",
  "lossy",
  "bandwidth",
  "drift",
  "residual",
  "matched",
  "same-work",
];

/** Beyond these no recording is the same, whatever the relation says. */
export const REUSE_BOUNDS = {
  /** At least this share of each lines up with the other. */
  matched: { value: 0.5, unit: "ratio" },
  /** At most this is left of B when everything is taken away that A explains. */
  residual: { value: -1, unit: "dB" },
  /** At most so much longer or shorter that silence does not account for it. */
  unexplained: { value: 1, unit: "s" },
  /** At most so much left out or put in between two stretches. */
  jump: { value: 0.25, unit: "s" },
} as const;
