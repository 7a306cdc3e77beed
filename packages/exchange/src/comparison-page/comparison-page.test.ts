import { describe, expect, it } from "vitest";
import { RELATIONS, type Comparison, type SoundFact, type Waveform } from "@deadwax/catalog";
import { SaxesParser } from "saxes";
import { comparisonPage } from "./comparison-page.ts";
import type { ComparisonPageInput, PageSide } from "./page-input.ts";

/** An outline of so many pairs, louder and softer. */
function outline(pairs: number): Waveform {
  const peaks = Int16Array.from({ length: pairs * 2 }, (_, index) =>
    Math.round((index % 2 === 0 ? -1 : 1) * 30_000 * Math.abs(Math.sin(index / 700))),
  );
  return { framesPerPair: 256, channels: [peaks, peaks] };
}

const side: PageSide = {
  name: "Midnight Drive.wav",
  waveform: outline(4000),
  format: "WAV, 24 bit, 48 kHz, stereo",
  codes: [],
  sha256: "a".repeat(64),
  audioHash: `dwa1:${"b".repeat(64)}`,
};

const edit: Comparison = {
  verdict: "new",
  relation: "edit",
  facts: [
    { kind: "muted", start: 33.6, end: 34.1, amount: 0.5, unit: "s" },
    { kind: "cut", start: 60, end: 72.4, amount: 12.4, unit: "s" },
    { kind: "level", amount: -1.5, unit: "dB" },
  ],
  rules: [
    {
      rule: "ifpi/different-edit",
      authority: "IFPI",
      says: "new",
      text: "Another edit is another recording.",
      source: "https://isrc.example/faq; a letter",
      asOf: "2026-11-22",
      isDeciding: true,
    },
  ],
  questions: [],
  contradictions: [],
  heardClaims: [],
  stretches: [
    { aStart: 0, aEnd: 60, bStart: 0, bEnd: 60 },
    { aStart: 72.4, aEnd: 180, bStart: 60, bEnd: 167.6 },
  ],
  residual: { step: 0.1, values: Array.from({ length: 1676 }, (_, at) => (at % 400 < 5 ? null : -40)) },
  duration: { a: 180, b: 167.6 },
  comparedBy: "ear/1",
};

function pageOf(comparison: Partial<Comparison> = {}, given: Partial<ComparisonPageInput> = {}): string {
  return comparisonPage({
    comparison: { ...edit, ...comparison },
    a: side,
    b: { ...side, name: "Midnight Drive (Radio Edit).wav" },
    madeAt: "2026-11-22 21:40 UTC",
    madeBy: "Deadwax 0.1.0",
    ...given,
  });
}

/** Everything but the declaration and the elements that HTML does not close, read by an XML parser. */
function requireWellFormed(page: string): void {
  const parser = new SaxesParser({ fragment: true });
  parser.on("error", (error) => {
    throw error;
  });
  const body = page
    .replace("<!doctype html>", "")
    .replaceAll(/<(meta|br)([^>/]*(?:\/[^>/]+)*)\/?>/gu, "<$1$2/>");
  parser.write(body.replace(/<style>.*<\/style>/su, "")).close();
}

describe("a comparison as a page", () => {
  it("says first what to do and why, then shows it, then the rules, then how it was made", () => {
    const page = pageOf();
    const order = [
      "It is another recording: it needs a code of its own.",
      "is another edit of the recording: 12.40 s were cut out at 1:00.0, 0.50 s were muted at 0:33.6.",
      "IFPI says: Another edit is another recording.",
      "<svg",
      "What was heard in B, beside A",
      "What the rules say",
      "How this was made",
    ].map((words) => page.indexOf(words));
    expect(order.every((at) => at > 0)).toBe(true);
    expect(order).toEqual(order.toSorted((one, other) => one - other));
    requireWellFormed(page);
  });

  it("needs nothing from outside and runs nothing", () => {
    const page = pageOf();
    expect(page).toContain(`content="default-src 'none'; style-src 'unsafe-inline'"`);
    expect(page).not.toMatch(/<script|<link|<img|@import|url\((?!#)|\son[a-z]+=/u);
  });

  it("numbers the passages alike in the picture and in the list", () => {
    const page = pageOf();
    expect(page).toContain('class="mark taken"');
    expect(page).toContain('class="mark changed"');
    expect(page.match(/class="badge-text">\d</gu)).toHaveLength(2);
    expect(page).toMatch(/<span class="badge taken">1<\/span>12\.40 s were cut out at 1:00\.0\./u);
    expect(page).toMatch(/<span class="badge changed">2<\/span>0\.50 s were muted at 0:33\.6\./u);
  });

  it("lets nothing from names, rules and questions become markup", () => {
    const evil = `<script>alert("1")</script>'&\u202e\u0007`;
    const [rule] = edit.rules;
    if (rule === undefined) throw new Error("there is one");
    const question = { question: evil, text: evil, help: evil, answers: [] };
    const contradiction = { code: evil, severity: "error" as const, text: evil, hint: evil };
    const page = pageOf(
      {
        verdict: "ask",
        rules: [{ ...rule, text: evil, authority: evil, source: `javascript:alert(1); https://x" onclick=` }],
        questions: [{ ...question, answers: [{ answer: evil, text: evil, verdict: "new" }] }],
        contradictions: [contradiction],
        comparedBy: evil,
      },
      {
        a: { ...side, name: evil, format: evil, codes: [evil], sha256: evil, audioHash: evil },
        b: { ...side, name: evil },
        madeAt: evil,
        madeBy: evil,
      },
    );
    expect(page).not.toContain("<script");
    expect(page).not.toMatch(/href="javascript|" onclick/u);
    // eslint-disable-next-line no-control-regex -- what must not be there
    expect(page).not.toMatch(/[\u0000-\u0008\u202e]/u);
    expect(page).toContain("&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&#39;&amp;");
    requireWellFormed(page);
  });

  it("shows where authorities disagree, and follows addresses of the web only", () => {
    const [rule] = edit.rules;
    if (rule === undefined) throw new Error("there is one");
    const other = { ...rule, rule: "x/y", authority: "SCPP", says: "same" as const, isDeciding: false };
    const page = pageOf({ rules: [rule, other] });
    expect(page).toContain("They do not agree. Same recording: SCPP. New code: IFPI.");
    expect(page).toContain('<a href="https://isrc.example/faq" rel="noreferrer">isrc.example</a>, a letter');
  });

  it("names the code to use where it is the same recording", () => {
    const coded = { ...side, codes: ["AA-6Q7-26-00001"] };
    const page = pageOf({ verdict: "reuse", relation: "format", facts: [] }, { a: coded });
    expect(page).toContain("A carries <strong>AA-6Q7-26-00001</strong>.");
  });

  it("stays whole without facts, without sound and without length", () => {
    const nothing = { ...side, waveform: null };
    const empty = { facts: [], rules: [], stretches: [], residual: { step: 1, values: [] } };
    const page = pageOf({ ...empty, duration: { a: 0, b: 0 } }, { a: nothing, b: nothing });
    expect(page).toContain("No difference was measured.");
    expect(page).toContain("no outline of this file");
    expect(page).not.toMatch(/NaN|Infinity|undefined|null/u);
    requireWellFormed(page);
  });

  it.each(RELATIONS)("tells of %s", (relation) => {
    const page = pageOf({ relation, facts: [] });
    expect(page).not.toMatch(/undefined|NaN/u);
    requireWellFormed(page);
  });

  it("draws everything inside the picture, and explains only what is drawn", () => {
    const alone = { facts: [], residual: { step: 1, values: [] } };
    for (const page of [pageOf(), pageOf(alone)]) {
      const height = Number(/viewBox="0 0 900 (\d+)"/u.exec(page)?.[1]);
      const lines = [...page.matchAll(/<text\s[^>]*?y="([\d.]+)"/gu)].map(([, y]) => Number(y));
      expect(lines.length).toBeGreaterThan(5);
      expect(Math.max(...lines)).toBeLessThan(height - 4);
    }
    expect(pageOf(alone)).not.toContain("Numbers stand for");
    expect(pageOf()).toContain("Numbers stand for");
  });

  it("gives files of very different length an axis each, and says so", () => {
    const page = pageOf({ duration: { a: 10_800, b: 180 } });
    expect(page).toContain("each has a time axis of its own");
    expect(pageOf()).not.toContain("each has a time axis of its own");
  });

  it("stays below 400 kB for files of three hours with thousands of facts", () => {
    const facts = Array.from({ length: 3000 }, (_, at): SoundFact => ({
      kind: "muted",
      start: at * 3.5,
      end: at * 3.5 + 0.4,
      amount: 0.4,
      unit: "s",
    }));
    const stretches = facts.map((_, at) => ({
      ...{ aStart: at * 3.6, aEnd: at * 3.6 + 3.4, bStart: at * 3.5, bEnd: at * 3.5 + 3.4 },
    }));
    const page = pageOf(
      {
        facts,
        stretches,
        duration: { a: 10_800, b: 10_500 },
        residual: { step: 0.1, values: Array.from({ length: 105_000 }, (_, at) => -(at % 70)) },
      },
      { a: { ...side, waveform: outline(500_000) }, b: { ...side, waveform: outline(500_000) } },
    );
    expect(page.length).toBeLessThan(400_000);
    expect(page).toContain("And 2880 more.");
    requireWellFormed(page);
  });
});
