import { listAgencies } from "@deadwax/identifiers/prefixes";
import { describe, expect, it } from "vitest";
import { RULE_SOURCES } from "../../../data/rule-sets/sources.ts";
import { ALL_QUESTIONS, caseCoverage } from "./rule-coverage.ts";
import { LARGEST_LENGTH_THRESHOLD, RULE_CASES, RULE_SETS, ruleSetOf, sourcesOf } from "./rule-sets.ts";

const rules = RULE_SETS.flatMap((set) => set.rules);

describe("the rule sets", () => {
  it("are there: an authority without rules, or none at all, is a mistake", () => {
    expect(RULE_SETS.length).toBeGreaterThan(5);
    expect(RULE_SETS.filter((set) => set.rules.length === 0)).toEqual([]);
    expect(rules.length).toBeGreaterThan(80);
  });

  it("have an id of their own for every rule, which begins with that of the authority", () => {
    expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
    expect(new Set(RULE_SETS.map(({ id }) => id)).size).toBe(RULE_SETS.length);
    for (const set of RULE_SETS) {
      for (const { id } of set.rules) expect(id).toMatch(new RegExp(`^${set.id}/[a-z0-9-]+$`, "u"));
    }
  });

  it("say for every rule where it is written and when that was read", () => {
    for (const rule of rules) {
      const sources = sourcesOf(rule);
      expect(sources.length, rule.id).toBeGreaterThan(0);
      for (const { address, name, readOn } of sources) {
        expect(`${name} ${address}`, rule.id).toMatch(/\S+ \S+/u);
        expect(readOn, rule.id).toMatch(/^20\d\d-[01]\d-[0-3]\d$/u);
      }
      expect(rule.text, rule.id).toMatch(/\.$/u);
      expect(rule.rows.length, rule.id).toBeGreaterThan(0);
    }
  });

  it("use every source they list", () => {
    const used = new Set(rules.flatMap(({ sources }) => sources));
    expect(Object.keys(RULE_SOURCES).filter((key) => !used.has(key))).toEqual([]);
  });

  it("know the cases 1 to 85 and no others", () => {
    expect([...RULE_CASES.keys()]).toEqual(Array.from({ length: 85 }, (_, index) => index + 1));
    const cited = [...rules, ...ALL_QUESTIONS].flatMap(({ rows }) => [...rows]);
    expect(cited.filter((row) => !RULE_CASES.has(row))).toEqual([]);
  });

  it("answer every case by a rule that speaks unasked or by a question", () => {
    const open = caseCoverage().filter(({ heard, questions }) => heard.length + questions.length === 0);
    expect(open.map(({ row, title }) => `${row} ${title}`)).toEqual([]);
  });

  it("have a rule with a source for every case", () => {
    const open = caseCoverage().filter((one) => one.rules.length === 0);
    expect(open.map(({ row, title }) => `${row} ${title}`)).toEqual([]);
  });

  it("let a registrant's agency speak first, by its name or its id, and IFPI where there is none", () => {
    for (const { id, name } of listAgencies()) expect(ruleSetOf(name).id, name).toBe(ruleSetOf(id).id);
    expect(
      ["RIAA (USISRC)", "USISRC", "PPL UK", "scpp", "BVMI"].map((agency) => ruleSetOf(agency).id),
    ).toEqual(["riaa", "riaa", "ppl", "scpp", "bvmi"]);
    expect([null, "", "Gramo", "nobody knows it"].map((agency) => ruleSetOf(agency).id)).toEqual(
      Array(4).fill("ifpi"),
    );
  });

  it("name 10 seconds as the largest change of length that any authority knows", () => {
    expect(LARGEST_LENGTH_THRESHOLD).toBe(10);
  });
});

describe("the questions", () => {
  it("have an id of their own, help, and answers of which each leads somewhere", () => {
    expect(new Set(ALL_QUESTIONS.map(({ question }) => question)).size).toBe(ALL_QUESTIONS.length);
    for (const { question, text, help, answers } of ALL_QUESTIONS) {
      expect(text, question).toMatch(/\?$/u);
      expect(help, question).toMatch(/\.$/u);
      expect(new Set(answers.map(({ answer }) => answer)).size, question).toBe(answers.length);
      expect(new Set(answers.map(({ verdict }) => verdict)).size, question).toBeGreaterThan(1);
    }
  });
});
