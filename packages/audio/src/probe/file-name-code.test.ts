import { expect, it } from "vitest";
import { readFileNameCodes } from "./file-name-code.ts";

it.each([
  ["AA6Q72600001.wav", ["AA6Q72600001"]],
  ["/masters/AA-6Q7-26-00001 - Night Drive.wav", ["AA-6Q7-26-00001"]],
  ["Night Drive (AA_6Q7_26_00001)_24bit.WAV", ["AA_6Q7_26_00001"]],
  ["aa6q72600001_final2 USE THIS.wav", ["aa6q72600001"]],
  ["AA6Q72600001 and AA6Q72600002.wav", ["AA6Q72600001", "AA6Q72600002"]],
])("finds the codes in the name %s", (path, values) => {
  const expected = values.map((value) => ({ field: "isrc", value, carrier: "file-name", trust: "hint" }));
  expect(readFileNameCodes(path)).toEqual(expected);
});

it.each([
  "final2 USE THIS.wav",
  "no one 12 34567.wav",
  "XAA6Q72600001.wav",
  "DEMO20240115.wav",
  "AA6Q726000012.wav",
  "AA6Q7/2600001.wav",
  "20261122-123456.wav",
])("finds no code in the name %s", (path) => {
  expect(readFileNameCodes(path)).toEqual([]);
});
