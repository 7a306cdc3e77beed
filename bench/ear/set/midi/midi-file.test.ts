import { expect, it } from "vitest";
import { compose } from "./compose.ts";
import { midiBytes, variableLength } from "./midi-file.ts";
import { perform } from "./perform.ts";

it("writes numbers in groups of seven bits, as the specification's examples have them", () => {
  expect(variableLength(0x00)).toEqual([0x00]);
  expect(variableLength(0x80)).toEqual([0x81, 0x00]);
  expect(variableLength(0x1f_ff_ff)).toEqual([0xff, 0xff, 0x7f]);
});

it("ends a note before the next of the same key starts", () => {
  const note = { beats: 1, key: 60, velocity: 100 };
  const part = {
    name: "one",
    channel: 0,
    program: 0,
    pan: 64,
    volume: 100,
    notes: [
      { ...note, beat: 0 },
      { ...note, beat: 1 },
    ],
  };
  const bytes = midiBytes({ tempi: [{ beat: 0, beatsPerMinute: 120 }], parts: [part] });
  const text = bytes.toString("hex");
  expect(text.startsWith("4d546864000000060001000203c0")).toBe(true);
  expect(text.indexOf("803c40")).toBeLessThan(text.lastIndexOf("903c64"));
});

it("composes and plays the same thing for the same names, and plays every take otherwise", () => {
  const bytes = (take: string): string => midiBytes(perform(compose("piece", 20), { take })).toString("hex");
  expect(bytes("1")).toBe(bytes("1"));
  expect(bytes("1")).not.toBe(bytes("2"));
});
