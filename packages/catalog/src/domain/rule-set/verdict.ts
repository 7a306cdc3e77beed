/** The verdict on what was heard (DESIGN 5). A wrong `reuse` must not happen: it needs leave from every fact. */
import { PACE_FROM_2 } from "../../../data/rule-sets/conditions.ts";
import { FACTS_OF_THE_SAME, REUSE_BOUNDS } from "../../../data/rule-sets/reuse.ts";
import {
  isSameRelation,
  type HeardComparison,
  type Relation,
  type SoundFactKind,
  type Verdict,
} from "../comparison/index.ts";
import type { DecisionContext } from "./decision-context.ts";
import { editSize, hasFact, isWithin, lengthChange } from "./measures.ts";
import { contentOf } from "./rule-condition.ts";
import { LARGEST_LENGTH_THRESHOLD } from "./rule-sets.ts";

/** Relations of one edit or pace: amounts decide. */
const BY_AMOUNT: readonly Relation[] = ["edit", "speed", "tempo", "pitch"];
const DISTINCT: readonly Relation[] = ["clean-edit", "part-removed", "part-alone", "overdub", "same-work"];

/** B holds the whole recording, changed or not. */
const WHOLE: readonly Relation[] = [
  ...(["identical-file", "identical-audio", "format", "remaster", "edit", "clean-edit"] as const),
  ...(["speed", "tempo", "pitch", "fold-down"] as const),
];

/** Nobody could tell by ear; samples that are equal one by one need no ear. */
const SAME_SAMPLES: readonly Relation[] = ["identical-file", "identical-audio"];
/** Facts by which any answer by ear is doubtful. */
const DOUBTFUL: readonly SoundFactKind[] = ["silent", "cut-off", "nothing-in-common"];
/** Facts by which an edit or another pace is surely another recording. */
const OTHER_MUSIC: readonly SoundFactKind[] = [
  "muted",
  "reversed",
  "part-removed",
  "part-added",
  "part-alone",
];

/** Whether B holds the whole recording. A stem is a part: what holds the whole is none, whatever it is called. */
export function holdsWhole(relation: Relation): boolean {
  return WHOLE.includes(relation);
}

/** The verdict of sound and kind alone; contradicting names and tags come on top in `decide`. */
export function verdictOn(heard: HeardComparison, context: DecisionContext): Verdict {
  const content = contentOf(context);
  if (content === "no-recording") return "none";
  if (heard.relation === "unrelated") return "unrelated";
  if (isStemOfStem(context) || staysInside(heard, context)) return "none";
  if (content === "video-of-video") return heard.relation === "identical-file" ? bySound(heard) : "ask";
  return content === undefined ? bySound(heard) : "ask";
}

function bySound(heard: HeardComparison): Verdict {
  const { relation } = heard;
  const isPlain = hasFact(heard, ["not-distinctive"]) && !SAME_SAMPLES.includes(relation);
  if (isPlain || hasFact(heard, DOUBTFUL)) return "ask";
  if (isSameRelation(relation)) return speaksForReuse(heard) ? "reuse" : "ask";
  if (DISTINCT.includes(relation)) return "new";
  return BY_AMOUNT.includes(relation) && isAboveEveryThreshold(heard) ? "new" : "ask";
}

function isAboveEveryThreshold(heard: HeardComparison): boolean {
  if (hasFact(heard, OTHER_MUSIC) || PACE_FROM_2.some((limit) => isWithin(heard, limit))) return true;
  return editSize(heard) > LARGEST_LENGTH_THRESHOLD;
}

/** Defence in depth: the relation says the same, and nothing that was measured says otherwise. */
function speaksForReuse(heard: HeardComparison): boolean {
  const isSameSamples = SAME_SAMPLES.includes(heard.relation);
  const allowed = isSameSamples ? [...FACTS_OF_THE_SAME, "not-distinctive"] : FACTS_OF_THE_SAME;
  if (!heard.facts.every(({ kind }) => allowed.includes(kind))) return false;
  if (
    heard.facts.some(({ kind, amount }) => kind === "matched" && (amount ?? 1) < REUSE_BOUNDS.matched.value)
  )
    return false;
  if (
    heard.facts.some(
      ({ kind, amount }) => kind === "residual" && (amount ?? -99) > REUSE_BOUNDS.residual.value,
    )
  )
    return false;
  return isAsLong(heard) && !hasJump(heard);
}

/** Lengths may differ by silence, and modulation by level; music that is there or not shows in both. */
function isAsLong(heard: HeardComparison): boolean {
  const whole = Math.abs(heard.duration.b - heard.duration.a);
  return Math.min(whole, Math.abs(lengthChange(heard))) <= REUSE_BOUNDS.unexplained.value;
}

/** Whether B leaves out or repeats some of A between two stretches. */
function hasJump({ stretches }: HeardComparison): boolean {
  return stretches.some((stretch, index) => {
    const before = stretches[index - 1];
    if (before === undefined) return false;
    const skippedA = stretch.aStart - before.aEnd;
    const skippedB = stretch.bStart - before.bEnd;
    return Math.abs(skippedA - skippedB) > REUSE_BOUNDS.jump.value;
  });
}

/** What stays in the house has no code, unless it is the coded recording itself. */
function staysInside({ relation }: HeardComparison, { isInternal, b }: DecisionContext): boolean {
  return (isInternal && !isSameRelation(relation)) || (b.role === "stem" && !holdsWhole(relation));
}

/** Two production parts are compared: neither has a code. */
function isStemOfStem({ a, b }: DecisionContext): boolean {
  return a.role === "stem" && b.role === "stem";
}
