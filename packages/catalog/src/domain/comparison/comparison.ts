import type { AlignedStretch, Curve } from "./heard-comparison.ts";
import type { Relation } from "./relation.ts";
import type { SoundFact } from "./sound-fact.ts";

/**
 * reuse: the code of A is B's code. new: B needs its own. ask: rules or ears leave it open. none: no code is due.
 * unrelated: the two have nothing in common.
 */
export const VERDICTS = ["reuse", "new", "ask", "none", "unrelated"] as const;
export type Verdict = (typeof VERDICTS)[number];

/** What one authority says to what was heard. */
export interface RuleOpinion {
  /** `ifpi/other-format`: stable, never reused for another rule. */
  readonly rule: string;
  readonly authority: string;
  readonly says: "same" | "new" | "depends" | "no-code";
  /** The rule in our words. */
  readonly text: string;
  readonly source: string;
  /** Day on which the source was read. */
  readonly asOf: string;
  /** True for the first that says what the verdict is; for none where a person decides. */
  readonly isDeciding: boolean;
}

/** What a person has to answer, with the help somebody new to it needs. */
export interface RuleQuestion {
  readonly question: string;
  readonly text: string;
  readonly help: string;
  readonly answers: readonly { readonly answer: string; readonly text: string; readonly verdict: Verdict }[];
}

/** Names, tags and audio that contradict each other. */
export interface Contradiction {
  readonly code: string;
  readonly severity: "error" | "warning";
  readonly text: string;
  readonly hint: string;
}

/** What names or tags claim, and the sound goes with. */
export interface HeardClaim {
  readonly code: string;
  readonly text: string;
}

/** The whole answer: `deadwax.compare/1`. */
export interface Comparison {
  readonly verdict: Verdict;
  readonly relation: Relation;
  readonly facts: readonly SoundFact[];
  readonly rules: readonly RuleOpinion[];
  readonly questions: readonly RuleQuestion[];
  readonly contradictions: readonly Contradiction[];
  readonly heardClaims: readonly HeardClaim[];
  readonly stretches: readonly AlignedStretch[];
  readonly residual: Curve;
  readonly duration: { readonly a: number; readonly b: number };
  readonly comparedBy: string;
}
