import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { CatalogError } from "@deadwax/catalog";
import fc from "fast-check";
import { expect, it } from "vitest";
import { readAiffChunkMap } from "../aiff/index.ts";
import { buildAiff, type BuiltAiff } from "../aiff/testing.ts";
import { createTagWriter } from "../embed/index.ts";
import { CODE, inFolder, OTHER_CODE, runProgram, sha256 } from "../embed/testing.ts";
import { createAudioProbe } from "../probe/index.ts";
import { openBytesSource } from "../riff/index.ts";
import { latin1 } from "../testing.ts";
import { readAiffCarriers, readAiffTags } from "./index.ts";

const PLAN = { isrc: CODE, title: "Night Drive", artists: ["Anna Ö", "Bo"], trackNumber: "3" };
const probe = createAudioProbe();
const writer = createTagWriter({ measure: (path) => probe.probe(path, "identity") });

async function chunksOf(bytes: Uint8Array): Promise<string[]> {
  const { chunks } = await readAiffChunkMap(openBytesSource(bytes));
  return chunks.map(({ id, dataOffset, size }) => {
    return `${id}:${sha256(bytes.subarray(dataOffset, dataOffset + size)).slice(0, 8)}`;
  });
}

async function tagged(aiff: BuiltAiff): Promise<{ before: Buffer; after: Buffer; again: boolean }> {
  return inFolder(async (folder) => {
    const source = join(folder, "a.aiff");
    const before = Buffer.from(buildAiff(aiff));
    writeFileSync(source, before);
    const request = { source, target: "in-place", plan: PLAN } as const;
    await writer.embed(request);
    const after = readFileSync(source);
    const { isChanged } = await writer.embed(request);
    expect(readFileSync(source)).toEqual(after);
    return { before, after, again: isChanged };
  });
}

async function statedIn(bytes: Uint8Array): Promise<Record<string, string[]>> {
  const source = openBytesSource(bytes);
  const { readings } = readAiffTags(await readAiffCarriers(source, await readAiffChunkMap(source)));
  const stated: Record<string, string[]> = {};
  for (const { carrier, value } of readings) (stated[carrier] ??= []).push(value);
  return stated;
}

const MARK = { id: "MARK", content: latin1("\0\0") };

it.each<[string, BuiltAiff]>([
  ["a plain AIFF", {}],
  ["an AIFF-C", { type: "sowt" }],
  ["an odd number of bytes of sound", { bits: 8, channels: 1, data: new Uint8Array(101) }],
  ["chunks on either side", { before: [MARK], after: [{ id: "APPL", content: latin1("stocodd") }] }],
  ["bytes behind its end", { trailing: latin1("trailing") }],
  ["an ID3 chunk before the sound", { before: [{ id: "ID3 ", content: new Uint8Array(0) }] }],
])(
  "tags %s, keeps every other chunk byte for byte and in order, and changes nothing a second time",
  async (_, aiff) => {
    const { before, after, again } = await tagged(aiff);
    expect(again).toBe(false);
    const kept = (await chunksOf(after)).filter((chunk) => !/^(?:ID3 |JUNK):/u.test(chunk));
    expect(kept).toEqual((await chunksOf(before)).filter((chunk) => !chunk.startsWith("ID3 :")));
    expect(after.subarray(0, 4).toString("latin1")).toBe("FORM");
    const trailing = aiff.trailing?.length ?? 0;
    expect(after.readUInt32BE(4)).toBe(after.length - 8 - trailing);
    expect(after.subarray(after.length - trailing)).toEqual(before.subarray(before.length - trailing));
    expect(await statedIn(after)).toMatchObject({ "id3/TSRC": [CODE], "id3/TIT2": ["Night Drive"] });
  },
);

it("keeps text chunks that are there in step, in their place where the text fits, and adds none", async () => {
  const texts = [
    { id: "NAME", content: latin1("An old and long title") },
    { id: "ANNO", content: latin1("Annotation") },
  ];
  const { after } = await tagged({ between: texts });
  expect(await statedIn(after)).toMatchObject({ "aiff/NAME": ["Night Drive"] });
  expect((await chunksOf(after)).map((chunk) => chunk.slice(0, 4))).toEqual([
    "COMM",
    "NAME",
    "ANNO",
    "SSND",
    "ID3 ",
  ]);
  const short = await tagged({ between: [{ id: "NAME", content: latin1("Old") }] });
  expect(await statedIn(short.after)).toMatchObject({ "aiff/NAME": ["Night Drive"] });
});

it("says when a text chunk has no encoding for what it should state", async () => {
  await inFolder(async (folder) => {
    const source = join(folder, "a.aiff");
    writeFileSync(source, buildAiff({ between: [{ id: "AUTH", content: latin1("Anna") }] }));
    const { issues } = await writer.embed({ source, target: "in-place", plan: PLAN });
    expect(issues.map(({ code }) => code)).toContain("TAG_TEXT_CHUNK_NOT_ASCII");
    expect((await statedIn(readFileSync(source)))["aiff/AUTH"]).toEqual(["Anna"]);
  });
});

it("refuses another code, unless it may be replaced", async () => {
  await inFolder(async (folder) => {
    const source = join(folder, "a.aiff");
    writeFileSync(source, buildAiff());
    await writer.embed({ source, target: "in-place", plan: { isrc: OTHER_CODE } });
    const request = { source, target: "in-place", plan: PLAN } as const;
    await expect(writer.embed(request)).rejects.toMatchObject({ code: "AUDIO_TAG_HAS_OTHER_CODE" });
    await writer.embed({ ...request, replaceCode: true });
    expect((await statedIn(readFileSync(source)))["id3/TSRC"]).toEqual([CODE]);
  });
});

it.each<[string, BuiltAiff]>([
  ["ends inside a chunk", { after: [{ id: "APPL", content: latin1("abcd"), claimedSize: 99 }] }],
  ["lacks a pad byte in the middle", { before: [{ id: "APPL", content: latin1("abc"), pad: false }] }],
  [
    "has many ID3 chunks",
    { after: Array.from({ length: 17 }, () => ({ id: "ID3 ", content: new Uint8Array(0) })) },
  ],
  ["has an ID3 chunk that is no tag", { after: [{ id: "ID3 ", content: latin1("no tag at all") }] }],
])("does not touch a file that %s", async (_, aiff) => {
  await inFolder(async (folder) => {
    const source = join(folder, "a.aiff");
    const bytes = Buffer.from(buildAiff(aiff));
    writeFileSync(source, bytes);
    await expect(writer.embed({ source, target: "in-place", plan: PLAN })).rejects.toThrow(CatalogError);
    expect(readFileSync(source)).toEqual(bytes);
  });
});

it("refuses any damaged file with a catalog error and leaves it, or tags it and can prove it", async () => {
  const seed = Buffer.from(
    buildAiff({
      data: new Uint8Array(64),
      before: [{ id: "NAME", content: latin1("x") }],
      after: [{ id: "ID3 ", content: new Uint8Array(0) }, MARK],
    }),
  );
  await inFolder(async (folder) => {
    const source = join(folder, "a.aiff");
    let written = 0;
    const change = fc.record({
      offset: fc.nat(seed.length - 1),
      value: fc.constantFrom(0, 1, 0x7f, 0x80, 0xff, 0x54),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 5 }), async (changes) => {
        const bytes = Buffer.from(seed);
        for (const { offset, value } of changes) bytes[offset] = value;
        writeFileSync(source, bytes);
        try {
          await writer.embed({ source, target: "in-place", plan: PLAN });
          written++;
        } catch (thrown) {
          expect(thrown).toBeInstanceOf(CatalogError);
          expect(readFileSync(source)).toEqual(bytes);
        }
      }),
      { numRuns: 300 },
    );
    expect(written).toBeGreaterThan(20);
  });
});

const ffprobe = runProgram("ffprobe", ["-version"]) !== null;

it.skipIf(!ffprobe)("is read by ffprobe, which still finds the same sound", async () => {
  await inFolder(async (folder) => {
    const source = join(folder, "a.aiff");
    writeFileSync(source, buildAiff({ between: [{ id: "NAME", content: latin1("Old") }] }));
    await writer.embed({ source, target: "in-place", plan: PLAN });
    const shown = runProgram("ffprobe", [
      "-v",
      "error",
      "-show_entries",
      "format_tags:stream=nb_frames,duration_ts",
      source,
    ]);
    expect(shown).toContain(`TAG:TSRC=${CODE}`);
    expect(shown).toContain("duration_ts=100");
  });
});
