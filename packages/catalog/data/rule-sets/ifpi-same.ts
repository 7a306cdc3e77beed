/** What the Registration Authority says about recordings that stay the same. */
import type { Rule } from "../../src/domain/rule-set/rule-set.ts";

export const IFPI_SAME_RULES = [
  {
    id: "ifpi/existing-code",
    rows: [2, 3, 4, 5, 6, 7, 10, 17],
    says: "same",
    when: { relations: ["identical-file", "identical-audio"] },
    text: "A code that was ever given to a recording stays with it, whoever owns, licenses or delivers it, and wherever.",
    sources: ["ifpi-when-not", "ifpi-ownership"],
    confidence: "A",
  },
  {
    id: "ifpi/other-format",
    rows: [16, 17],
    says: "same",
    when: { relations: ["format"] },
    text: "Another format, carrier, bit rate or sample rate is the same recording.",
    sources: ["ifpi-when-not"],
    confidence: "A",
  },
  {
    id: "ifpi/silence",
    rows: [30],
    says: "same",
    when: { relations: ["format", "identical-audio"], anyFact: ["silence-start", "silence-end"] },
    text: "The duration runs from the first to the last modulation: silence before and after it does not count.",
    sources: ["ifpi-reference", "handbook-told"],
    confidence: "A",
  },
  {
    id: "ifpi/reserved",
    rows: [82],
    says: "depends",
    text: "If the musical content changed since the code was given, the result needs another code.",
    sources: ["ifpi-when"],
    confidence: "A",
  },
] as const satisfies readonly Rule[];
