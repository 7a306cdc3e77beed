import {
  chmodSync,
  linkSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import type { EmbedRequest, TagPlan } from "@deadwax/catalog";
import { expect, it } from "vitest";
import { applyAxmlPlan, createAxml } from "../axml/index.ts";
import { createAudioProbe } from "../probe/index.ts";
import { buildInfo, buildWav, latin1, type BuiltChunk, type BuiltWav } from "../testing.ts";
import { createTagWriter } from "./tag-writer.ts";
import { chunkContent, CODE, inFolder, listChunks, measureSmall, OTHER_CODE, sha256 } from "./testing.ts";

const PLAN: TagPlan = {
  isrc: CODE,
  title: "Nächte 夜",
  versionTitle: "Live in Köln",
  artists: ["Alpha", "Beta"],
  release: "Release",
  trackNumber: "3/12",
  label: "Label",
  copyright: "2026 Label",
  phonogramCopyright: "2026 Label",
  date: "2026-03-05",
};
const writer = createTagWriter({ measure: measureSmall });

/** Everything a studio leaves in a file, with odd sizes. */
const FOREIGN: readonly BuiltChunk[] = [
  { id: "bext", content: Buffer.concat([latin1("Take 7"), new Uint8Array(597)]) },
  { id: "iXML", content: latin1("<BWFXML><NOTE>odd</NOTE></BWFXML>") },
  { id: "JUNK", content: new Uint8Array(28) },
  { id: "LIST", content: latin1("adtllabl\x09\0\0\0\x01\0\0\0Verse\0") },
];
const BEHIND: readonly BuiltChunk[] = [
  { id: "cue ", content: new Uint8Array(28).fill(7) },
  { id: "smpl", content: new Uint8Array(36).fill(9) },
  { id: "xyz1", content: latin1("odd") },
];

interface Written {
  readonly path: string;
  readonly folder: string;
  readonly before: readonly string[];
}

/** Writes a file, embeds in place or as a copy, and hands over what came of it. */
async function embedInto(
  wav: BuiltWav,
  request: Partial<EmbedRequest>,
  look: (written: Written) => Promise<void> | void,
): Promise<void> {
  await inFolder(async (folder) => {
    const source = join(folder, "source.wav");
    writeFileSync(source, buildWav(wav));
    const before = await listChunks(source);
    const target = request.target ?? "in-place";
    await writer.embed({
      source,
      plan: PLAN,
      ...request,
      target: target === "in-place" ? target : join(folder, target),
    });
    await look({ folder, before, path: target === "in-place" ? source : join(folder, target) });
  });
}

for (const form of ["RIFF", "RF64", "BW64"] as const) {
  for (const target of ["in-place", "copy.wav"]) {
    it(`adds its chunks to a ${form} file (${target}) and leaves all others byte for byte and in order`, async () => {
      const wav = { form, before: FOREIGN, after: BEHIND, width: 3, channels: 1 };
      await embedInto(wav, { target }, async ({ path, before }) => {
        const after = await listChunks(path);
        const foreign = (list: readonly string[]): string[] =>
          list.filter((chunk) => !chunk.startsWith("ds64"));
        expect(foreign(after).slice(0, foreign(before).length)).toEqual(foreign(before));
        expect(after.slice(before.length).map((chunk) => chunk.slice(0, 4))).toEqual([
          "LIST",
          "axml",
          "id3 ",
        ]);
        expect(
          (await createAudioProbe().probe(path)).issues.filter(({ code }) => code.startsWith("RIFF")),
        ).toEqual([]);
      });
    });
  }
}

it("gives a file without INFO and bext no INFO", async () => {
  await embedInto({}, {}, async ({ path }) => {
    expect((await listChunks(path)).map((chunk) => chunk.slice(0, 4))).toEqual([
      "fmt ",
      "data",
      "axml",
      "id3 ",
    ]);
  });
});

it("keeps a data chunk of odd length and gives it the pad byte it lacked at the end of the file", async () => {
  const wav = { width: 1, channels: 1, data: Uint8Array.of(1, 2, 3), dataPad: false } as const;
  await embedInto(wav, {}, async ({ path, before }) => {
    expect((await listChunks(path)).slice(0, 2)).toEqual(before);
    expect(statSync(path).size % 2).toBe(0);
  });
});

it("changes nothing when the file says all of it already, and writes the same bytes as a copy then", async () => {
  await embedInto({ before: FOREIGN }, {}, async ({ path, folder }) => {
    const first = readFileSync(path);
    const modified = statSync(path).mtimeMs;
    const again = await writer.embed({ source: path, target: "in-place", plan: PLAN });
    expect(again).toMatchObject({ isChanged: false, sha256: sha256(first) });
    expect(statSync(path).mtimeMs).toBe(modified);
    const target = join(folder, "same.wav");
    expect(await writer.embed({ source: path, target, plan: PLAN })).toMatchObject({ isChanged: false });
    expect(readFileSync(target).equals(first)).toBe(true);
  });
});

it("keeps the length of a file whose tag is changed, as long as the padding lasts", async () => {
  await embedInto({}, {}, async ({ path }) => {
    const { size } = statSync(path);
    const outcome = await writer.embed({
      source: path,
      target: "in-place",
      plan: { title: "A rather longer title" },
    });
    expect(outcome.isChanged).toBe(true);
    expect(statSync(path).size).toBe(size);
  });
});

it("names for every value which reader confirmed which carrier", async () => {
  await inFolder(async (folder) => {
    const source = join(folder, "a.wav");
    writeFileSync(source, buildWav({ form: "RF64" }));
    const { confirmations } = await writer.embed({ source, target: "in-place", plan: PLAN });
    const isrc = confirmations.filter(({ field }) => field === "isrc");
    expect(isrc.map(({ reader, carrier, value }) => [reader, carrier, value])).toEqual([
      ["deadwax-plain-reader", "axml/identifier", CODE],
      ["deadwax-plain-reader", "id3/TSRC", CODE],
    ]);
    expect(new Set(confirmations.map(({ field }) => field)).size).toBe(Object.keys(PLAN).length);
  });
});

it("proves with the audio hash of the probe that the audio is the same", async () => {
  await inFolder(async (folder) => {
    const source = join(folder, "a.wav");
    writeFileSync(source, buildWav({ width: 3, before: FOREIGN }));
    const probe = createAudioProbe();
    const { audioHash } = await probe.probe(source);
    const real = createTagWriter({ measure: (path) => probe.probe(path) });
    const outcome = await real.embed({ source, target: "in-place", plan: PLAN, audioHash });
    expect(outcome.audioHash).toBe(audioHash);
    expect(outcome.facts).toBeUndefined();
    expect(audioHash).toMatch(/^dwa1:/);
    expect((await probe.probe(source)).tags.filter(({ field }) => field === "isrc")).toHaveLength(3);
  });
});

it("puts a file back whose audio is not the one that was to be tagged", async () => {
  await inFolder(async (folder) => {
    const source = join(folder, "a.wav");
    const bytes = buildWav();
    writeFileSync(source, bytes);
    const request = { source, target: "in-place", plan: PLAN, audioHash: "dwa1:other" } as const;
    await expect(writer.embed(request)).rejects.toMatchObject({ code: "AUDIO_TAG_OTHER_AUDIO" });
    expect(readFileSync(source)).toEqual(Buffer.from(bytes));
    expect(readdirSync(folder)).toEqual(["a.wav"]);
  });
});

it("refuses another code in any carrier it writes, and replaces it everywhere when told to", async () => {
  const carriers: readonly BuiltChunk[] = [
    buildInfo({ ISRC: OTHER_CODE }),
    { id: "axml", content: createAxml(OTHER_CODE) },
    { id: "ID3 ", content: id3("TSRC", OTHER_CODE) },
    { id: "id3 ", content: id3("TXXX", `ISRC\0${OTHER_CODE}`) },
  ];
  for (const after of [...carriers.map((chunk) => [chunk]), carriers]) {
    await inFolder(async (folder) => {
      const source = join(folder, "a.wav");
      const bytes = buildWav({ after });
      writeFileSync(source, bytes);
      const request = { source, target: "in-place", plan: { isrc: CODE } } as const;
      await expect(writer.embed(request)).rejects.toMatchObject({ code: "AUDIO_TAG_HAS_OTHER_CODE" });
      expect(readFileSync(source)).toEqual(Buffer.from(bytes));
      const outcome = await writer.embed({ ...request, replaceCode: true });
      expect(outcome.issues.map(({ code }) => code)).toContain("TAG_CODE_REPLACED");
      const left = (await createAudioProbe().probe(source)).tags.filter(({ field }) => field === "isrc");
      expect(new Set(left.map(({ value }) => value))).toEqual(new Set([CODE]));
    });
  }
});

it("turns a lone ID3 chunk in capitals into the one all readers see, with all its frames", async () => {
  const content = Buffer.concat([id3("TENC", "Someone"), new Uint8Array(0)]);
  await embedInto({ between: [{ id: "ID3 ", content }] }, {}, async ({ path }) => {
    const ids = (await listChunks(path)).map((chunk) => chunk.slice(0, 4));
    expect(ids).toEqual(["fmt ", "JUNK", "data", "axml", "id3 "]);
    expect((await chunkContent(path, "id3 "))?.includes(id3("TENC", "Someone").subarray(10))).toBe(true);
  });
});

it("says that another code stays where it never writes", async () => {
  await inFolder(async (folder) => {
    const source = join(folder, "a.wav");
    const content = latin1(`<BWFXML><NOTE>AA-6Q7-26-00002</NOTE></BWFXML>`);
    const comment = buildInfo({ ICMT: `was ${OTHER_CODE}` });
    writeFileSync(source, buildWav({ after: [{ id: "iXML", content }, comment] }));
    const { issues } = await writer.embed({ source, target: "in-place", plan: { isrc: CODE } });
    expect(issues).toMatchObject([
      { code: "TAG_OTHER_CODE_STAYS", received: "AA-6Q7-26-00002" },
      { code: "TAG_OTHER_CODE_STAYS", received: OTHER_CODE },
    ]);
    expect((await chunkContent(source, "LIST"))?.toString("latin1")).toContain(`was ${OTHER_CODE}`);
  });
});

it("leaves a source that INFO names, and writes title and artist there in ASCII only", async () => {
  const info = buildInfo({ ISRC: "Tape 12, archive", INAM: "Old", ICMT: "kept" });
  await embedInto({ before: [info] }, {}, async ({ path }) => {
    const kept = await chunkContent(path, "LIST");
    expect(kept?.toString("latin1")).toContain("Tape 12, archive");
    expect(kept?.toString("latin1")).toContain("Old");
    expect(kept?.toString("latin1")).toContain("Alpha, Beta");
  });
});

it("merges the code into ADM metadata and leaves every other byte of it", async () => {
  const adm = Buffer.from(
    '<?xml version="1.0"?>\r\n<ebuCoreMain xmlns="urn:ebu:metadata-schema:ebuCore_2016">\r\n  <coreMetadata>\r\n    <format>\r\n' +
      '      <audioFormatExtended><audioProgramme audioProgrammeName="Größe"/></audioFormatExtended>\r\n    </format>\r\n  </coreMetadata>\r\n</ebuCoreMain>',
  );
  const chna = { id: "chna", content: new Uint8Array(44) };
  await embedInto(
    { form: "BW64", before: [chna], after: [{ id: "axml", content: adm }] },
    {},
    async ({ path }) => {
      const merged = await chunkContent(path, "axml");
      const start = merged?.indexOf("<identifier") ?? -1;
      const end = (merged?.indexOf("</identifier>") ?? -1) + "</identifier>".length;
      expect(start).toBeGreaterThan(adm.indexOf("</format>"));
      const without = Buffer.concat([merged?.subarray(0, start) ?? adm, merged?.subarray(end) ?? adm]);
      expect(without.toString().replace("\r\n    \r\n", "\r\n")).toBe(adm.toString());
      expect(applyAxmlPlan(merged ?? adm, CODE)).toMatchObject({ ok: true, isChanged: false });
    },
  );
});

it("leaves XML that is not well-formed alone and writes the other carriers", async () => {
  const broken = { id: "axml", content: latin1("<ebuCoreMain><coreMetadata>") };
  await inFolder(async (folder) => {
    const source = join(folder, "a.wav");
    writeFileSync(source, buildWav({ after: [broken] }));
    const { issues, confirmations } = await writer.embed({
      source,
      target: "in-place",
      plan: { isrc: CODE },
    });
    expect(issues.map(({ code }) => code)).toContain("TAG_AXML_NOT_TOUCHED");
    expect((await chunkContent(source, "axml"))?.toString()).toBe("<ebuCoreMain><coreMetadata>");
    expect(new Set(confirmations.map(({ carrier }) => carrier))).toEqual(new Set(["id3/TSRC"]));
  });
});

const UNSAFE: readonly (readonly [string, BuiltWav, string])[] = [
  [
    "sizes that were never filled in",
    { claimedRiffSize: 0xffffffff, claimedDataSize: 0xffffffff },
    "AUDIO_TAG_NEEDS_COPY",
  ],
  [
    "an ID3 chunk that is no tag",
    { after: [{ id: "id3 ", content: latin1("no tag at all") }] },
    "AUDIO_TAG_DAMAGED",
  ],
  [
    "a chunk that the file ends inside",
    { after: [{ id: "xyz1", content: latin1("abcd"), claimedSize: 99 }] },
    "AUDIO_TAG_LAYOUT_UNSAFE",
  ],
  ["no data chunk", { without: "data" }, "AUDIO_TAG_LAYOUT_UNSAFE"],
  [
    "a missing pad byte in the middle",
    { before: [{ id: "xyz1", content: latin1("abc"), pad: false }] },
    "AUDIO_TAG_LAYOUT_UNSAFE",
  ],
];

for (const [what, wav, code] of UNSAFE) {
  it(`does not touch a file with ${what}`, async () => {
    await inFolder(async (folder) => {
      const source = join(folder, "a.wav");
      const bytes = buildWav(wav);
      writeFileSync(source, bytes);
      await expect(writer.embed({ source, target: "in-place", plan: PLAN })).rejects.toMatchObject({ code });
      expect(readFileSync(source)).toEqual(Buffer.from(bytes));
      expect(readdirSync(folder)).toEqual(["a.wav"]);
    });
  });
}

it("carries bytes behind the end of a file over to its copy", async () => {
  await embedInto({ trailing: latin1("trailing bytes") }, { target: "copy.wav" }, ({ path }) => {
    expect(readFileSync(path).toString("latin1").endsWith("trailing bytes")).toBe(true);
  });
});

it("fills in sizes that were left open in a copy, and says so", async () => {
  await inFolder(async (folder) => {
    const [source, target] = [join(folder, "a.wav"), join(folder, "b.wav")];
    writeFileSync(source, buildWav({ claimedRiffSize: 0xffffffff, claimedDataSize: 0xffffffff }));
    const { issues } = await writer.embed({ source, target, plan: PLAN });
    expect(issues.map(({ code }) => code)).toContain("TAG_SIZES_FILLED_IN");
    expect((await listChunks(target)).map((chunk) => chunk.slice(0, 4))).toEqual([
      "fmt ",
      "data",
      "axml",
      "id3 ",
    ]);
  });
});

it("refuses a target that exists, a target that is the source, and a source that is not there", async () => {
  await inFolder(async (folder) => {
    const [source, other] = [join(folder, "a.wav"), join(folder, "b.wav")];
    writeFileSync(source, buildWav());
    writeFileSync(other, "mine");
    const embed = (request: Partial<EmbedRequest>): Promise<unknown> =>
      writer.embed({ source, target: other, plan: PLAN, ...request });
    await expect(embed({})).rejects.toMatchObject({ code: "FILE_EXISTS" });
    await expect(embed({ target: source })).rejects.toMatchObject({ code: "AUDIO_TAG_TARGET_IS_SOURCE" });
    await expect(embed({ source: join(folder, "c.wav") })).rejects.toMatchObject({ code: "FILE_NOT_FOUND" });
    await expect(embed({ source: folder })).rejects.toMatchObject({ code: "AUDIO_NOT_A_FILE" });
    expect(readFileSync(other, "utf8")).toBe("mine");
    expect(readdirSync(folder)).toEqual(["a.wav", "b.wav"]);
  });
});

it("does not write into a read-only file or one with several names, and keeps the mode of others", async () => {
  await inFolder(async (folder) => {
    const source = join(folder, "a.wav");
    writeFileSync(source, buildWav());
    chmodSync(source, 0o444);
    const request = { source, target: "in-place", plan: PLAN } as const;
    await expect(writer.embed(request)).rejects.toMatchObject({ code: "FILE_NOT_WRITABLE" });
    const copy = join(folder, "copy.wav");
    await writer.embed({ ...request, target: copy });
    expect(statSync(copy).mode & 0o777).toBe(0o444);
    chmodSync(source, 0o640);
    linkSync(source, join(folder, "name.wav"));
    await expect(writer.embed(request)).rejects.toMatchObject({ code: "AUDIO_TAG_NEEDS_COPY" });
    await writer.embed({ ...request, target: join(folder, "second.wav") });
    expect(statSync(join(folder, "second.wav")).mode & 0o777).toBe(0o640);
  });
});

it("writes through a link into the file it leads to", async () => {
  await inFolder(async (folder) => {
    const [source, link] = [join(folder, "a.wav"), join(folder, "link.wav")];
    writeFileSync(source, buildWav());
    symlinkSync(source, link);
    const outcome = await writer.embed({ source: link, target: "in-place", plan: PLAN });
    expect(outcome.path).toBe(link);
    expect(await chunkContent(source, "id3 ")).toBeDefined();
    expect(readdirSync(folder)).toEqual(["a.wav", "link.wav"]);
  });
});

it("refuses a second write while one is under way or was interrupted", async () => {
  await inFolder(async (folder) => {
    const source = join(folder, "a.wav");
    writeFileSync(source, buildWav());
    writeFileSync(join(folder, ".a.wav.deadwax-undo"), "half a rec");
    const request = { source, target: "in-place", plan: PLAN } as const;
    await expect(writer.embed(request)).rejects.toMatchObject({ code: "AUDIO_TAG_WRITE_PENDING" });
    expect(await writer.recover(folder)).toEqual([]);
    expect((await writer.embed(request)).isChanged).toBe(true);
  });
});

const UNFIT: readonly (readonly [string, TagPlan])[] = [
  ["a code that is none", { isrc: "AA-6Q7-26-00001" }],
  ["an empty title", { title: " " }],
  ["a NUL", { title: "a\0b" }],
  ["half a character", { title: "\ud800" }],
  ["a date that is none", { date: "2026-13" }],
  ["no artist at all", { artists: [] }],
];

for (const [what, plan] of UNFIT) {
  it(`refuses a plan with ${what}`, async () => {
    await expect(writer.embed({ source: "none.wav", target: "in-place", plan })).rejects.toMatchObject({
      code: "AUDIO_TAG_PLAN_INVALID",
    });
  });
}

it("refuses to make a RIFF file longer than 4 GiB", async () => {
  await inFolder(async (folder) => {
    const source = join(folder, "a.wav");
    const dataSize = 0xffffffff - 40;
    writeFileSync(
      source,
      buildWav({ data: new Uint8Array(0), claimedDataSize: dataSize, claimedRiffSize: 36 + dataSize }),
    );
    truncateSync(source, 44 + dataSize);
    const request = { source, target: "in-place", plan: PLAN } as const;
    await expect(writer.embed(request)).rejects.toMatchObject({ code: "AUDIO_TAG_NO_ROOM" });
    expect(statSync(source).size).toBe(44 + dataSize);
  });
});

/** An ID3v2.3 tag with one Latin-1 frame. */
function id3(frame: string, text: string): Buffer {
  const body = Buffer.concat([Uint8Array.of(0), latin1(text)]);
  const header = Buffer.concat([latin1(frame), Uint8Array.of(0, 0, 0, body.length, 0, 0)]);
  const size = header.length + body.length;
  return Buffer.concat([latin1("ID3"), Uint8Array.of(3, 0, 0, 0, 0, 0, size), header, body]);
}
