import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { createAxml } from "../axml/index.ts";
import { applyPlan, createId3Tag, writeId3 } from "../id3/index.ts";
import { openBytesSource, readChunkMap } from "../riff/index.ts";
import { buildInfo, buildWav, latin1, type BuiltChunk } from "../testing.ts";
import type { TagReadings } from "../readings/index.ts";
import { readWavTags } from "./index.ts";

const CODE = "AA6Q72600001";

async function read(...after: readonly BuiltChunk[]): Promise<TagReadings> {
  const source = openBytesSource(buildWav({ after }));
  return readWavTags(source, await readChunkMap(source));
}

function bext(description: string): BuiltChunk {
  const content = Buffer.alloc(602);
  content.write(description, "utf8");
  content.write("GR1112089007", 256, "latin1");
  return { id: "bext", content };
}

it("reads a code from every carrier, and says of each how far it can be trusted", async () => {
  const { readings } = await read(
    bext("Master of AA-6Q7-26-00001, take 2"),
    buildInfo({ ISRC: CODE, INAM: "Title" }),
    { id: "axml", content: createAxml(CODE) },
    { id: "iXML", content: latin1(`<BWFXML><NOTE>${CODE}</NOTE></BWFXML>`) },
    { id: "_PMX", content: latin1(`<x:xmpmeta><rdf isrc="${CODE}"/></x:xmpmeta>`) },
    { id: "id3 ", content: writeId3(applyPlan(createId3Tag(), { isrc: CODE }).tag) },
  );
  expect(readings.map(({ carrier, value, trust }) => [carrier, value, trust])).toEqual([
    ["bext/Description", "AA-6Q7-26-00001", "hint"],
    ["INFO/ISRC", CODE, "hint"],
    ["INFO/INAM", "Title", "carrier"],
    ["axml/identifier", CODE, "carrier"],
    ["iXML", CODE, "hint"],
    ["XMP", CODE, "hint"],
    ["id3/TSRC", CODE, "carrier"],
  ]);
});

it("finds the codes in comments and other free texts, as hints", async () => {
  const frame = (id: string, body: Uint8Array): Buffer =>
    Buffer.concat([latin1(id), Uint8Array.of(0, 0, 0, body.length, 0, 0), body]);
  const frames = Buffer.concat([
    frame("COMM", latin1("\0engnote\0ISRC US\xadRC1\xad76\xad07839 (old)")),
    frame(
      "COMM",
      Buffer.concat([
        latin1("\x01eng"),
        Buffer.from("\ufeff\0\ufeffGB\u2011AYE\u201199\u201100123", "utf16le"),
      ]),
    ),
    frame("TXXX", latin1("\0NOTES\0see AA6Q72600002")),
  ]);
  const header = Buffer.concat([
    latin1("ID3"),
    Uint8Array.of(3, 0, 0, 0, 0, frames.length >> 7, frames.length & 127),
  ]);
  const { readings } = await read(
    bext("US\u2011RC1\u201176\u201107840"),
    buildInfo({ ICMT: "code US RC1 76 07841, thanks", ISFT: "Studio 12.3", ISBJ: "none" }),
    { id: "id3 ", content: Buffer.concat([header, frames]) },
  );
  expect(readings.map(({ carrier, value, trust }) => [carrier, value, trust])).toEqual([
    ["bext/Description", "US\u2011RC1\u201176\u201107840", "hint"],
    ["INFO/ICMT", "US RC1 76 07841", "hint"],
    ["id3/COMM", "US\xadRC1\xad76\xad07839", "hint"],
    ["id3/COMM", "GB\u2011AYE\u201199\u201100123", "hint"],
    ["id3/TXXX:NOTES", "AA6Q72600002", "hint"],
  ]);
});

it("does not take the source that INFO names for a code", async () => {
  expect((await read(buildInfo({ ISRC: "Unknown" }))).readings).toEqual([]);
});

it("keeps text that is no code, for the catalog to judge", async () => {
  const content = writeId3(applyPlan(createId3Tag(), { isrc: "not yet" }).tag);
  expect((await read({ id: "id3 ", content })).readings).toMatchObject([{ field: "isrc", value: "not yet" }]);
});

it("keeps very long text, NUL and half characters, and says so", async () => {
  const plan = { title: "x".repeat(10_000), release: "half \ud800", label: "a\0b" };
  const { readings, issues } = await read({
    id: "id3 ",
    content: writeId3(applyPlan(createId3Tag(), plan).tag),
  });
  expect(readings.find(({ field }) => field === "title")?.value).toHaveLength(10_000);
  expect(readings.find(({ field }) => field === "release")?.value).toBe("half \ud800");
  expect(readings.filter(({ field }) => field === "label").map(({ value }) => value)).toEqual(["a", "b"]);
  expect(new Set(issues.map(({ code }) => code))).toEqual(
    new Set(["TAG_TEXT_LONG", "TAG_TEXT_SURROGATE", "TAG_TEXT_NUL"]),
  );
});

it("does not read a chunk that claims gigabytes, nor one that is larger than a tag can be", async () => {
  const asked: number[] = [];
  const bytes = buildWav({ after: [{ id: "id3 ", content: latin1("ID3"), claimedSize: 0x7fff_ffff }] });
  const inner = openBytesSource(bytes);
  const source = {
    ...inner,
    read: (offset: number, length: number) => {
      asked.push(length);
      return inner.read(offset, length);
    },
  };
  const { issues } = await readWavTags(source, await readChunkMap(source));
  expect(issues.map(({ code }) => code)).toEqual(["TAG_CHUNK_NOT_READ"]);
  expect(Math.max(...asked)).toBeLessThanOrEqual(64 * 1024);
  const large = await read({ id: "axml", content: new Uint8Array(16 * 1024 * 1024 + 1) });
  expect(large.issues.map(({ code }) => code)).toEqual(["TAG_CHUNK_NOT_READ"]);
});

it("says what is damaged and reads the rest", async () => {
  const { readings, issues } = await read(
    { id: "id3 ", content: latin1("no tag here") },
    { id: "axml", content: latin1("<broken") },
    { id: "bext", content: latin1("short") },
    buildInfo({ INAM: "Title" }),
  );
  expect(issues.map(({ code }) => code)).toEqual(["TAG_DAMAGED", "TAG_DAMAGED", "TAG_DAMAGED"]);
  expect(readings).toHaveLength(1);
});

const REAL = join(import.meta.dirname, "../../../../../shared/data/audio-tags");

it("reads the tags of real files without damage reports", async ({ skip }) => {
  if (!existsSync(REAL)) skip("skipped: the folder with real files is not here");
  for (const name of readdirSync(REAL).filter((file) => /\.wav$/i.test(file))) {
    const source = openBytesSource(readFileSync(join(REAL, name)), name);
    const { issues, readings } = await readWavTags(source, await readChunkMap(source));
    expect(issues).toEqual([]);
    if (name === "riff-info-isrc-unknown.wav") {
      expect(readings.filter(({ field }) => field === "artist").map(({ value }) => value)).toEqual([
        "Jamie Hardt",
        "Jamie Hardt",
      ]);
      expect(readings.filter(({ field }) => field === "isrc")).toEqual([]);
    }
  }
});
