import { describe, expect, it } from "vitest";
import stringWidth from "string-width";
import { bar, sparkline } from "./bar.ts";
import { bullets, heading, indent, nothing, page, paragraph, render, spaced, type Block } from "./block.ts";
import { diff } from "./diff.ts";
import { facts } from "./facts.ts";
import { toJson } from "./json.ts";
import { PLAIN, type Look } from "./look.ts";
import { statusLines, statusWord } from "./status.ts";
import { table } from "./table.ts";
import { clean, good, plainText, strong } from "./text.ts";
import { tree } from "./tree.ts";
import { truncate, widthOf, wrap } from "./width.ts";
import { bytes, clock, duration, listed } from "./words.ts";

/** Everything a terminal obeys instead of showing, but for the line end. */
// eslint-disable-next-line no-control-regex -- looking for exactly these
const OBEYED = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\u2028\u2029]/u;

function at(width: number, hasColor = false): Look {
  return { width, hasColor, isTty: true };
}

interface Row {
  readonly title: string;
  readonly isrc: string;
  readonly plays: number | undefined;
}

const ROWS: readonly Row[] = [
  { title: "Night Bus", isrc: "AA-6Q7-26-00001", plays: 12 },
  { title: "夜のバスに乗って遠くの町まで行く長い題名の録音", isrc: "AA-6Q7-26-00002", plays: 1234567 },
  { title: "حافلة الليل إلى المدينة البعيدة جدا في آخر الطريق", isrc: "AA-6Q7-26-00003", plays: undefined },
  { title: "👩‍👩‍👧‍👦 Family 🇵🇹 Band 👍🏽 Live At The Very Long Venue Name", isrc: "AA-6Q7-26-00004", plays: 0 },
  { title: "evil\u001b[2J\u001b]0;title\u0007\u202e drawkcab\u0000\r\nsecond line\tend", isrc: "", plays: 7 },
];

const RECORDINGS: Block = table<Row>(
  [
    { title: "Recording", value: (row) => row.title },
    { title: "ISRC", value: (row) => row.isrc, isWhole: true },
    { title: "Plays", value: (row) => row.plays },
  ],
  ROWS,
);

describe("cleaning", () => {
  it.each([
    ["plain", "plain"],
    ["a\tb\nc\r\nd", "a b c d"],
    ["\u001b[31mred\u001b[0m", "red"],
    ["\u001b]8;;http://x\u0007link\u001b]8;;\u0007", "link"],
    ["\u009b31mx", "x"],
    ["bell\u0007 nul\u0000", "bell� nul�"],
    ["over\u202eride\u2066", "over�ride�"],
    ["line\u2028separator", "line separator"],
    ["half \ud83d", "half �"],
    ["ok 👩‍👩‍👧‍👦 é 夜", "ok 👩‍👩‍👧‍👦 é 夜"],
  ])("turns %j into %j", (dirty, expected) => {
    expect(clean(dirty)).toBe(expected);
  });

  it("lets no control character through any piece, whatever the text holds", () => {
    const dirty = "\u001b[31m\u0000\u0007\u0085\u009b2J\u202e\u2067x\n\u001b]0;t\u0007";
    const block = spaced(
      heading(dirty),
      paragraph([dirty, good(dirty)]),
      bullets([dirty]),
      facts([[dirty, dirty]]),
      statusLines([{ status: "ok", text: dirty, more: dirty }]),
      table([{ title: dirty, value: (row: string) => row }], [dirty]),
      tree({ text: dirty, children: [{ text: dirty }] }),
      diff([{ field: dirty, before: dirty, after: "y" }]),
    );
    for (const look of [PLAIN, at(20), at(80)]) {
      expect(render(block, look)).not.toMatch(OBEYED);
    }
  });
});

describe("table", () => {
  it.each([40, 80, 200])("fits a terminal of %i columns, whatever script the rows are in", (width) => {
    const lines = RECORDINGS(at(width));
    for (const line of lines) expect(stringWidth(line)).toBeLessThanOrEqual(width);
    expect(lines.join("\n")).toContain("AA-6Q7-26-00004");
  });

  it("aligns columns by what a terminal shows, numbers to the right", () => {
    expect(render(RECORDINGS, at(60))).toMatchInlineSnapshot(`
      "Recording                         ISRC                 Plays
      Night Bus                         AA-6Q7-26-00001         12
      夜のバスに乗って遠くの町まで行…   AA-6Q7-26-00002  1,234,567
      حافلة الليل إلى المدينة البعيدة…‎  AA-6Q7-26-00003
      👩‍👩‍👧‍👦 Family 🇵🇹 Band 👍🏽 Live At Th…  AA-6Q7-26-00004          0
      evil� drawkcab� second line end                            7
      "
    `);
  });

  it("cuts nothing in a pipe and leaves no spaces at line ends", () => {
    const text = render(RECORDINGS, PLAIN);
    expect(text).toContain("夜のバスに乗って遠くの町まで行く長い題名の録音");
    expect(text).toContain("1,234,567");
    expect(text).not.toMatch(/ $/mu);
    expect(text.split("\n")).toHaveLength(ROWS.length + 2);
  });

  it("becomes a list where its columns cannot stand side by side", () => {
    expect(render(RECORDINGS, at(24)).split("\n").slice(0, 4)).toEqual([
      "Recording  Night Bus",
      "ISRC       AA-6Q7-26-000",
      "           01",
      "Plays      12",
    ]);
  });

  it("is nothing without rows", () => {
    expect(table([{ title: "A", value: String }], [])(PLAIN)).toEqual([]);
  });
});

describe("width", () => {
  it("cuts between clusters, never inside one", () => {
    const family = "👩‍👩‍👧‍👦";
    expect(plainText(truncate(`${family}${family}${family}`, 5))).toBe(`${family}${family}…`);
    expect(plainText(truncate("夜夜夜", 4))).toBe("夜…");
    expect(widthOf(truncate("夜夜夜", 4))).toBeLessThanOrEqual(4);
    expect(plainText(truncate("short", 5))).toBe("short");
    expect(plainText(truncate(["ab", strong("cdef")], 4))).toBe("abc…");
  });

  it("wraps at spaces, keeps a word together that changes its color, and breaks what is too long", () => {
    const lines = (width: number, text: Parameters<typeof wrap>[0]) =>
      wrap(text, width).map((line) => plainText(line));
    expect(lines(10, "one two three four")).toEqual(["one two", "three four"]);
    expect(lines(10, ["error", strong("[CODE]"), ": text"])).toEqual(["error", "[CODE]:", "text"]);
    expect(lines(12, ["an ", strong("err"), "or[CODE] x"])).toEqual(["an", "error[CODE]", "x"]);
    expect(lines(4, "abcdefghij kl")).toEqual(["abcd", "efgh", "ij", "kl"]);
    expect(lines(4, "夜夜夜夜")).toEqual(["夜夜", "夜夜"]);
    expect(lines(1, "夜")).toEqual(["夜"]);
    expect(wrap("never cut in a pipe", undefined)).toHaveLength(1);
    expect(lines(5, "")).toEqual([""]);
  });
});

describe("blocks", () => {
  it("stand under each other, with an empty line between those that have lines", () => {
    expect(render(spaced(heading("A"), nothing, indent(page(paragraph("b"), paragraph("c")))), PLAIN)).toBe(
      "A\n\n  b\n  c\n",
    );
  });

  it("say how things stand in words without color and in signs with it", () => {
    const lines = statusLines([
      { status: "ok", text: "file" },
      { status: "problem", text: "code", more: "differs" },
    ]);
    expect(render(lines, PLAIN)).toBe("ok       file\nproblem  code\n         differs\n");
    expect(render(lines, at(80, true))).toContain("\u001b[32m✓");
    expect(plainText(statusWord("warning"))).toBe("warning");
    expect(render(paragraph(strong("one two")), at(80, true))).toBe("\u001b[1mone two\u001b[22m\n");
  });

  it("draw families and changes", () => {
    const family = tree({
      text: "Night Bus",
      children: [{ text: "Radio Edit", children: [{ text: "Clean" }] }, { text: "Instrumental" }],
    });
    expect(render(family, PLAIN)).toBe("Night Bus\n├─ Radio Edit\n│  └─ Clean\n└─ Instrumental\n");
    const change = diff([
      { field: "title", before: "Nite", after: "Night" },
      { field: "label", before: undefined, after: "Moon" },
      { field: "year", before: "2026", after: "2026" },
    ]);
    expect(render(change, PLAIN)).toBe("title  Nite → Night\nlabel  (empty) → Moon\n");
  });

  it("wrap long values under themselves", () => {
    expect(
      render(
        facts([
          ["Title", "one two three"],
          ["No", undefined],
          ["ISRC", "x"],
        ]),
        at(14),
      ),
    ).toBe("Title  one two\n       three\nISRC   x\n");
  });
});

describe("amounts", () => {
  it("are drawn to an eighth of a cell, and something always shows", () => {
    expect([0, 0.001, 0.5, 0.999, 1, 7, NaN].map((share) => plainText(bar(share, 4)))).toEqual([
      "····",
      "▏···",
      "██··",
      "███▉",
      "████",
      "████",
      "····",
    ]);
    expect(sparkline([0, 0.5, 1, NaN, 2])).toBe("▁▅█ █");
    expect(sparkline([0, 1, 0, 0], 2)).toBe("█▁");
  });

  it("are written as people say them", () => {
    expect([0, 59.6, 61, 3600, 7322].map(duration)).toEqual([
      "0 s",
      "1 min 00 s",
      "1 min 01 s",
      "1 h 00 min",
      "2 h 02 min",
    ]);
    expect([0, 187_250, 3_723_000].map(clock)).toEqual(["0:00.000", "3:07.250", "1:02:03.000"]);
    expect([0, 1, 999, 1000, 999_949, 999_950, 5e12].map(bytes)).toEqual([
      "0 bytes",
      "1 byte",
      "999 bytes",
      "1.0 kB",
      "999.9 kB",
      "1.0 MB",
      "5.0 TB",
    ]);
    expect([[], ["a"], ["a", "b"], ["a", "b", "c"]].map((words) => listed(words))).toEqual([
      "",
      "a",
      "a and b",
      "a, b and c",
    ]);
  });
});

describe("JSON", () => {
  it("is the same value for a parser, and harmless on a terminal", () => {
    const value = { text: "a\u009b31m\u202e\u007f\u2028\u001b[0m", n: 1, list: [null] };
    expect(JSON.parse(toJson(value))).toEqual(value);
    expect(toJson(value)).not.toMatch(OBEYED);
  });
});
