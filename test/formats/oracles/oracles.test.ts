import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { buildApe, buildApeItem } from "../../../packages/audio/src/mpeg/testing.ts";
import { OLD_TAGS } from "../fixtures/old-tags.ts";
import { FIXTURES, fixturePath, readFixture } from "../fixtures/read-fixtures.ts";
import { diffInventories, takeInventory } from "../inventory/index.ts";
import {
  carrierOf,
  CARRIERS,
  chaptersWithFfprobe,
  decodeWithFfmpeg,
  expectedReading,
  hasSeenVersion,
  INFO_TAGS,
  READERS,
  restoreWithFlac,
  soundWithFfmpeg,
  taggedFile,
  testWithFlac,
  type ReaderName,
} from "./index.ts";

const folder = mkdtempSync(join(tmpdir(), "deadwax-oracles-"));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});
const written = { tags: OLD_TAGS, info: INFO_TAGS };
const NAMES = Object.keys(READERS) as ReaderName[];
const hasFfmpeg = decodeWithFfmpeg(fixturePath("wav-plain.wav")) !== null;
const hasFlac = testWithFlac(fixturePath("flac-level-5.flac")) !== null;

describe.each(NAMES)("what %s shows", (reader) => {
  it.skipIf(!hasSeenVersion(reader)).each(CARRIERS)("is what the table says: %s", (carrier) => {
    const { name, bytes } = taggedFile(carrier);
    // Each must be a whole file, or it would tell nothing of the program.
    expect(takeInventory(bytes).length).toBeGreaterThan(0);
    const path = join(folder, name);
    writeFileSync(path, bytes);
    expect(READERS[reader](path)).toEqual(expectedReading(reader, carrier, written));
  });
});

describe("the table of what each program can see", () => {
  it.each(CARRIERS)("leaves nobody without a witness for the code, title and artists: %s", (carrier) => {
    const seen = NAMES.map((reader) => expectedReading(reader, carrier, written));
    expect(
      seen.some(({ isrc, title, artists }) => [isrc, title, artists].every((values) => values.length > 0)),
    ).toBe(true);
  });
});

describe("the carrier of a file", () => {
  it.each([
    ["wav-plain.wav", undefined],
    ["wav-rich.wav", "wav id3v2.3 INFO"],
    ["rf64-small.wav", undefined],
    ["aiff-rich.aiff", "aiff id3v2.4"],
    ["aifc-sowt.aifc", undefined],
    ["flac-rich.flac", "flac"],
    ["mp3-rich.mp3", "mp3 id3v2.3"],
    ["mp3-vbr-v0.mp3", "mp3 id3v2.4"],
    ["m4a-moov-last.m4a", "m4a"],
    ["m4a-dash.m4a", "m4a fragmented"],
    ["m4a-alac.m4a", "alac"],
    ["mp4-video.mp4", "mp4 video"],
    ["mov-video.mov", "mov"],
    ["ogg-flac.oga", "ogg flac"],
    ["opus-picture.opus", "opus"],
  ])("follows from its container and its parts: %s", (name, carrier) => {
    const fixture = FIXTURES.find((one) => one.name === name)!;
    expect(carrierOf(fixture, takeInventory(readFixture(name)))).toBe(carrier);
  });
});

describe.skipIf(!hasFfmpeg)("ffmpeg", () => {
  it.each(FIXTURES)("finds nothing wrong with $name", ({ name }) => {
    expect(decodeWithFfmpeg(fixturePath(name))).toEqual({ isGood: true, said: "" });
  });

  it("hears the same in one sound in three wrappers, and something else in another", () => {
    const [wav, aiff, flac, other] = [
      "wav-plain.wav",
      "aiff-rich.aiff",
      "flac-rich.flac",
      "aifc-sowt.aifc",
    ].map((name) => soundWithFfmpeg(fixturePath(name)));
    expect([aiff, flac]).toEqual([wav, wav]);
    expect(other).not.toBe(wav);
  });

  it("hears the same in an MP3 whose last tag has grown", () => {
    const bytes = readFixture("mp3-rich.mp3");
    const at = bytes.indexOf("APETAGEX");
    const items = [buildApeItem("Title", "long ".repeat(1000))];
    const path = join(folder, "grown.mp3");
    writeFileSync(path, Buffer.concat([bytes.subarray(0, at), buildApe(items)]));
    expect(soundWithFfmpeg(path)).toBe(soundWithFfmpeg(fixturePath("mp3-rich.mp3")));
  });

  it("complains of a file that is cut off", () => {
    const path = join(folder, "cut.flac");
    writeFileSync(path, readFixture("flac-level-5.flac").subarray(0, 20_000));
    expect(decodeWithFfmpeg(path)?.isGood).toBe(false);
  });

  it("lists the chapters with their titles", () => {
    const chapters = chaptersWithFfprobe(fixturePath("m4a-chapters-cover.m4a"));
    expect(chapters?.map(({ title }) => title)).toEqual(["Strophe", "Refrain 夜"]);
    expect(chapters?.[1]?.start).toBeCloseTo(0.15, 3);
    expect(chaptersWithFfprobe(fixturePath("m4a-moov-last.m4a"))).toEqual([]);
  });
});

describe.skipIf(!hasFlac)("flac", () => {
  it.each(FIXTURES.filter(({ codec }) => codec === "flac"))("finds nothing wrong with $name", ({ name }) => {
    expect(testWithFlac(fixturePath(name))).toEqual({ isGood: true, said: "" });
  });

  it("gives back all chunks of the WAV file that a FLAC file was made from, fmt in a form of its own", () => {
    const restored = restoreWithFlac(fixturePath("flac-rich.flac")) ?? Buffer.alloc(0);
    const difference = diffInventories(takeInventory(readFixture("wav-rich.wav")), takeInventory(restored));
    expect(difference).toEqual({ added: [], removed: [], changed: ["fmt "] });
  });

  it("says that a changed sample is wrong", () => {
    const bytes = readFixture("flac-level-5.flac");
    bytes.writeUInt8(bytes.readUInt8(20_000) ^ 1, 20_000);
    const path = join(folder, "wrong.flac");
    writeFileSync(path, bytes);
    expect(testWithFlac(path)?.isGood).toBe(false);
  });
});
