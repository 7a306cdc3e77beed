import type { TagPlan } from "@deadwax/catalog";
import { describe, expect, it } from "vitest";
import { openBytesSource } from "../riff/index.ts";
import { buildAtom } from "./atom.ts";
import {
  openTaggedMp4,
  planMp4Tags,
  readMp4Map,
  readMp4Tags,
  type Mp4TagPlan,
  type Mp4Tags,
} from "./index.ts";
import {
  buildMp4,
  carryOut,
  dataAtom,
  free,
  freeItem,
  full,
  hashPackets,
  item,
  itunesUdta,
  listAtoms,
  text,
  words,
  type BuiltMp4,
} from "./testing.ts";

const CODE = "AA6Q72600001";
const PLAN: TagPlan = {
  ...{ isrc: CODE, title: "Nächte 夜", versionTitle: "Live", artists: ["Alpha", "Beta"], release: "R" },
  ...{
    trackNumber: "3",
    label: "L",
    copyright: "© 2026 L",
    phonogramCopyright: "℗ 2026 L",
    date: "2026-01-02",
  },
};

async function tagsOf(bytes: Uint8Array): Promise<Mp4Tags> {
  const source = openBytesSource(bytes);
  return readMp4Tags(source, await readMp4Map(source));
}

async function valuesAt(bytes: Uint8Array): Promise<Record<string, string[]>> {
  const values: Record<string, string[]> = {};
  for (const { carrier, value } of (await tagsOf(bytes)).readings) (values[carrier] ??= []).push(value);
  return values;
}

interface Written extends Mp4TagPlan {
  readonly file: Buffer;
}

const isOurs = (line: string): boolean => /^\/moov\/(?:udta|meta)/u.test(line);

/** Plans, writes, and holds what every write has to hold. */
async function write(bytes: Uint8Array, plan: TagPlan = PLAN): Promise<Written> {
  const source = openBytesSource(bytes);
  const planned = await planMp4Tags(source, await readMp4Map(source), plan);
  const file = await carryOut(source, planned.pieces);
  const written = openBytesSource(file);
  expect(file.length).toBe(planned.length);
  expect(planned.length).toBeGreaterThanOrEqual(bytes.length);
  expect(await hashPackets(written)).toEqual(await hashPackets(source));
  const others = async (from: typeof source): Promise<string[]> =>
    (await listAtoms(from)).filter((line) => !isOurs(line));
  expect(await others(written)).toEqual(await others(source));
  const values = await valuesAt(file);
  for (const { place, values: stated } of planned.stated) expect(values[`mp4/${place}`]).toEqual(stated);
  const again = await planMp4Tags(written, await readMp4Map(written), plan);
  expect(again).toMatchObject({ isChanged: false, isInPlace: true, stated: planned.stated });
  expect(await carryOut(written, again.pieces)).toEqual(file);
  return { ...planned, file };
}

const write1 = async (mp4: BuiltMp4, plan?: TagPlan): Promise<Written> => write(buildMp4(mp4), plan);

describe("a file without tags", () => {
  it.each(["moov-first", "moov-last"] as const)(
    "gets udta, meta and ilst with the whole plan: %s",
    async (order) => {
      const { file, stated } = await write1({ order });
      expect(stated.map(({ place }) => place)).toEqual([
        ...["----:com.apple.iTunes:ISRC", "©nam", "----:com.apple.iTunes:SUBTITLE", "©ART", "©alb", "trkn"],
        ...["----:com.apple.iTunes:LABEL", "cprt", "©phg", "©day"],
      ]);
      expect(await valuesAt(file)).toMatchObject({ "mp4/©ART": ["Alpha", "Beta"], "mp4/trkn": ["3"] });
    },
  );

  it("just grows where moov is last, and can be changed in place", async () => {
    const bytes = buildMp4({ order: "moov-last" });
    const { isInPlace, file, length } = await write(bytes);
    expect(isInPlace).toBe(true);
    expect(length - bytes.length).toBeLessThan(1200);
    const moov = bytes.indexOf("moov") - 4;
    expect(file.subarray(0, moov)).toEqual(bytes.subarray(0, moov));
  });

  it("gets room for later where everything behind moov has to move, which then is used", async () => {
    const bytes = buildMp4();
    const { isInPlace, file, length } = await write(bytes);
    expect(isInPlace).toBe(false);
    expect(length - bytes.length).toBeGreaterThan(4096);
    const longer = await write(file, { ...PLAN, title: "Nächte 夜".repeat(20) });
    expect(longer).toMatchObject({ isInPlace: true, length });
    expect(await write(longer.file, PLAN)).toMatchObject({ isInPlace: true, length });
  });

  it("stays as it is under an empty plan", async () => {
    expect(await write1({}, {})).toMatchObject({ isChanged: false, stated: [] });
  });

  it("gets its tags where every reader looks in a QuickTime film, too, in front of the zeros that end its user data", async () => {
    const udta = buildAtom("udta", buildAtom("WLOC", words(7)), words(0));
    const { file } = await write1({ brand: "qt  ", inMoov: [udta] });
    expect(file.includes(words(7))).toBe(true);
    const map = await readMp4Map(openBytesSource(file));
    const [found] = map.moov.children.filter(({ type }) => type === "udta");
    expect(found?.children.map(({ type }) => type)).toEqual(["WLOC", "meta"]);
    expect(found?.rest?.size).toBe(4);
    expect(map.issues).toEqual([]);
  });
});

describe("room", () => {
  const before = itunesUdta([item("©nam", "Old")]);

  it.each([
    ["behind the list", [itunesUdta([item("©nam", "Old")], [free(2000)])], []],
    ["behind meta", [buildAtom("udta", before.subarray(8), free(2000))], []],
    ["behind udta", [before, free(2000)], []],
    ["in front of udta", [free(2000), before], []],
    ["behind moov", [before], [free(2000)]],
  ])("%s is used, and given back", async (_, inMoov, between) => {
    const bytes = buildMp4({ inMoov, between });
    const grown = await write(bytes);
    expect(grown).toMatchObject({ isInPlace: true, length: bytes.length });
    const shrunk = await write(grown.file, { ...PLAN, title: "x", artists: ["y"] });
    expect(shrunk).toMatchObject({ isInPlace: true, length: bytes.length });
  });

  it("behind moov may be large: only its front is written", async () => {
    const bytes = buildMp4({ inMoov: [before], between: [free(20_000_000)] });
    const source = openBytesSource(bytes);
    const { pieces, isInPlace, length } = await planMp4Tags(source, await readMp4Map(source), PLAN);
    expect([isInPlace, length]).toEqual([true, bytes.length]);
    const created = pieces.reduce((sum, piece) => sum + (piece.kind === "new" ? piece.bytes.length : 0), 0);
    expect(created).toBeLessThan(2000);
  });

  it("is used up to the last byte, and not where less than a header would be left", async () => {
    const { length } = await write1({ order: "moov-last", inMoov: [before] });
    const delta = length - buildMp4({ order: "moov-last", inMoov: [before] }).length;
    for (const [size, isInPlace] of [
      [delta, true],
      [delta + 8, true],
      [delta + 4, false],
    ] as const) {
      expect((await write1({ inMoov: [before, free(size)] })).isInPlace).toBe(isInPlace);
    }
  });

  it("becomes free where a list shrinks and nothing stands beside it", async () => {
    const bytes = buildMp4({ inMoov: [itunesUdta([item("©nam", "A long title that goes")])] });
    const { isInPlace, length, file } = await write(bytes, { title: "Short" });
    expect([isInPlace, length]).toEqual([true, bytes.length]);
    expect(file.indexOf("free")).toBeGreaterThan(0);
  });

  it("is made where a list shrinks by less than a header", async () => {
    const bytes = buildMp4({ inMoov: [itunesUdta([item("©nam", "Longer")])] });
    expect(await write(bytes, { title: "Long" })).toMatchObject({ isInPlace: false });
  });

  it("elsewhere keeps its bytes", async () => {
    const room = free(3000);
    const { file } = await write1({ between: [buildAtom("wide"), room], behind: [free(64)] });
    expect(file.includes(room)).toBe(true);
    expect(file.includes(free(64))).toBe(true);
  });
});

describe("what is in the list", () => {
  const list = (items: readonly Uint8Array[]): BuiltMp4 => ({ inMoov: [itunesUdta(items)] });
  const covr = item("covr", dataAtom(Buffer.alloc(5000, "picture"), 13));

  it("keeps its bytes and its place where it is not ours", async () => {
    const kept = [
      covr,
      item("©too", "Encoder"),
      freeItem("iTunSMPB", " 00000000 00000840 000001CA 00000000003F31F6"),
      item("zzzz", "?"),
    ];
    const { file } = await write1(list([item("©nam", "Old"), ...kept, item("©ART", "x")]));
    expect(file.includes(Buffer.concat(kept))).toBe(true);
    expect((await tagsOf(file)).gapless).toEqual({ delay: 2112, padding: 458, frames: 4_141_558 });
  });

  it("is replaced under the spelling that stands there, every duplicate too", async () => {
    const items = [
      freeItem("Isrc", "AA6Q72500009"),
      freeItem("ISRC", "AA6Q72500008"),
      freeItem("isrc", CODE),
    ];
    const { file } = await write1(list(items), { isrc: CODE });
    expect(await valuesAt(file)).toEqual({
      "mp4/----:com.apple.iTunes:Isrc": [CODE],
      "mp4/----:com.apple.iTunes:ISRC": [CODE],
      "mp4/----:com.apple.iTunes:isrc": [CODE],
    });
  });

  it("keeps the code in the store's own id in step, and other ids as they are", async () => {
    const items = [item("xid ", "Vendor:isrc:AA6Q72500009"), item("xid ", "Vendor:upc:1234")];
    const { file, issues } = await write1(list(items), { isrc: CODE });
    expect(await valuesAt(file)).toMatchObject({ "mp4/xid ": [CODE] });
    expect(file.includes(`Vendor:isrc:${CODE}`)).toBe(true);
    expect(file.includes("Vendor:upc:1234")).toBe(true);
    expect(issues).toEqual([]);
  });

  it("is told about where the store's own id cannot be read", async () => {
    const { issues } = await write1(list([buildAtom("xid ", words(3))]), { isrc: CODE });
    expect(issues).toMatchObject([{ code: "TAG_FIELD_WITHOUT_FRAME", path: ["mp4", "xid ", "isrc"] }]);
  });

  it("keeps a total that the plan does not give, and takes one that it gives", async () => {
    const trkn = item("trkn", dataAtom(Buffer.of(0, 0, 0, 2, 0, 12, 0, 0), 0));
    expect((await write1(list([trkn]), { trackNumber: "7" })).stated[0]?.values).toEqual(["7/12"]);
    expect((await write1(list([trkn]), { trackNumber: "7/9" })).stated[0]?.values).toEqual(["7/9"]);
    expect((await write1(list([]), { trackNumber: "7" })).stated[0]?.values).toEqual(["7"]);
  });

  it("says that a track number which is none cannot be written", async () => {
    const { isChanged, issues, stated } = await write1(list([]), { trackNumber: "A1" });
    expect([isChanged, stated.length, issues[0]?.path]).toEqual([false, 0, ["mp4", "trkn", "trackNumber"]]);
  });

  it("goes where the plan has no artist", async () => {
    const { file, stated } = await write1(list([item("©ART", "Alpha"), item("©nam", "T")]), { artists: [] });
    expect([stated, await valuesAt(file)]).toEqual([[], { "mp4/©nam": ["T"] }]);
  });

  it("becomes one item where several artists stood in several", async () => {
    const { file } = await write1(list([item("©ART", "Alpha"), item("©ART", "Beta")]), {
      artists: ["Alpha", "Beta"],
    });
    expect(file.toString("latin1").split("©ART")).toHaveLength(2);
  });

  it("keeps other names of a field in step without adding them", async () => {
    const items = [freeItem("VERSION", "Old"), item("©pub", "Old"), freeItem("AUTHOR", "Somebody")];
    const { file } = await write1(list(items));
    expect(await valuesAt(file)).toMatchObject({
      "mp4/----:com.apple.iTunes:VERSION": ["Live"],
      "mp4/©pub": ["L"],
      "mp4/----:com.apple.iTunes:AUTHOR": ["Somebody"],
    });
  });

  it("is refused where an item that has to change is damaged, or the list itself is", async () => {
    const damaged = buildAtom("©nam", words(99));
    await expect(write1(list([damaged]))).rejects.toMatchObject({ code: "AUDIO_TAG_DAMAGED" });
    await expect(write1(list([damaged]), { isrc: CODE })).resolves.toMatchObject({ isChanged: true });
    await expect(write1(list([Buffer.from("not an item")]))).rejects.toMatchObject({
      code: "AUDIO_TAG_DAMAGED",
    });
  });
});

describe("what states the same elsewhere", () => {
  const keys = [
    "com.apple.quicktime.title",
    "com.apple.quicktime.artist",
    "com.apple.quicktime.location.name",
  ];

  function quickTimeMeta(values: readonly string[]): Buffer {
    const names = keys.map((key) => buildAtom("mdta", text(key)));
    const items = values.map((value, index) => {
      const bytes = buildAtom("item", dataAtom(value));
      bytes.writeUInt32BE(index + 1, 4);
      return bytes;
    });
    const hdlr = full("hdlr", words(0), text("mdta"), Buffer.alloc(13));
    return buildAtom("meta", hdlr, full("keys", words(keys.length), ...names), buildAtom("ilst", ...items));
  }

  it("is kept in step in the keys of QuickTime", async () => {
    const { file } = await write1({
      brand: "qt  ",
      inMoov: [quickTimeMeta(["Old", "Nobody", "AA-6Q7-25-00002"])],
    });
    expect(await valuesAt(file)).toMatchObject({
      "mp4/com.apple.quicktime.title": ["Nächte 夜"],
      "mp4/com.apple.quicktime.artist": ["Alpha/Beta"],
      "mp4/com.apple.quicktime.location.name": ["AA-6Q7-25-00002"],
      "mp4/©nam": ["Nächte 夜"],
    });
  });

  const record = (language: number, value: Uint8Array): Buffer =>
    Buffer.concat([Buffer.of(0, value.length, language >> 8, language & 255), value]);

  it("is kept in step in texts of QuickTime, in every language", async () => {
    const nam = buildAtom(
      "©nam",
      record(0, Buffer.from([0x4e, 0x8a])),
      record(0x15c7, Buffer.from("Nächte")),
    );
    const titl = full("titl", Buffer.of(0x15, 0xc7), Buffer.from("Old\0"));
    const bytes = buildMp4({
      inMoov: [buildAtom("udta", nam, buildAtom("©cmt", record(0, text("kept"))), titl)],
    });
    expect(await valuesAt(bytes)).toEqual({ "mp4/udta/©nam": ["Nä", "Nächte"], "mp4/udta/titl": ["Old"] });
    const { file } = await write(bytes, { title: "Tage" });
    expect(await valuesAt(file)).toEqual({
      "mp4/©nam": ["Tage"],
      "mp4/udta/©nam": ["Tage"],
      "mp4/udta/titl": ["Tage"],
    });
    expect(file.includes("kept")).toBe(true);
  });

  it("is kept in step beside the list of iTunes where tags of another kind stand in its place", async () => {
    const { file } = await write1({ inMoov: [buildAtom("udta", quickTimeMeta(["Old"]))] });
    expect(await valuesAt(file)).toMatchObject({
      "mp4/com.apple.quicktime.title": ["Nächte 夜"],
      "mp4/©nam": ["Nächte 夜"],
    });
  });
});

describe("what moves", () => {
  it("does so only behind moov, where samples stand on both sides of it", async () => {
    const udta = buildAtom("udta");
    const [first, second] = [buildMp4({ order: "moov-last", inMoov: [udta] }), Buffer.alloc(50, "second")];
    // The last chunk holds one packet of 20 bytes, which is now behind.
    const bytes = Buffer.concat([first, buildAtom("mdat", second)]);
    const at = bytes.indexOf("stco") + 12 + 8;
    bytes.writeUInt32BE(first.length + 8, at);
    const { file } = await write(bytes);
    expect(file.readUInt32BE(file.indexOf("stco") + 12)).toBe(bytes.readUInt32BE(at - 8));
    expect(file.readUInt32BE(file.indexOf("stco") + 20)).toBe(file.indexOf("second"));
  });

  it.each([true, false])("is found where the tables say, of 64 bits: %s", async (isLong) => {
    await write1({ isLong, perChunk: 1, behind: [buildAtom("uuid", Buffer.alloc(40, 1))] });
  });

  it("gets tables of 64 bits where places become larger than 4 GiB", async () => {
    const source = openBytesSource(buildMp4({ error: 0xffff_ffff - 5000, perChunk: 7 }));
    const { pieces } = await planMp4Tags(source, await readMp4Map(source), PLAN);
    const file = await carryOut(source, pieces);
    const shift = file.indexOf("mdat") - 4 - (source.size - 408 - 8);
    const at = file.indexOf("co64");
    const stco = Buffer.from(await source.read(0, source.size)).indexOf("stco");
    const old = Buffer.from(await source.read(stco + 12, 4)).readUInt32BE();
    expect(Number(file.readBigUInt64BE(at + 12))).toBe(old + shift);
  });

  it("of fragments is found too, with its index at the end and in front", async () => {
    const mvex = buildAtom("mvex", full("trex", words(1, 1, 1024, 0, 0)));
    const build = (base: number, sidxSkip: number): Buffer => {
      const tfhd = buildAtom("tfhd", words(1), words(1, 0, base));
      const trun = buildAtom("trun", words(0x201, 1, 0), words(6));
      const moof = buildAtom("moof", full("mfhd", words(1)), buildAtom("traf", tfhd, trun));
      const tfra = full("tfra", words(1, 0, 1, 0, base - moof.length - 8), Buffer.of(1, 1, 1));
      const mfra = buildAtom("mfra", tfra);
      const sidx = full("sidx", words(1, 1000, 0, sidxSkip, 0));
      const bytes = buildMp4({ inMoov: [mvex], behind: [moof, buildAtom("mdat", text("packet")), mfra] });
      return Buffer.concat([bytes.subarray(0, 24), sidx, bytes.subarray(24)]);
    };
    // The table of the first samples counts without the sidx in front.
    const raw = build(0, 0);
    const base = raw.indexOf("packet");
    const moof = raw.indexOf("moof") - 4;
    const bytes = build(base, moof - 24 - 32);
    const stco = bytes.indexOf("stco") + 12;
    for (const row of [0, 1, 2]) bytes.writeUInt32BE(bytes.readUInt32BE(stco + row * 4) + 32, stco + row * 4);
    const source = openBytesSource(bytes);
    const { pieces } = await planMp4Tags(source, await readMp4Map(source), PLAN);
    const file = await carryOut(source, pieces);
    expect(await hashPackets(openBytesSource(file))).toEqual(await hashPackets(source));
    const moved = file.indexOf("moof") - 4;
    expect(file.readUInt32BE(file.indexOf("tfra") + 24)).toBe(moved);
    expect(file.readUInt32BE(file.indexOf("sidx") + 20)).toBe(moved - 24 - 32);
    expect(moved).toBeGreaterThan(moof + 4096);
  });

  it("of items is found too", async () => {
    const iloc = full("iloc", Buffer.of(0x44, 0, 0, 1, 0, 1, 0, 0, 0, 1), words(0, 6));
    const meta = full("meta", full("hdlr", words(0), text("pict"), Buffer.alloc(13)), iloc);
    const bytes = buildMp4({ behind: [meta] });
    const place = bytes.indexOf("mdat") + 4;
    bytes.writeUInt32BE(place, bytes.indexOf("iloc") + 18);
    const source = openBytesSource(bytes);
    const { pieces } = await planMp4Tags(source, await readMp4Map(source), PLAN);
    const file = await carryOut(source, pieces);
    expect(file.readUInt32BE(file.indexOf("iloc") + 18)).toBe(file.indexOf("mdat") + 4);
  });

  it("is not moved where samples begin inside of the tags, or an index is not known", async () => {
    const inside = write1({ error: -200 }).catch((error: unknown) => error);
    expect(await inside).toMatchObject({ code: "AUDIO_TAG_LAYOUT_UNSAFE" });
    await expect(write1({ behind: [buildAtom("afra", words(0))] })).rejects.toMatchObject({
      code: "AUDIO_TAG_LAYOUT_UNSAFE",
    });
  });
});

it("reads texts in other encodings and of other kinds, and codes in comments as hints", async () => {
  const utf16 = Buffer.from("Größe", "utf16le").swap16();
  const items = [
    item("©nam", dataAtom(utf16, 2)),
    freeItem("ISRC", dataAtom(CODE, 9)),
    item("©cmt", "ISRC AA-6Q7-25-00002"),
    item("©ART", "Alpha", "Beta"),
    freeItem("isrc", dataAtom(CODE, 0)),
  ];
  const { readings, issues } = await tagsOf(buildMp4({ inMoov: [itunesUdta(items)] }));
  expect(readings.map(({ carrier, value, trust }) => [carrier, value, trust])).toEqual([
    ["mp4/©nam", "Größe", "carrier"],
    ["mp4/----:com.apple.iTunes:ISRC", CODE, "carrier"],
    ["mp4/©cmt", "AA-6Q7-25-00002", "hint"],
    ["mp4/©ART", "Alpha", "carrier"],
    ["mp4/©ART", "Beta", "carrier"],
    ["mp4/----:com.apple.iTunes:isrc", CODE, "carrier"],
  ]);
  expect(issues).toEqual([]);
});

it("gives the form in which every tagged file comes", async () => {
  const tagged = await openTaggedMp4(
    openBytesSource(buildMp4({ inMoov: [itunesUdta([item("©nam", "T")])] })),
  );
  expect(tagged.readings).toMatchObject([{ field: "title", value: "T" }]);
  const { isChanged, expectations } = await tagged.planWrite({ title: "T", isrc: CODE }, { isInPlace: true });
  expect(isChanged).toBe(true);
  expect(expectations).toContainEqual({ carrier: "mp4", place: "©nam", field: "title", values: ["T"] });
});
