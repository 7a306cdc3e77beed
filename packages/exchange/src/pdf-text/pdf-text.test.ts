import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Span } from "./atoms.ts";
import { visualOrder } from "./bidi.ts";
import { createFontBook } from "./font-book.ts";
import { familiesFor } from "./font-family.ts";
import { installedFonts } from "./font-source.ts";
import { composedHebrew } from "./hebrew-letters.ts";
import { flow, setRow } from "./page-flow.ts";
import { setLines, type Setting } from "./set-lines.ts";

const fonts = installedFonts();
const span = (text: string, language: string | null = null): Span => ({
  ...{ text, language, weight: "regular", size: 10, color: "#000" },
});
/** Every letter is ten points wide. */
const setting = (missing: string[] = []): Setting => ({
  book: createFontBook(fonts),
  measure: (text) => Array.from(text).length * 10,
  onMissing: (letters) => missing.push(letters),
});
const drawn = (text: string, width = 10_000): string[] =>
  setLines([span(text)], width, setting()).map(({ runs }) => runs.map((run) => run.text).join(""));

describe("setLines", () => {
  it("ends lines between words, cuts a word that is wider than a line, and loses nothing", () => {
    expect(drawn("one two three", 80)).toEqual(["one two", "three"]);
    expect(drawn("abcdefghij kl", 40)).toEqual(["abcd", "efgh", "ij", "kl"]);
    expect(drawn("真夜中のドライブ", 30)).toEqual(["真夜中", "のドラ", "イブ"]);
  });

  it("keeps every letter of any text, in order, within the width", () => {
    const word = fc.stringMatching(/^[a-zé ]{0,80}$/u);
    fc.assert(
      fc.property(word, fc.integer({ min: 20, max: 200 }), (text, width) => {
        const lines = setLines([span(text)], width, setting());
        expect(lines.every((line) => line.width <= width)).toBe(true);
        const joined = lines.flatMap(({ runs }) => runs.map((run) => run.text)).join("");
        expect(joined.replaceAll(" ", "")).toBe(text.normalize("NFC").replaceAll(" ", ""));
      }),
      { numRuns: 60 },
    );
  });

  it("puts text from right to left into visual order, with parentheses the other way round", () => {
    const [line = ""] = drawn("\u2068אבג (12)\u2069 abc");
    expect(line).toBe("(12) אבג abc");
  });

  it("turns nothing around a name that is isolated", () => {
    const [line = ""] = drawn("\u2068אבג\u2069, \u2068דהו\u2069");
    expect(line).toBe("אבג, דהו");
  });

  it("drops controls that would turn the writing round", () => {
    expect(drawn("a\u202eb\u202cc").join("")).toBe("abc");
  });

  it("writes one [?] for letters in a row that no font has, and tells them", () => {
    const missing: string[] = [];
    const lines = setLines([span("a กข b ค")], 1000, setting(missing));
    expect(lines[0]?.runs.map(({ text }) => text).join("")).toBe("a [?] b [?]");
    expect(missing).toEqual(["กข", "ค"]);
  });
});

describe("fonts", () => {
  it.each([
    ["直", "ja", "jp"],
    ["直", "zh-Hans", "sc"],
    ["直", "zh-TW", "tc"],
    ["直", "zh-Hant-HK", "tc"],
    ["直", "ko", "kr"],
    ["直", null, "jp"],
    ["直のカ", "zh", "jp"],
    ["한直", null, "kr"],
  ])("draws %s in a text in %s as in %s", (text, language, family) => {
    const name = createFontBook(fonts).pick("直", "regular", familiesFor(text, language));
    expect(name?.split(" ")[0]).toBe(family);
  });

  it.each([
    ["Latin with stacked marks", "Ẹ̀kọ́ M̧ ŝ Ǿ ẞ Ə ƛ̓", "latin"],
    ["Greek", "Νύχτα ᾧ", "latin"],
    ["Cyrillic", "Їжак Ңңү", "latin"],
    ["Vietnamese", "Nguyễn Thị Ánh", "latin"],
    ["Hebrew with points", "שָׁלוֹם בְּרֵאשִׁית", "hebrew"],
    ["Arabic and Persian", "العربية پچژگ", "arabic"],
    ["Japanese", "真夜中のドライブ骨々髙﨑", "jp"],
    ["simplified Chinese", "午夜驾驶门与骨", "jp sc tc"],
    ["Korean", "한밤의드라이브값", "kr"],
  ])("covers %s", (_, text, families) => {
    const book = createFontBook(fonts);
    for (const { segment } of new Intl.Segmenter("en").segment(text)) {
      if (segment === " ") continue;
      const name = book.pick(composedHebrew(segment), "strong", familiesFor(text, null));
      expect([segment, families.split(" ").includes(name?.split(" ")[0] ?? "")]).toEqual([segment, true]);
    }
  });

  it("makes fonts of the asked letters only: small, and TrueType", async () => {
    const book = createFontBook(fonts);
    book.pick("真", "strong", ["jp"]);
    const [made] = (await book.make()).values();
    expect(made?.length).toBeLessThan(4000);
    expect(Buffer.from(made?.subarray(0, 4) ?? []).toString("hex")).toBe("00010000");
  });
});

describe("composedHebrew", () => {
  it("joins a letter with its dots and keeps the vowel behind it", () => {
    expect(composedHebrew("שָׁ".normalize("NFC"))).toBe("\ufb2a\u05b8");
    expect(composedHebrew("שּׁ".normalize("NFC"))).toBe("\ufb2c");
    expect(composedHebrew("בְּ".normalize("NFC"))).toBe("\ufb31\u05b0");
    expect(composedHebrew("ל")).toBe("ל");
    expect(composedHebrew("é")).toBe("é");
  });
});

describe("visualOrder", () => {
  it("reverses what is in a higher level first (UAX 9, L2)", () => {
    const order = (levels: string): string =>
      visualOrder(Array.from(levels, (level, index) => ({ level: Number(level), index })))
        .map(({ index }) => index)
        .join("");
    expect(order("000")).toBe("012");
    expect(order("0110")).toBe("0213");
    expect(order("1121")).toBe("3210");
    expect(order("11221")).toBe("42310");
  });
});

describe("flow", () => {
  const rowOf = (lines: number, keepsNext = false) =>
    setRow(
      {
        gap: 5,
        keepsNext,
        cells: [{ x: 0, width: 10, spans: [span("a ".repeat(lines).trim())] }],
      },
      setting(),
    );
  const height = rowOf(1).height;

  it("keeps rows together that ask for it, where a page can hold them", () => {
    const pages = flow([rowOf(3), rowOf(1, true), rowOf(1)], 5 * height, 5 * height);
    expect(pages.map((rows) => rows.length)).toEqual([1, 2]);
  });

  it("spreads a row over pages that is higher than one, and loses no line", () => {
    const pages = flow([rowOf(1), rowOf(12)], 5 * height, 5 * height);
    const parts = pages.flat().filter(({ set }) => set.height > 2 * height);
    expect(parts.map(({ from, to }) => to - from).reduce((sum, lines) => sum + lines, 0)).toBe(12);
    expect(parts.every(({ y, from, to }) => y + (to - from) * height <= 5 * height + 0.01)).toBe(true);
  });
});
