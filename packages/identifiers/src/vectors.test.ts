/**
 * Vectors from other libraries' tests, kept outside the project. Where our verdict differs, the difference stands here
 * with its reason; a difference that is not listed fails.
 */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import {
  parseDpid,
  parseGrid,
  parseGtin,
  parseIpiNameNumber,
  parseIsni,
  parseIsrc,
  parseIswc,
  type Result,
} from "./index.ts";
import { isSameGtin, isCompactGtin } from "./gtin/gtin.ts";

const FILE = join(
  import.meta.dirname,
  "..",
  "..",
  "..",
  "..",
  "shared",
  "data",
  "identifiers",
  "vectors.json",
);

interface Vector {
  readonly scheme: string;
  readonly input: string;
  readonly valid: boolean;
  readonly canonical?: string | null;
  readonly source: string;
}

type Parse = (text: string) => Result<{ readonly value: string }, unknown>;

const PARSERS: ReadonlyMap<string, Parse> = new Map<string, Parse>([
  ["isrc", parseIsrc],
  ["iswc", parseIswc],
  ["gtin", parseGtin],
  ["ean", parseGtin],
  ["upc", parseGtin],
  ["grid", parseGrid],
  ["isni", parseIsni],
  ["ipi-name", parseIpiNameNumber],
  ["dpid", parseDpid],
]);

/** What others refuse and we read, and why. */
const WE_READ: Readonly<Record<string, string>> = {
  "isrc US-CA29500702":
    "half hyphenated: separators are never part of the code, so any grouping is read, with a note",
  "ipi-name 0000000199": "ten digits: a leading zero is missing, and its check digits hold once it is back",
};

/** What others accept and we refuse, and why. */
const WE_REFUSE: Readonly<Record<string, string>> = {
  "isrc ES-A2B-12-12": "the designation has lost its zeros: the completed code is offered, not taken",
  "iswc T0000000000": "the check digit of nine zeros is 9: the other library looks at the shape alone",
  "ean 1234567890123": "the check digit should be 8: the other library looks at the shape alone",
  "isni 000000010675099 X": "the check character should be 4: the other library looks at the shape alone",
  "ipi-name 07338": "the check digits do not hold: the other library only fills in zeros",
  "upc 425261": "UPC-E, a short bar code that stands for a longer GTIN-12, is not expanded",
  "upc 14252611": "UPC-E, a short bar code that stands for a longer GTIN-12, is not expanded",
};

const isThere = existsSync(FILE);
const vectors = isThere ? (JSON.parse(readFileSync(FILE, "utf8")) as readonly Vector[]) : [];
const ours = vectors.filter(({ scheme }) => PARSERS.has(scheme));

function isSameValue(one: string, other: string): boolean {
  const [first, second] = [one, other].map((text) => text.replace(/[-. ]/g, ""));
  if (first === second) return true;
  return isCompactGtin(one) && isCompactGtin(other) && isSameGtin(one, other);
}

describe.skipIf(!isThere)("vectors of other libraries (skipped when ../shared/data is not there)", () => {
  test("are there for each of our schemes", () => {
    expect(new Set(ours.map(({ scheme }) => scheme))).toEqual(new Set(PARSERS.keys()));
    expect(ours.length).toBeGreaterThan(100);
  });

  test.each(ours)(
    "$scheme $input of $source has our verdict or a listed reason",
    ({ scheme, input, valid, canonical }) => {
      const parsed = PARSERS.get(scheme)?.(input);
      const key = `${scheme} ${input}`;
      const expected = (valid && WE_REFUSE[key] === undefined) || WE_READ[key] !== undefined;
      expect(parsed?.ok).toBe(expected);
      if (parsed?.ok && canonical) expect(isSameValue(parsed.value.value, canonical)).toBe(true);
    },
  );

  test("list no difference that no vector has any more", () => {
    const keys = new Set(ours.map(({ scheme, input }) => `${scheme} ${input}`));
    expect([...Object.keys(WE_READ), ...Object.keys(WE_REFUSE)].filter((key) => !keys.has(key))).toEqual([]);
  });
});
