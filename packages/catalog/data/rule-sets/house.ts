import type { RuleSet } from "../../src/domain/rule-set/rule-set.ts";
import { HOUSE_CASE_RULES } from "./house-cases.ts";
import { PACE_BELOW_2, PACE_FROM_2 } from "./conditions.ts";

/**
 * What Deadwax derives where no authority says enough (DESIGN 5). These rules decide nothing that an authority decides;
 * they explain verdicts, and are marked as derived.
 */
export const HOUSE = {
  id: "house",
  authority: "Deadwax",
  agencies: [],
  rules: [
    {
      id: "house/speed-version",
      rows: [55, 56],
      says: "new",
      when: { relations: ["speed", "tempo", "pitch", "edit"], anyLimit: PACE_FROM_2 },
      text: "From 2 % on, a change of speed, tempo or pitch (34.3 cents) is a version with a playing time or key of its own.",
      sources: ["ifpi-when"],
      confidence: "X",
    },
    {
      id: "house/speed-small",
      rows: [54, 55, 56],
      says: "depends",
      when: { relations: ["speed", "tempo", "pitch"], limits: PACE_BELOW_2 },
      text: "Below 2 %, a change of speed, tempo or pitch may correct a wrong machine, or be a version.",
      sources: ["ifpi-when", "handbook-told"],
      confidence: "X",
    },
    {
      id: "house/exchanged-material",
      rows: [24],
      says: "new",
      when: {
        relations: ["edit", "speed", "tempo", "pitch"],
        limits: [{ measure: "edit-size", is: "above", value: 10, unit: "s" }],
      },
      text: "More than 10 seconds of music taken out or put in make another edit, also where the length stays nearly the same.",
      sources: ["ifpi-when", "songtrust", "ppl"],
      confidence: "X",
    },
    {
      id: "house/small-edit",
      rows: [26, 61],
      says: "depends",
      when: { relations: ["edit"], limits: [{ measure: "edit-size", is: "up-to", value: 10, unit: "s" }] },
      text: "Agencies name 5 and 10 seconds. Inside of them, what counts is whether a listener would call it another version.",
      sources: ["scpp", "ppl", "songtrust"],
      confidence: "X",
    },
    {
      id: "house/level",
      rows: [18],
      says: "same",
      when: { relations: ["format"], anyFact: ["level", "polarity", "swap", "drift"] },
      text: "Another level, polarity or order of channels is technical: the recording is the same.",
      sources: ["ifpi-when-not", "noctil"],
      confidence: "X",
    },
    {
      id: "house/unheard",
      rows: [35],
      says: "depends",
      when: { relations: ["unsure"] },
      text: "What cannot be told by ear is told by somebody who knows: two takes have two codes, one take has one.",
      sources: ["ifpi-when"],
      confidence: "X",
    },
    ...HOUSE_CASE_RULES,
  ],
} as const satisfies RuleSet;
