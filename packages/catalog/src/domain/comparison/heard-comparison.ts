import type { Relation } from "./relation.ts";
import type { SoundFact } from "./sound-fact.ts";

/** A stretch in which B follows A at one pace. Seconds. */
export interface AlignedStretch {
  readonly aStart: number;
  readonly aEnd: number;
  readonly bStart: number;
  readonly bEnd: number;
}

/** A curve over the seconds of B: one value every `step` seconds, null where there is nothing to tell. */
export interface Curve {
  readonly step: number;
  readonly values: readonly (number | null)[];
}

/** What was heard between a known recording (A) and a file (B). Facts and a relation, no opinion. */
export interface HeardComparison {
  readonly relation: Relation;
  readonly facts: readonly SoundFact[];
  readonly stretches: readonly AlignedStretch[];
  /** dB of what A does not explain against what B has, over B; 0 is nothing explained. */
  readonly residual: Curve;
  /** Seconds, whole files. */
  readonly duration: { readonly a: number; readonly b: number };
  /** Version of what compared; stored with every decision. */
  readonly comparedBy: string;
}
