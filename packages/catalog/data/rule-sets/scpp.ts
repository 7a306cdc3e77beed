import type { RuleSet } from "../../src/domain/rule-set/rule-set.ts";
import { OTHER_CONTENT, WITHIN_5 } from "./conditions.ts";

/** SCPP, France. */
export const SCPP = {
  id: "scpp",
  authority: "SCPP",
  agencies: ["scpp"],
  rules: [
    {
      id: "scpp/live",
      rows: [33],
      says: "new",
      when: { claims: ["live"], relations: ["same-work"] },
      text: "A live version gets a new code.",
      sources: ["scpp"],
      confidence: "B",
    },
    {
      id: "scpp/performers",
      rows: [39],
      says: "new",
      when: { relations: ["overdub", "part-removed"] },
      text: "A version with performers or instruments added or taken away gets a new code.",
      sources: ["scpp"],
      confidence: "B",
    },
    {
      id: "scpp/clean",
      rows: [31],
      says: "new",
      when: { relations: ["clean-edit"] },
      text: "A version without explicit words gets a new code.",
      sources: ["scpp"],
      confidence: "B",
    },
    {
      id: "scpp/small-length",
      rows: [27],
      says: "same",
      when: { relations: ["edit"], limits: WITHIN_5, withoutFacts: OTHER_CONTENT },
      text: "The same version, longer or shorter by less than 5 seconds, keeps its code.",
      sources: ["scpp"],
      confidence: "B",
    },
    {
      id: "scpp/edit",
      rows: [24],
      says: "new",
      when: {
        relations: ["edit"],
        anyLimit: [{ measure: "edit-size", is: "at-least", value: 5, unit: "s" }],
      },
      text: "A radio edit, a long version or another edit gets a new code.",
      sources: ["scpp"],
      confidence: "B",
    },
    {
      id: "scpp/remaster",
      rows: [20, 22],
      says: "same",
      when: { relations: ["remaster"] },
      text: "A recording whose sound was improved keeps its original code.",
      sources: ["scpp"],
      confidence: "B",
    },
    {
      id: "scpp/same-recording",
      rows: [4, 5, 16, 17],
      says: "same",
      when: { relations: ["identical-file", "identical-audio", "format"] },
      text: "A recording keeps its code on a compilation, a reissue or another carrier.",
      sources: ["scpp"],
      confidence: "B",
    },
  ],
} as const satisfies RuleSet;
