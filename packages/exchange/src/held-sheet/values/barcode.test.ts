import { describe, expect, it } from "vitest";
import { readHeldBarcode } from "./barcode.ts";

describe("a barcode that a program wrote as a number with an exponent", () => {
  it.each([
    ["9.51701E+10", { digits: "951701", isRounded: true, gtin: null }],
    ["6.66017082523E+11", { digits: "666017082523", isRounded: false, gtin: "666017082523" }],
    ["9.51401009165E+12", { digits: "9514010091650", isRounded: false }],
  ])("%s keeps the digits that are there", (text, expected) => {
    expect(readHeldBarcode({ text }).value).toMatchObject(expected);
  });
});
