import type { RuleSet } from "../../src/domain/rule-set/rule-set.ts";
import { LONGER_THAN_10, OTHER_CONTENT, WITHIN_10 } from "./conditions.ts";

/** PPL, United Kingdom. */
export const PPL = {
  id: "ppl",
  authority: "PPL",
  agencies: ["ppl-uk", "PPL", "PPL UK"],
  rules: [
    {
      id: "ppl/remix",
      rows: [23],
      says: "new",
      when: { claims: ["remix"], relations: ["overdub", "part-removed", "part-alone", "same-work"] },
      text: "A remix gets a new code.",
      sources: ["ppl"],
      confidence: "B",
    },
    {
      id: "ppl/re-recording",
      rows: [33, 34],
      says: "new",
      when: { relations: ["same-work"] },
      text: "A re-recording gets a new code.",
      sources: ["ppl"],
      confidence: "B",
    },
    {
      id: "ppl/remaster",
      rows: [20, 21, 22],
      says: "new",
      when: { relations: ["remaster"] },
      text: "A remastered recording gets a new code.",
      sources: ["ppl"],
      confidence: "B",
    },
    {
      id: "ppl/length",
      rows: [25],
      says: "new",
      when: { relations: ["edit"], limits: [LONGER_THAN_10] },
      text: "A recording that is longer or shorter by more than 10 seconds gets a new code.",
      sources: ["ppl"],
      confidence: "B",
    },
    {
      id: "ppl/small-length",
      rows: [26],
      says: "same",
      when: { relations: ["edit"], limits: WITHIN_10, withoutFacts: OTHER_CONTENT },
      text: "A new code is due above 10 seconds only, so that up to there the recording keeps its own.",
      sources: ["ppl"],
      confidence: "X",
    },
    {
      id: "ppl/same-recording",
      rows: [2, 7, 10, 16, 17],
      says: "same",
      when: { relations: ["identical-file", "identical-audio", "format"] },
      text: "Another format, or another licensee, keeps the code.",
      sources: ["ppl"],
      confidence: "B",
    },
  ],
} as const satisfies RuleSet;
