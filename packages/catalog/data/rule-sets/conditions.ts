/** Conditions that several rules share. */
import type { SoundFactKind } from "../../src/domain/comparison/index.ts";
import type { Limit } from "../../src/domain/rule-set/rule-set.ts";

/** What makes a recording something else than the same with other ends, however little its length changes. */
export const OTHER_CONTENT = [
  "muted",
  "reversed",
  "part-removed",
  "part-added",
  "part-alone",
  "speed",
  "tempo",
  "pitch",
  "nothing-in-common",
  "silent",
  "not-distinctive",
  "cut-off",
] as const satisfies readonly SoundFactKind[];

export const LONGER_THAN_10 = { measure: "length-change", is: "above", value: 10, unit: "s" } as const;
/** Both the change of length and what was taken out or put in: 30 s exchanged leave the length as it was. */
export const WITHIN_10 = [
  { measure: "length-change", is: "up-to", value: 10, unit: "s" },
  { measure: "edit-size", is: "up-to", value: 10, unit: "s" },
] as const satisfies readonly Limit[];
export const WITHIN_5 = [
  { measure: "length-change", is: "below", value: 5, unit: "s" },
  { measure: "edit-size", is: "below", value: 5, unit: "s" },
] as const satisfies readonly Limit[];

/** 2 % of speed are 34.3 cents: 1200 · log2(1.02). */
export const PACE_FROM_2 = [
  { measure: "pace-change", is: "at-least", value: 2, unit: "%" },
  { measure: "pitch-change", is: "at-least", value: 34.3, unit: "cents" },
] as const satisfies readonly Limit[];
export const PACE_BELOW_2 = [
  { measure: "pace-change", is: "below", value: 2, unit: "%" },
  { measure: "pitch-change", is: "below", value: 34.3, unit: "cents" },
] as const satisfies readonly Limit[];
