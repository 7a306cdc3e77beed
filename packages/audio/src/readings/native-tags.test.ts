import { expect, it } from "vitest";
import { readNativeTags } from "./native-tags.ts";

it("sees a code behind any number of other values", () => {
  const artists = Array.from({ length: 5000 }, (_, index) => ({ id: "ARTIST", value: `Artist ${index}` }));
  const readings = readNativeTags("vorbis", [...artists, { id: "ISRC", value: "AA6Q72600001" }]);
  expect(readings.at(-1)).toMatchObject({ field: "isrc", value: "AA6Q72600001", carrier: "vorbis/ISRC" });
  expect(readings.length).toBeLessThan(300);
});

it("tells the same value of one place once, and codes in comments as hints", () => {
  const tags = [
    { id: "artist", value: "A" },
    { id: "artist", value: "A" },
    { id: "comment", value: "code AA-6Q7-26-00002" },
  ];
  expect(readNativeTags("vorbis", tags).map(({ value, trust }) => [value, trust])).toEqual([
    ["A", "carrier"],
    ["AA-6Q7-26-00002", "hint"],
  ]);
});
