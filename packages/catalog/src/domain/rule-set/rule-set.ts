/** Rules about codes as data: who says what to which case, where that is written, and what has to be heard for it. */
import type {
  Relation,
  RuleOpinion,
  RuleQuestion,
  SoundFactKind,
  SoundFactUnit,
} from "../comparison/index.ts";
import type { VersionType } from "../recording/version-type.ts";

/**
 * How much weight a rule has. A: the Registration Authority or the standard. B: a national agency or society. C: DDEX.
 * D: distributors' practice. X: derived by Deadwax from the sources named. U: unconfirmed, told by a third party.
 */
export const CONFIDENCES = ["A", "B", "C", "D", "X", "U"] as const;
export type Confidence = (typeof CONFIDENCES)[number];

/** Where a rule is written. */
export interface RuleSource {
  readonly name: string;
  readonly address: string;
  /** The day it was read, `2026-11-22`. */
  readonly readOn: string;
}

/** What rules compare with their thresholds; `measures.ts` says how each is taken. */
export type Measure = "length-change" | "edit-size" | "pace-change" | "pitch-change";

/** A bound on one measure. Changes are compared without their sign. */
export interface Limit {
  readonly measure: Measure;
  readonly is: "above" | "at-least" | "up-to" | "below";
  readonly value: number;
  readonly unit: SoundFactUnit;
}

/** What has to be heard or known before a rule speaks; everything that is stated must hold. */
export interface RuleCondition {
  readonly relations?: readonly Relation[];
  /** One of these was heard. */
  readonly anyFact?: readonly SoundFactKind[];
  /** None of these was heard. */
  readonly withoutFacts?: readonly SoundFactKind[];
  readonly limits?: readonly Limit[];
  /** Where there are any, one of these is within its bound. */
  readonly anyLimit?: readonly Limit[];
  /** The name or the tags of B call it one of these. */
  readonly claims?: readonly VersionType[];
  /** Names or tags call B another title than A. */
  readonly isRetitled?: boolean;
  /** Whether B is a stem or never leaves the house. */
  readonly isInternal?: boolean;
  /** What B is, beside what A is. */
  readonly content?: "video-of-sound" | "video-of-video" | "no-recording";
}

export interface Rule {
  /** `ifpi/other-format`: stable, never reused for another rule. */
  readonly id: string;
  /** The cases of `data/rule-sets/cases.ts` that it answers. */
  readonly rows: readonly number[];
  readonly says: RuleOpinion["says"];
  /** Left out where no audio can tell: then a question with one of its rows asks a person. */
  readonly when?: RuleCondition;
  /** In our words. */
  readonly text: string;
  /** Keys of `data/rule-sets/sources.ts`. */
  readonly sources: readonly string[];
  readonly confidence: Confidence;
}

export interface RuleSet {
  /** What ids of its rules begin with. */
  readonly id: string;
  /** As people call it. */
  readonly authority: string;
  /** Names and ids of the agencies for whose registrants it speaks first, as the table of prefixes has them. */
  readonly agencies: readonly string[];
  /** In the order in which they decide: where several speak, the first counts. */
  readonly rules: readonly Rule[];
}

/** A question as data: what it asks, which cases it settles, and when it is open. */
export interface QuestionDefinition extends RuleQuestion {
  readonly rows: readonly number[];
  /** After a comparison. Left out for questions about a first code. */
  readonly when?: RuleCondition;
}
