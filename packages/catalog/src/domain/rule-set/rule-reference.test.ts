import { describe, expect, it } from "vitest";
import { RULE_CASES, RULE_SETS, sourcesOf } from "./rule-sets.ts";
import { ruleReference } from "./rule-reference.ts";

describe("the page of rules", () => {
  const page = ruleReference();

  it("has a section for every case", () => {
    for (const [row, title] of RULE_CASES) expect(page).toContain(`### ${row}. ${title}\n`);
  });

  it("tells of every rule what it says, where it is written and when that was read", () => {
    for (const rule of RULE_SETS.flatMap(({ rules }) => rules)) {
      const line = page.split("\n").find((one) => one.includes(`\`${rule.id}\``));
      expect(line, rule.id).toContain(rule.text);
      for (const { name, readOn } of sourcesOf(rule)) {
        expect(line, rule.id).toContain(name);
        expect(line, rule.id).toContain(readOn);
      }
    }
  });

  it("lists the address of every source that is used", () => {
    const sources = RULE_SETS.flatMap(({ rules }) => rules).flatMap((rule) => sourcesOf(rule));
    for (const { address } of sources) expect(page).toContain(address);
  });
});
