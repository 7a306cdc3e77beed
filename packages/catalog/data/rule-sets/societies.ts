/** Agencies and societies of which only single rules were found. */
import type { RuleSet } from "../../src/domain/rule-set/rule-set.ts";

export const BVMI = {
  id: "bvmi",
  authority: "BVMI",
  agencies: ["bvmi"],
  rules: [
    {
      id: "bvmi/music-video",
      rows: [67],
      says: "new",
      when: { content: "video-of-sound" },
      text: "A music video has a code of its own, with the same sound, too.",
      sources: ["bvmi"],
      confidence: "B",
    },
    {
      id: "bvmi/same-recording",
      rows: [4, 10],
      says: "same",
      when: { relations: ["identical-file", "identical-audio"] },
      text: "A recording keeps its code on a compilation, and when it is licensed.",
      sources: ["bvmi"],
      confidence: "B",
    },
  ],
} as const satisfies RuleSet;

export const PERPUSNAS = {
  id: "perpusnas",
  authority: "National Library of Indonesia",
  agencies: [],
  rules: [
    {
      id: "perpusnas/music-video",
      rows: [67],
      says: "new",
      when: { content: "video-of-sound" },
      text: "A music video has another code than its sound recording.",
      sources: ["perpusnas"],
      confidence: "B",
    },
  ],
} as const satisfies RuleSet;

export const SAMI = {
  id: "sami",
  authority: "SAMI",
  agencies: [],
  rules: [
    {
      id: "sami/another-performance",
      rows: [33, 34],
      says: "new",
      when: { relations: ["same-work"] },
      text: "A live version or a new performance in the studio gets a code of its own.",
      sources: ["sami"],
      confidence: "B",
    },
    {
      id: "sami/compilation",
      rows: [4],
      says: "same",
      when: { relations: ["identical-file", "identical-audio"] },
      text: "A recording keeps its code on a compilation.",
      sources: ["sami"],
      confidence: "B",
    },
  ],
} as const satisfies RuleSet;

export const MLC = {
  id: "mlc",
  authority: "The MLC",
  agencies: [],
  rules: [
    {
      id: "mlc/cover",
      rows: [38],
      says: "new",
      when: { relations: ["same-work"] },
      text: "A recording of the same composition by another artist has a code of its own.",
      sources: ["mlc"],
      confidence: "B",
    },
  ],
} as const satisfies RuleSet;
