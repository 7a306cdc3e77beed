/** What is true about a pair of files: written down by whoever made B from A. */
import type { Relation, SoundFact, Verdict } from "../../../packages/catalog/src/domain/comparison/index.ts";

export type Split = "tune" | "report";

export interface LabelledPiece {
  readonly piece: string;
  readonly split: Split;
  readonly origin: string;
  readonly licence: string;
}

export interface Label {
  /** Right answers, the best first. */
  readonly relations: readonly Relation[];
  readonly verdicts: readonly Verdict[];
  /** True: the same recording by the rules, so `reuse` is due. False: distinct, so `reuse` is wrong. Null: a person decides. */
  readonly same: boolean | null;
  readonly facts: readonly SoundFact[];
}

export interface LabelledPair extends Label {
  readonly id: string;
  readonly piece: string;
  readonly split: Split;
  readonly variant: string;
  /** Paths below the folder of the set. */
  readonly a: string;
  readonly b: string;
}

export interface Labels {
  readonly schema: "deadwax.bench-ear/1";
  readonly seed: number;
  readonly pieces: readonly LabelledPiece[];
  readonly pairs: readonly LabelledPair[];
}

export const IDENTICAL_FILE: Label = label(["identical-file"], ["reuse"], true);
/** The samples are the same; a comparison may as well say that the format is another. */
export const IDENTICAL_AUDIO: Label = label(["identical-audio", "format"], ["reuse"], true);
/** The label says "for a person": other sound of one master. */
export const REMASTER: Label = label(["remaster"], ["ask"], null);
export const FOLD_DOWN: Label = label(["fold-down"], ["ask"], null, [
  { kind: "fold-down", amount: 1, unit: "channels" },
]);
export const PART_REMOVED: Label = label(["part-removed"], ["new"], false);
/** A stem is `new` as an answer to "is it the same", and `none` as an answer to "is a code due". */
export const PART_ALONE: Label = label(["part-alone"], ["new", "none"], false);
export const SAME_WORK: Label = label(["same-work"], ["new"], false);
/** What is new on the same backing takes something away as well, where it takes the place of something. */
export const OVERDUB: Label = label(["overdub", "part-removed", "unsure"], ["new", "ask"], false);
/** What lies below a coder's noise is heard, but hardly named: a person may be asked. */
export const PART_HIDDEN: Label = label(["part-removed", "unsure"], ["new", "ask"], false);
export const OTHER_MIX: Label = label(["remaster", "unsure"], ["ask"], null);
export const UNRELATED: Label = label(["unrelated"], ["unrelated"], false);

export function label(
  relations: Label["relations"],
  verdicts: Label["verdicts"],
  same: boolean | null,
  facts: Label["facts"] = [],
): Label {
  return { relations, verdicts, same, facts };
}

export function format(...facts: readonly SoundFact[]): Label {
  return label(["format"], ["reuse"], true, facts);
}

/** Seconds that differ in all decide: under 5 a person is asked, over 10 the code is new, in between either will do. */
export function edit(seconds: number, ...facts: readonly SoundFact[]): Label {
  if (seconds < 5) return label(["edit"], ["ask"], null, facts);
  if (seconds > 10) return label(["edit"], ["new"], false, facts);
  return label(["edit"], ["new", "ask"], false, facts);
}

export function cleanEdit(...facts: readonly SoundFact[]): Label {
  return label(["clean-edit"], ["new"], false, facts);
}

/** Two percent is where a correction ends and a version begins. */
export function speed(percent: number): Label {
  return changed("speed", Math.abs(percent), { kind: "speed", amount: percent, unit: "%" });
}

export function tempo(percent: number): Label {
  return changed("tempo", Math.abs(percent), { kind: "tempo", amount: percent, unit: "%" });
}

export function pitch(cents: number): Label {
  const percent = Math.abs(2 ** (cents / 1200) - 1) * 100;
  return changed("pitch", percent, { kind: "pitch", amount: cents, unit: "cents" });
}

function changed(relation: Relation, percent: number, fact: SoundFact): Label {
  return percent < 2 ? label([relation], ["ask"], null, [fact]) : label([relation], ["new"], false, [fact]);
}

/** The facts in a B that runs so much faster, or starts so much later, than the B they were written for. */
export function placed(
  facts: readonly SoundFact[],
  { speed: percent = 0, later = 0 }: { readonly speed?: number; readonly later?: number },
): readonly SoundFact[] {
  return facts.map((fact) => {
    const isInA = fact.kind === "cut";
    if (isInA || fact.start === undefined || fact.end === undefined) return fact;
    const at = (seconds: number): number => seconds / (1 + percent / 100) + later;
    return { ...fact, start: at(fact.start), end: at(fact.end) };
  });
}
