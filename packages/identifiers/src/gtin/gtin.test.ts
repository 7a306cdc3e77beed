import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  canonicalGtin14,
  formatGtin,
  isCompactGtin,
  isSameGtin,
  parseGtin,
  shortestGtin,
  type Gtin,
} from "../index.ts";

function gtinOf(text: string): Gtin {
  if (!isCompactGtin(text)) throw new Error(`${text} is no GTIN`);
  return text;
}

describe("bar codes that are read", () => {
  test.each([
    ["718752155427", 12, 12],
    ["4050538793819", 13, 13],
    ["5901234123457", 13, 13],
    ["0666017082523", 13, 12],
    ["00602577318801", 14, 12],
    ["07875354382095", 14, 13],
    ["95135725845679", 14, 14],
    ["07642357", 8, 8],
    ["96385074", 8, 8],
    ["0000096385074", 13, 8],
    ["00000017", 8, 8],
  ])("reads %s, written with %d digits, as a GTIN-%d", (text, length, kind) => {
    const value = { value: text, issues: [], length, kind, gtin14: text.padStart(14, "0") };
    expect(parseGtin(text)).toEqual({ ok: true, value });
  });

  test.each([
    "718752155427",
    "7 18752 15542 7",
    "UPC 7 18752 15542 7",
    "UPC-A: 718752155427",
    "ICPN:718752155427",
    "'718752155427",
    "7-18752-15542-7",
    "７１８７５２１５５４２７",
    "GTIN-12 718752155427",
  ])("reads the same UPC from %s", (text) => {
    expect(parseGtin(text)).toMatchObject({ ok: true, value: { value: "718752155427" } });
  });

  test("keeps leading zeros in the value and ignores them in comparison", () => {
    const [padded, plain] = [gtinOf("0727361379704"), gtinOf("727361379704")];
    expect(parseGtin(padded)).toMatchObject({ ok: true, value: { value: "0727361379704" } });
    expect(isSameGtin(padded, plain)).toBe(true);
    expect(isSameGtin(padded, gtinOf("718752155427"))).toBe(false);
    expect([canonicalGtin14(plain), shortestGtin(padded)]).toEqual(["00727361379704", "727361379704"]);
  });
});

describe("texts that are refused as bar codes", () => {
  test.each([
    ["", "GTIN_EMPTY"],
    ["UPC:", "GTIN_EMPTY"],
    ["certainly not a GTIN", "GTIN_CHARACTERS"],
    ["012345678abc", "GTIN_CHARACTERS"],
    ["0123456789⁰⁰⁰", "GTIN_CHARACTERS"],
    ["1234565", "GTIN_LENGTH"],
    ["425261", "GTIN_LENGTH"],
    ["718752155428", "GTIN_CHECK"],
    ["07642358", "GTIN_CHECK"],
    ["1234567890123", "GTIN_CHECK"],
    ["000000000000", "GTIN_PLACEHOLDER"],
    ["8.44185E+11", "GTIN_NUMBER"],
    ["844185059862.0", "GTIN_NUMBER"],
    ["02083116542649", "GTIN_ADD_ON"],
    ["419091010790904", "GTIN_ADD_ON"],
  ])("refuses %j as %s", (text, code) => {
    const parsed = parseGtin(text);
    expect(parsed.ok ? parsed : parsed.error[0]).toMatchObject({ code, severity: "error" });
    expect(!parsed.ok && (parsed.error[0]?.hint?.length ?? 0) > 10).toBe(true);
  });

  test.each([
    ["844185059862.0", "844185059862"],
    ["42100005264", "042100005264"],
    ["02083116542649", "020831165426"],
    ["419091010790904", "4190910107909"],
    ["718752155428", undefined],
    ["8.44185E+11", undefined],
  ])("names what was meant by %s: %s", (text, candidate) => {
    const parsed = parseGtin(text);
    expect(parsed.ok ? "read" : parsed.error[0]?.candidate).toBe(candidate);
  });
});

test("a single wrong digit is always caught", () => {
  const lengths = fc.constantFrom(8, 12, 13, 14);
  const gtins = lengths
    .chain((length) => fc.stringMatching(new RegExp(`^[0-9]{${length - 1}}$`)))
    .map((body) => Array.from("0123456789", (check) => body + check).find(isCompactGtin) ?? "")
    .filter((gtin) => gtin !== "");
  fc.assert(
    fc.property(gtins, fc.nat(13), fc.integer({ min: 1, max: 9 }), (gtin, place, shift) => {
      const index = place % gtin.length;
      const digit = (Number(gtin.charAt(index)) + shift) % 10;
      const changed = `${gtin.slice(0, index)}${digit}${gtin.slice(index + 1)}`;
      expect(isCompactGtin(changed)).toBe(false);
      expect(parseGtin(changed).ok).toBe(false);
      expect(formatGtin(changed)).toBe(changed);
    }),
  );
});
