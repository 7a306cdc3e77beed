import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { FINGERPRINT_ALGORITHM, formatFingerprint, parseFingerprint } from "./index.ts";

const madeBy = FINGERPRINT_ALGORITHM;

function format(...items: readonly number[]): string {
  return formatFingerprint({ items: Uint32Array.from(items), madeBy });
}

describe("a compressed fingerprint", () => {
  it("gives back what was written", () => {
    fc.assert(
      fc.property(fc.uint32Array({ maxLength: 200 }), (items) => {
        const text = formatFingerprint({ items, madeBy });
        expect(text).toMatch(/^[\w-]+$/u);
        expect(parseFingerprint(text)).toEqual({ items, madeBy });
      }),
      { examples: [[Uint32Array.of()], [Uint32Array.of(0, 0xffff_ffff, 0x8000_0000, 1, 0)]] },
    );
  });

  it("holds the algorithm and the number of items, then the distances between bits", () => {
    expect(Buffer.from(format(), "base64url")).toEqual(Buffer.of(1, 0, 0, 0));
    // Bits 1 and 3: distances 1, 2 and the end.
    expect(Buffer.from(format(0b101), "base64url")).toEqual(Buffer.of(1, 0, 0, 1, 0b001 | (0b010 << 3), 0));
    // Bit 32 is 7 and 25 more.
    expect(Buffer.from(format(0x8000_0000), "base64url")).toEqual(Buffer.of(1, 0, 0, 1, 0b111, 25));
  });

  it("is not read where it is cut off, goes on, or is another algorithm's", () => {
    const text = format(...Array.from({ length: 50 }, (_, n) => Math.imul(n, 0x9e37_79b1) >>> 0));
    for (let length = 0; length < text.length - 1; length += 1) {
      expect(parseFingerprint(text.slice(0, length))).toBeNull();
    }
    expect(parseFingerprint(`${text}AAAA`)).toBeNull();
    const other = Buffer.from(text, "base64url");
    other[0] = 3;
    expect(parseFingerprint(other.toString("base64url"))).toBeNull();
  });

  it("is never read as bits that an item does not have, and never makes reading fail", () => {
    // 7 and 31 more, then the end: the 38th bit.
    expect(parseFingerprint(Buffer.of(1, 0, 0, 1, 0b111, 31).toString("base64url"))).toBeNull();
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
        const text = Buffer.from([1, 0, 0, ...bytes]).toString("base64url");
        const parsed = parseFingerprint(text);
        if (parsed !== null) expect(parseFingerprint(formatFingerprint(parsed))).toEqual(parsed);
      }),
    );
  });

  it("is not read from text that is no base 64 for addresses", () => {
    for (const text of ["", "AQ==", "AQAA AA", "AQAA+/", "é"]) expect(parseFingerprint(text)).toBeNull();
  });
});
