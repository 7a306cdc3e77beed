/** What every identifier of the package promises, run over all of them. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import * as identifiers from "./index.ts";
import type { Issue, Result } from "./index.ts";

interface Identifier {
  readonly name: string;
  readonly parse: (
    text: string,
  ) => Result<{ readonly value: string; readonly issues: readonly Issue[] }, readonly Issue[]>;
  readonly isCompact: (text: string) => boolean;
  readonly compact: (text: string) => string;
  readonly format: (text: string) => string;
  /** Compact and printed form of real values, and other ways to write the first one. */
  readonly samples: readonly (readonly [compact: string, printed: string])[];
  readonly written: readonly string[];
}

const {
  parseIsrc,
  isCompactIsrc,
  compactIsrc,
  formatIsrc,
  parseIswc,
  isCompactIswc,
  compactIswc,
  formatIswc,
} = identifiers;
const {
  parseGtin,
  isCompactGtin,
  compactGtin,
  formatGtin,
  parseGrid,
  isCompactGrid,
  compactGrid,
  formatGrid,
} = identifiers;
const {
  parseIsni,
  isCompactIsni,
  compactIsni,
  formatIsni,
  parseDpid,
  isCompactDpid,
  compactDpid,
  formatDpid,
} = identifiers;
const { parseIpiNameNumber, isCompactIpiNameNumber, compactIpiNameNumber, formatIpiNameNumber } = identifiers;

const ALL: readonly Identifier[] = [
  {
    name: "ISRC",
    parse: parseIsrc,
    isCompact: isCompactIsrc,
    compact: compactIsrc,
    format: formatIsrc,
    samples: [
      ["DEU671703268", "DE-U67-17-03268"],
      ["QMDA71418090", "QM-DA7-14-18090"],
    ],
    written: ["ISRC DE-U67-17-03268", "de u67 17 03268"],
  },
  {
    name: "ISWC",
    parse: parseIswc,
    isCompact: isCompactIswc,
    compact: compactIswc,
    format: formatIswc,
    samples: [
      ["T0345246801", "T-034.524.680-1"],
      ["T1019142324", "T-101.914.232-4"],
      ["T0000000010", "T-000.000.001-0"],
      ["T1234567894", "T-123.456.789-4"],
    ],
    written: [
      "T-034524680-1",
      "T- 034.524.680-1",
      "ISWC T-034.524.680-1",
      "iswc:t0345246801",
      "T‐034․524․680‐1",
    ],
  },
  {
    name: "GTIN",
    parse: parseGtin,
    isCompact: isCompactGtin,
    compact: compactGtin,
    format: formatGtin,
    samples: [
      ["718752155427", "7 18752 15542 7"],
      ["4050538793819", "4 050538 793819"],
      ["07642357", "0764 2357"],
      ["00602577318801", "0 06 02577 31880 1"],
    ],
    written: ["UPC: 718752155427", "7-18752-15542-7"],
  },
  {
    name: "GRid",
    parse: parseGrid,
    isCompact: isCompactGrid,
    compact: compactGrid,
    format: formatGrid,
    samples: [
      ["A12425GABC1234002M", "A1-2425G-ABC1234002-M"],
      ["A12425GABC1234011K", "A1-2425G-ABC1234011-K"],
    ],
    written: ["Grid:A1-2425G-ABC1234002-M", "a12425gabc1234002m", "A1 2425G ABC1234002 M"],
  },
  {
    name: "ISNI",
    parse: parseIsni,
    isCompact: isCompactIsni,
    compact: compactIsni,
    format: formatIsni,
    samples: [
      ["000000012281955X", "0000 0001 2281 955X"],
      ["0000000122807671", "0000 0001 2280 7671"],
      ["0000000106750994", "0000 0001 0675 0994"],
      ["1422458635730476", "1422 4586 3573 0476"],
    ],
    written: [
      "ISNI 0000 0001 2281 955X",
      "000000012281955x",
      "https://isni.org/isni/000000012281955X",
      "http://www.isni.org/000000012281955X",
    ],
  },
  {
    name: "IPI name number",
    parse: parseIpiNameNumber,
    isCompact: isCompactIpiNameNumber,
    compact: compactIpiNameNumber,
    format: formatIpiNameNumber,
    samples: [
      ["00274373649", "00274373649"],
      ["00014107338", "00014107338"],
      ["00052210040", "00052210040"],
    ],
    written: ["274.373.649", "274 373 649", "274373649", "IPI: 00274373649", "CAE/IPI 274373649"],
  },
  {
    name: "DPID",
    parse: parseDpid,
    isCompact: isCompactDpid,
    compact: compactDpid,
    format: formatDpid,
    samples: [
      ["PADPIDA2013020802I", "PA-DPIDA-2013020802-I"],
      ["PADPIDA3897722461G", "PA-DPIDA-3897722461-G"],
      ["PADPIDA2014122301Q", "PA-DPIDA-2014122301-Q"],
    ],
    written: ["padpida2013020802i", "DPID:PADPIDA2013020802I", "PA–DPIDA–2013020802–I"],
  },
];

/** Values of the right shape and none of a check digit's making. */
const REJECTED: readonly (readonly [name: string, text: string, code: string])[] = [
  ["ISWC", "", "ISWC_EMPTY"],
  ["ISWC", "T00010", "ISWC_LENGTH"],
  ["ISWC", "T-000.000-0", "ISWC_LENGTH"],
  ["ISWC", "T-010.015.001-1", "ISWC_CHECK"],
  ["ISWC", "T1234567893", "ISWC_CHECK"],
  ["ISWC", "0345246801", "ISWC_PREFIX"],
  ["ISWC", "W-034.524.680-1", "ISWC_PREFIX"],
  ["ISWC", "T-034.524.68O-1", "ISWC_CHARACTERS"],
  ["GRid", "A1-2425G-ABC1234002-Q", "GRID_CHECK"],
  ["GRid", "A12425GABC1234011X", "GRID_CHECK"],
  ["GRid", "B1-2425G-ABC1234002-M", "GRID_SCHEME"],
  ["GRid", "PADPIDA2013020802I", "GRID_SCHEME"],
  ["GRid", "A1~425GABC1234002M", "GRID_CHARACTERS"],
  ["DPID", "PADPIDA2013020803I", "DPID_CHECK"],
  ["DPID", "PADPIDA2014101001U", "DPID_CHECK"],
  ["DPID", "A12425GABC1234002M", "DPID_SCHEME"],
  ["ISNI", "0000 0001 1111 955X", "ISNI_CHECK"],
  ["ISNI", "000000010675099X", "ISNI_CHECK"],
  ["ISNI", "00000001X675099X", "ISNI_CHARACTERS"],
  ["ISNI", "000000010675099Y", "ISNI_CHARACTERS"],
  ["ISNI", "1X", "ISNI_LENGTH"],
  ["IPI name number", "00000000000", "IPI_PLACEHOLDER"],
  ["IPI name number", "01234567890", "IPI_CHECK"],
  ["IPI name number", "1234", "IPI_LENGTH"],
  ["IPI name number", "I-000000229-7", "IPI_BASE_NUMBER"],
  ["IPI name number", "0000000010A", "IPI_CHARACTERS"],
];

const JUNK: readonly string[] = [
  "",
  " ",
  "\0",
  "\ud800",
  "\udfff\ud800",
  "null",
  "undefined",
  "NaN",
  "[object Object]",
  "<script>",
  "' OR 1=1 --",
  "٠١٢٣٤٥٦٧٨٩",
  "⁰¹²³⁴⁵⁶⁷⁸⁹",
  "①②③④⑤",
  "Ⅻ",
  "👩‍👩‍👧‍👦",
  "💿".repeat(12),
  "\u202eABC\u202c",
  "‏عربي",
  "e\u0301".repeat(20),
  "ß".repeat(12),
  "ﬁ".repeat(6),
  "ı".repeat(12),
  "𝟘𝟙𝟚𝟛𝟜𝟝𝟞𝟟𝟠𝟡𝟘𝟙",
  "T",
  "A1",
  "PADPIDA",
  "I-",
  "ISRC ISRC ISRC",
  "isrc:".repeat(50),
  "urn:",
  "http://",
  "%00",
  "\\",
  "/",
  ";;;;",
  "||||",
  "....",
  "AA6Q7",
  "-1",
  "1e400",
];

const LONG: readonly string[] = [
  "A",
  "0",
  "-",
  " ",
  "/",
  "isrc",
  "isrc:",
  "ISRC ",
  "US RC1 ",
  "a/",
  "\0",
  "\u200b",
  "٣",
  "💿",
  "\ud800",
  "1e",
  "'",
  "ISNI ",
  "A1-",
  "T-",
  "USRC17607839",
  "USRC17607839/",
  "0.",
  ":#=",
].flatMap((unit) => [
  unit.repeat(Math.ceil(10_000 / unit.length)),
  `X${unit.repeat(Math.ceil(10_000 / unit.length))}X`,
]);

describe.each(ALL)("$name", ({ parse, isCompact, compact, format, samples, written }) => {
  test.each(samples)("reads, prints and compacts the real value %s", (value, printed) => {
    expect(isCompact(value)).toBe(true);
    expect(format(value)).toBe(printed);
    expect(compact(printed)).toBe(value);
    for (const text of [value, printed]) expect(parse(text)).toMatchObject({ ok: true, value: { value } });
  });

  test.each(written)("reads %s", (text) => {
    expect(parse(text)).toMatchObject({ ok: true, value: { value: samples[0]?.[0] } });
    expect(isCompact(text)).toBe(false);
  });

  test("answers junk with issues that carry code, message and next step, and never throws", () => {
    for (const text of JUNK) {
      const parsed = parse(text);
      if (parsed.ok) throw new Error(`${JSON.stringify(text)} was read as ${parsed.value.value}`);
      expect(parsed.error.length).toBeGreaterThan(0);
      for (const issue of parsed.error) {
        expect(issue.code).toMatch(/^[A-Z]+(?:_[A-Z]+)+$/);
        expect(issue.message.isWellFormed()).toBe(true);
        expect(issue.message).not.toMatch(/please|!|\p{Cc}/u);
        expect(issue.hint).toBeTruthy();
      }
    }
  });

  test("answers any text, reads only what is compact then, and is idempotent", () => {
    const texts = fc.oneof(
      fc.string({ unit: "binary", maxLength: 40 }),
      fc.string({ unit: fc.constantFrom(...Array.from("ISRCTA10X-./: \0eOIl;T2")), maxLength: 30 }),
      fc.constantFrom(...samples.flat(), ...written),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const parsed = parse(text);
        const issues = parsed.ok ? parsed.value.issues : parsed.error;
        expect(issues.every((issue) => issue.code !== "" && issue.message !== "")).toBe(true);
        if (parsed.ok) {
          expect(isCompact(parsed.value.value)).toBe(true);
          expect(compact(format(parsed.value.value))).toBe(parsed.value.value);
        }
        expect(isCompact(text) && !parsed.ok).toBe(false);
        expect(compact(compact(text))).toBe(compact(text));
        expect(format(format(text))).toBe(format(text));
      }),
      { numRuns: 400 },
    );
  });

  test("answers ten thousand characters of anything: no text makes it hang", () => {
    for (const text of LONG) {
      expect(typeof parse(text).ok).toBe("boolean");
      expect(typeof format(text)).toBe("string");
    }
  });
});

test.each(REJECTED)("%s refuses %j as %s", (name, text, code) => {
  const identifier = ALL.find((candidate) => candidate.name === name);
  const parsed = identifier?.parse(text);
  expect(parsed?.ok === false ? parsed.error[0] : parsed).toMatchObject({ code, severity: "error" });
});

test("an IPI name number that lost its zeros is completed, and says so", () => {
  expect(parseIpiNameNumber("274.373.649")).toMatchObject({
    ok: true,
    value: { value: "00274373649", issues: [{ code: "IPI_COMPLETED", severity: "info" }] },
  });
  expect(parseIpiNameNumber("00274373649")).toMatchObject({
    ok: true,
    value: { issues: [], nameCode: "002743736", checkDigits: "49" },
  });
});

test("identifiers that have parts give them", () => {
  expect(parseGrid("A1-2425G-ABC1234002-M")).toMatchObject({
    value: { issuerCode: "2425G", releaseNumber: "ABC1234002", checkCharacter: "M" },
  });
  expect(parseDpid("PADPIDA2013020802I")).toMatchObject({
    value: { partyNumber: "2013020802", checkCharacter: "I" },
  });
  expect(parseIswc("T-034.524.680-1")).toMatchObject({ value: { workCode: "034524680", checkDigit: "1" } });
});

test("an ISWC without its T is offered with it", () => {
  expect(parseIswc("0345246801")).toMatchObject({ ok: false, error: [{ candidate: "T0345246801" }] });
});

test("a list of ten thousand characters of anything is read: no text makes it hang", () => {
  for (const text of LONG) {
    expect(Array.isArray(identifiers.parseIsrcList(text).isrcs)).toBe(true);
  }
});
