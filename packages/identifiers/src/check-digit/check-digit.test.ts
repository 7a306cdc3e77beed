import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  isCompactDpid,
  isCompactGrid,
  isCompactIpiNameNumber,
  isCompactIsni,
  isCompactIswc,
} from "../index.ts";
import { gtinCheckDigit } from "./gtin.ts";
import { ipiCheckDigits } from "./ipi.ts";
import { iswcCheckDigit } from "./iswc.ts";
import { mod112CheckCharacter } from "./mod-11-2.ts";
import { mod3736CheckCharacter } from "./mod-37-36.ts";

describe("check digits of published identifiers", () => {
  test.each([
    ["A12425GABC1234002", "M"],
    ["A12425GABC1234011", "K"],
    ["PADPIDA2013020802", "I"],
    ["PADPIDA3897722461", "G"],
    ["PADPIDA2014122301", "Q"],
  ])("mod 37,36 of %s is %s", (body, check) => {
    expect(mod3736CheckCharacter(body)).toBe(check);
  });

  test.each([
    ["000000012281955", "X"],
    ["000000012146438", "X"],
    ["000000010675099", "4"],
    ["000000012280767", "1"],
  ])("mod 11-2 of %s is %s", (body, check) => {
    expect(mod112CheckCharacter(body)).toBe(check);
  });

  test.each([
    ["034524680", "1"],
    ["101914232", "4"],
    ["000000001", "0"],
    ["123456789", "4"],
    ["010015001", "3"],
  ])("the ISWC check of %s is %s", (body, check) => {
    expect(iswcCheckDigit(body)).toBe(check);
  });

  test.each([
    ["000141073", "38"],
    ["002743736", "49"],
    ["000522100", "40"],
    ["012345678", "46"],
  ])("the IPI check of %s is %s", (body, check) => {
    expect(ipiCheckDigits(body)).toBe(check);
  });

  test.each([
    ["71875215542", "7"],
    ["0764235", "7"],
    ["0060257731880", "1"],
  ])("the GTIN check of %s is %s", (body, check) => {
    expect(gtinCheckDigit(body)).toBe(check);
  });
});

/** Counts the changes of one character, to every other of the alphabet at every place, that still pass. */
function missedChanges(value: string, alphabet: string, isValid: (text: string) => boolean): number {
  let missed = 0;
  for (let index = 0; index < value.length; index += 1) {
    for (const character of alphabet) {
      if (character === value.charAt(index)) continue;
      if (isValid(`${value.slice(0, index)}${character}${value.slice(index + 1)}`)) missed += 1;
    }
  }
  return missed;
}

const DIGITS = "0123456789";
const ALPHANUMERIC = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

describe("one wrong character", () => {
  test("is always caught in a GRid", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^A1[0-9A-Z]{15}$/), (body) => {
        expect(missedChanges(body + mod3736CheckCharacter(body), ALPHANUMERIC, isCompactGrid)).toBe(0);
      }),
      { numRuns: 50 },
    );
  });

  test("is always caught in a DPID", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^PADPIDA[0-9A-Z]{10}$/), (body) => {
        expect(missedChanges(body + mod3736CheckCharacter(body), ALPHANUMERIC, isCompactDpid)).toBe(0);
      }),
      { numRuns: 50 },
    );
  });

  test("is always caught in an ISNI", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\d{15}$/), (body) => {
        expect(missedChanges(body + mod112CheckCharacter(body), `${DIGITS}X`, isCompactIsni)).toBe(0);
      }),
    );
  });

  test("is always caught among the first nine digits of an IPI name number", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\d{9}$/), (body) => {
        const checks = ipiCheckDigits(body);
        expect(missedChanges(body, DIGITS, (changed) => isCompactIpiNameNumber(changed + checks))).toBe(0);
      }),
    );
  });

  test("can pass in an ISWC, whose weights share factors with ten", () => {
    expect(isCompactIswc("T0345246801")).toBe(true);
    expect(missedChanges("T0345246801", DIGITS, isCompactIswc)).toBeGreaterThan(0);
  });
});
