import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  checkYear,
  compactIsrc,
  confusableSiblings,
  designationOf,
  formatIsrc,
  isCompactIsrc,
  isDocumentationPrefix,
  joinIsrc,
  parseIsrc,
  prefixCodeOf,
  yearOf,
  type Isrc,
  type IsrcIssueCode,
  type PrefixCode,
} from "../index.ts";

/** Real codes that are public as examples, with where they stand. */
const REAL: readonly (readonly [code: string, source: string])[] = [
  ["USPR37300012", "metabrainz/musicbrainz-server Validation.pm"],
  ["GBXWZ0800015", "metabrainz/musicbrainz-server Validation.pm"],
  ["USAT29900609", "validatorjs/validator.js test/validators.test.js"],
  ["GBAYE6800011", "validatorjs/validator.js test/validators.test.js"],
  ["USRC15705223", "validatorjs/validator.js test/validators.test.js"],
  ["USCA29500702", "validatorjs/validator.js test/validators.test.js"],
  ["DEU671703268", "open-circle/valibot isrc.test.ts"],
  ["FRIDO2512641", "open-circle/valibot isrc.test.ts"],
  ["GBBPW0700093", "open-circle/valibot isrc.test.ts"],
  ["US2S70465020", "open-circle/valibot isrc.test.ts"],
  ["QMDA71418090", "py-iso3901 README"],
  ["TCAEW2013100", "pages.themlc.com bulk match submission process"],
  ["USSKG1912345", "arthurdejong/python-stdnum isrc.py"],
  ["FXR592300639", "arthurdejong/python-stdnum test_isrc.doctest"],
  ["FRZ039800212", "tape-tv/music_ids isrc_spec.rb"],
  ["GBAV21200013", "ijabz/jaudiotagger issue 39"],
  ["FR0W61200001", "JSPF example"],
  ["USDE32551321", "a distributor's answers to questions"],
  ["DEB741205113", "w-fiedler.de"],
  ["GBTW81300080", "cluetax.org"],
  ["GXFEC2500003", "cluetax.org"],
  ["USRMS8371421", "GNU ccd2cue manual"],
  ["USHM81871741", "kellnerd/harmony"],
  ["USRC17607839", "metabrainz/musicbrainz-isrcsubmit"],
];

describe("codes that are accepted", () => {
  test.each(REAL)("reads the real code %s (%s) with nothing to say", (code) => {
    expect(parseIsrc(code)).toEqual({ ok: true, value: { value: code, issues: [] } });
  });

  test.each([
    ["DE-U67-17-03268", "printed form"],
    ["ISRC DE-U67-17-03268", "printed form with the word"],
    ["ISRC: DE-U67-17-03268", "word and colon"],
    ["ISRC:DEU671703268", "EBUCore identifier text"],
    ["urn:isrc:DEU671703268", "URN in playlists"],
    ["TuneCore:isrc:DEU671703268", "MP4 xid atom"],
    ["7digital:ISRC:DEU671703268", "vendor whose name begins with a digit"],
    ["https://musicbrainz.org/isrc/DEU671703268", "address of a page"],
    ["  DEU671703268\0\0", "padding of a fixed-length tag"],
    ["\u202aDEU671703268\u202c", "direction marks around it"],
    ["\ufeffDEU671703268", "a byte order mark before it"],
  ])("reads %s without a note, because it is a usual form: %s", (text) => {
    expect(parseIsrc(text)).toEqual({ ok: true, value: { value: "DEU671703268", issues: [] } });
  });

  test.each([
    ["DE U67 17 03268", "blanks"],
    ["DE/U67/17/03268", "slashes inside one code"],
    ["DE_U67_17_03268", "underscores"],
    ["DE.U67.17.03268", "dots"],
    ["DE+U67+17+03268", "plus signs"],
    ["DE–U67–17–03268", "en dashes"],
    ["DE—U67—17—03268", "em dashes"],
    ["DE‑U67‑17‑03268", "non-breaking hyphens"],
    ["DE−U67−17−03268", "minus signs"],
    ["DEーU67ー17ー03268", "Japanese long vowel marks used as dashes"],
    ["DE\u00a0U67\u00a017\u00a003268", "non-breaking blanks"],
    ["DE\u00adU67\u00ad17\u00ad03268", "soft hyphens"],
    ["ＤＥ－Ｕ６７－１７－０３２６８", "full-width characters"],
    ["DEU67١٧٠٣٢٦٨", "Arabic-Indic digits"],
    ["DE-U67-17-03-268", "six groups"],
    ["DE U6717 03268", "wrong grouping"],
    ["DE-U671703268", "half hyphenated"],
    ["DEU67-17-03268", "the prefix code as one group"],
    ["ISRCDEU671703268", "the word run together with the code"],
  ])("reads %j with a note: %s", (text) => {
    const parsed = parseIsrc(text);
    expect(parsed.ok && parsed.value.value).toBe("DEU671703268");
    if (!text.startsWith("ISRC"))
      expect(parsed.ok && parsed.value.issues.map((issue) => issue.code)).toEqual(["ISRC_FORM"]);
  });

  test("reads lower case and says so", () => {
    const parsed = parseIsrc("gbxwz0800015");
    expect(parsed).toMatchObject({
      ok: true,
      value: { value: "GBXWZ0800015", issues: [{ code: "ISRC_LOWER_CASE", severity: "info" }] },
    });
  });

  test("takes ISRC at the start for letters of the code where only so it has twelve characters", () => {
    expect(parseIsrc("ISRC12012345")).toMatchObject({ ok: true, value: { value: "ISRC12012345" } });
    expect(parseIsrc("FI-SRC 20 12345")).toMatchObject({ ok: true, value: { value: "FISRC2012345" } });
  });

  test("shares one frozen list of issues between clean codes", () => {
    const [one, other] = [parseIsrc("USRC17607839"), parseIsrc("DEU671703268")];
    expect(
      one.ok && other.ok && one.value.issues === other.value.issues && Object.isFrozen(one.value.issues),
    ).toBe(true);
  });
});

describe("codes that are accepted with a warning", () => {
  test.each([
    ["AA6Q72000047", "ISRC_DOCUMENTATION_PREFIX"],
    ["USS1Z1900001", "ISRC_DOCUMENTATION_PREFIX"],
    ["JMK401400212", "ISRC_DOCUMENTATION_PREFIX"],
    ["NZAA01200001", "ISRC_DOCUMENTATION_PREFIX"],
    ["US0002500001", "ISRC_PLACEHOLDER"],
    ["XX-XXX-00-00000", "ISRC_PLACEHOLDER"],
  ])("accepts %s with %s", (text, code) => {
    const parsed = parseIsrc(text);
    expect(parsed.ok && parsed.value.issues).toMatchObject([{ code, severity: "warning" }]);
  });

  test("knows documentation prefixes by themselves", () => {
    expect(["AA6Q7", "USS1Z", "JMK40", "NZAA0", "USRC1"].map(isDocumentationPrefix)).toEqual([
      true,
      true,
      true,
      true,
      false,
    ]);
  });
});

const REJECTED: Readonly<Partial<Record<IsrcIssueCode, readonly string[]>>> = {
  ISRC_EMPTY: ["", " ", "\t\n", "-", "--", "\0\0\0", "ISRC:", "urn:isrc:", "\u200b", '""'],
  ISRC_PLACEHOLDER: [
    "000000000000",
    "0",
    "CC-XXX-YY-NNNNN",
    "US-XXX-YY-NNNNN",
    "US-XXX-##-#####",
    "XXXXXXXXXXXX",
    "pending",
    "TBD",
    "n/a",
    "N.A.",
    "none",
    "auto",
    "Unknown",
    "not yet assigned",
    "?",
    "ISRC",
  ],
  ISRC_IS_A_BARCODE: [
    "844185059862",
    "844185059863",
    "4050538793819",
    "00602577318801",
    "07642357",
    "8 44185 05986 2",
  ],
  ISRC_LENGTH: [
    "USAT2990060",
    "SRC15705223",
    "USARC15705223",
    "USPR373000128",
    "123",
    "hello",
    "FRZ-39800212",
    "FRZ039_00212",
    "T0345246801",
  ],
  ISRC_CHARACTERS: [
    "US-SKG-19-1234*",
    "~RZ039800212",
    "USRC1760783⁹",
    "ÜSRC17607839",
    "USRC1760783💿",
    "UЅRC17607839",
    "ıSRC17607839",
    "USRC1760783\ud800",
  ],
  ISRC_PREFIX_NOT_LETTERS: ["12PR37300012", "1SABC9100055", "0SRC17607839"],
  ISRC_YEAR_NOT_DIGITS: ["FRZ03AA00212", "USRC1O607839", "USX1X1Z3A567"],
  ISRC_DESIGNATION_NOT_DIGITS: ["FRZ0398A0212", "AA-6Q7-25-00O01", "USRC1760783l", "USRC176O7839"],
  ISRC_EXTRA_TEXT: ["USRC17607839 (explicit)", "the code is USRC17607839", "USRC17607839 USRC1760783"],
  ISRC_SEVERAL: [
    "USRC17607839/GBAYE6800011",
    "USRC17607839;GBAYE6800011",
    "ISRC:USRC17607839 ISRC:GBAYE6800011",
    "USRC17607839\0GBAYE6800011",
  ],
};

describe("texts that are refused", () => {
  for (const [code, texts] of Object.entries(REJECTED)) {
    test.each(texts)(`refuses %j as ${code}, with a message and a hint`, (text) => {
      const parsed = parseIsrc(text);
      expect(parsed.ok ? parsed.value : parsed.error[0]).toMatchObject({ code, severity: "error", path: [] });
      expect(
        !parsed.ok &&
          parsed.error.every((issue) => issue.message.length > 10 && (issue.hint?.length ?? 0) > 10),
      ).toBe(true);
    });
  }

  test.each([
    ["AA-6Q7-25-00O01", "AA6Q72500001"],
    ["USRC1760783l", "USRC17607831"],
    ["USRC1O607839", "USRC10607839"],
    ["USRCII6O7839", "USRCI1607839"],
    ["0SRC17607839", "OSRC17607839"],
    ["1TRC17607839", "ITRC17607839"],
    ["12PR37300012", undefined],
    ["FRZ0398A0212", undefined],
    ["AA-6Q7-25-47", "AA6Q72500047"],
    ["USRC17607839 (explicit)", "USRC17607839"],
    ["USPR373000128", undefined],
  ])("names what was meant by %s: %s", (text, candidate) => {
    const parsed = parseIsrc(text);
    expect(parsed.ok ? "read" : parsed.error[0]?.candidate).toBe(candidate);
  });

  test("names the bar code that stands in the field when its check digit holds, and none when not", () => {
    expect(parseIsrc("844185059862")).toMatchObject({ ok: false, error: [{ gtin: "844185059862" }] });
    expect(parseIsrc("844185059863")).not.toMatchObject({
      ok: false,
      error: [{ gtin: expect.anything() as unknown }],
    });
  });

  test("says value, expectation and place, and cuts a long value", () => {
    const parsed = parseIsrc("AA-6Q7-25-000001");
    expect(parsed.ok ? "" : parsed.error[0]?.message).toBe(
      '"AA-6Q7-25-000001" has 13 characters without separators; an ISRC has 12',
    );
    const long = parseIsrc("x".repeat(10_000));
    expect(long.ok ? "" : long.error[0]?.message.length).toBeLessThan(200);
    expect(long.ok ? "" : long.error[0]?.received?.length).toBeLessThanOrEqual(80);
  });

  test("reports every wrong element of a code at once", () => {
    const parsed = parseIsrc("12RC1AA0783B");
    expect(parsed.ok ? [] : parsed.error.map((issue) => issue.code)).toEqual([
      "ISRC_PREFIX_NOT_LETTERS",
      "ISRC_YEAR_NOT_DIGITS",
      "ISRC_DESIGNATION_NOT_DIGITS",
    ]);
  });
});

const isrcs = fc.stringMatching(/^[A-Z]{2}[A-Z0-9]{3}\d{7}$/).filter(isCompactIsrc);

function isrcOf(text: string): Isrc {
  if (!isCompactIsrc(text)) throw new Error(`${text} is no ISRC`);
  return text;
}

describe("parts and forms", () => {
  test("cuts a code into prefix code, year and designation, and joins them again", () => {
    const isrc = isrcOf("AA6Q72000047");
    expect([prefixCodeOf(isrc), yearOf(isrc), designationOf(isrc)]).toEqual(["AA6Q7", "20", "00047"]);
    expect(joinIsrc({ prefixCode: prefixCodeOf(isrc), year: 20, designation: 47 })).toBe(isrc);
  });

  test.each([
    [100, 1],
    [-1, 1],
    [20, 100_000],
    [20, -1],
    [20.5, 1],
  ])("does not join the year %d and the designation %d", (year, designation) => {
    const prefixCode: PrefixCode = prefixCodeOf(isrcOf("AA6Q72000047"));
    expect(() => joinIsrc({ prefixCode, year, designation })).toThrow(RangeError);
  });

  test("gets a code back from its printed form, whatever the code", () => {
    fc.assert(
      fc.property(isrcs, (isrc) => compactIsrc(formatIsrc(isrc)) === isrc && parseIsrc(formatIsrc(isrc)).ok),
    );
  });

  test("compacts and formats any text twice as once", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: "binary" }), isrcs), (text) => {
        expect(compactIsrc(compactIsrc(text))).toBe(compactIsrc(text));
        expect(formatIsrc(formatIsrc(text))).toBe(formatIsrc(text));
      }),
    );
  });

  test("reads a code through any separators between its characters", () => {
    const separators = fc.array(fc.constantFrom("", "", "-", " ", ".", "–", "\u200b", "_", "+"), {
      minLength: 12,
      maxLength: 12,
    });
    fc.assert(
      fc.property(isrcs, separators, (isrc, between) => {
        const text = Array.from(isrc)
          .map((character, index) => `${index === 0 ? "" : (between[index] ?? "")}${character}`)
          .join("");
        const parsed = parseIsrc(text);
        expect(parsed.ok && parsed.value.value).toBe(isrc);
      }),
    );
  });

  test.each([
    "USRC17607839\n",
    "usrc17607839",
    "US-RC1-76-07839",
    " USRC17607839",
    "USRC1760783",
    "USRC176078390",
    "",
  ])("is strict in the machine channel about %j", (text) => {
    expect(isCompactIsrc(text)).toBe(false);
  });
});

describe("confusable characters inside the registrant's part", () => {
  test("gives every other reading of O, 0, I and 1 in positions 3 to 5", () => {
    expect(confusableSiblings(isrcOf("FRIDO2512641"))).toEqual([
      "FRID02512641",
      "FR1DO2512641",
      "FR1D02512641",
    ]);
    expect(confusableSiblings(isrcOf("GBAYE6800011"))).toEqual([]);
    expect(confusableSiblings(isrcOf("USO1I2500001"))).toHaveLength(7);
  });

  test("is mutual: a code is among the siblings of each of its siblings", () => {
    fc.assert(
      fc.property(isrcs, (isrc) =>
        confusableSiblings(isrc).every((sibling) => confusableSiblings(sibling).includes(isrc)),
      ),
    );
  });
});

describe("the year of reference", () => {
  test("is worth a warning when it is later than the current year", () => {
    expect(checkYear(isrcOf("USRC15705223"), 2026)).toMatchObject([
      { code: "ISRC_YEAR_LATER", severity: "warning" },
    ]);
    expect(checkYear(isrcOf("AA6Q72600001"), 2026)).toEqual([]);
    expect(checkYear(isrcOf("AA6Q70000001"), 2026)).toEqual([]);
  });
});
