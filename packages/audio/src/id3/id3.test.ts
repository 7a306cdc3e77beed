import { deflateSync } from "node:zlib";
import type { TagPlan } from "@deadwax/catalog";
import fc from "fast-check";
import { expect, it } from "vitest";
import { applyPlan, createId3Tag, readFields, readId3, writeId3, type Id3Tag } from "./index.ts";
import { applyUnsynchronisation, removeUnsynchronisation, writeSynchsafe } from "./synchsafe.ts";

const CODE = "AA6Q72600001";

function bytes(...parts: (string | readonly number[] | Uint8Array)[]): Buffer {
  return Buffer.concat(
    parts.map((part) => (typeof part === "string" ? Buffer.from(part, "latin1") : Uint8Array.from(part))),
  );
}

/** A frame of 2.3 or 2.4 with a body below 128 bytes, where both store the size alike. */
function frame(id: string, body: Uint8Array, flags: readonly [number, number] = [0, 0]): Buffer {
  return bytes(id, [0, 0, 0, body.length], flags, body);
}

function tagOf(version: number, content: Uint8Array, flags = 0): Buffer {
  return bytes("ID3", [version, 0, flags], writeSynchsafe(content.length), content);
}

function mustRead(content: Uint8Array): Id3Tag {
  const tag = readId3(content);
  if (!tag.ok) throw new Error(tag.error.problem);
  return tag.value;
}

function rewrite(content: Uint8Array, plan: TagPlan): Buffer {
  return Buffer.from(writeId3(applyPlan(mustRead(content), plan).tag, content.length));
}

function valuesOf(content: Uint8Array): string[] {
  return readFields(mustRead(content)).map(({ field, value }) => `${field}=${value}`);
}

it("replaces only our frames, keeps all others byte for byte and in order, and appends what is new", () => {
  const picture = frame("APIC", bytes([0], "image/png\0", [3, 0, 1, 2, 3]));
  const priv = frame("PRIV", bytes("owner\0", [0xff, 0xfe, 0]));
  const old = frame("TIT2", bytes([0], "Old"));
  const result = rewrite(tagOf(3, bytes(picture, old, priv, new Uint8Array(100))), {
    isrc: CODE,
    title: "New",
  });
  const frames = mustRead(result).frames;
  expect(frames.map(({ id }) => id)).toEqual(["APIC", "TIT2", "PRIV", "TSRC"]);
  expect(Buffer.from(frames[0]!.raw)).toEqual(picture);
  expect(Buffer.from(frames[2]!.raw)).toEqual(priv);
  expect(result.length).toBe(tagOf(3, bytes(picture, old, priv, new Uint8Array(100))).length);
});

it("keeps the version it finds and writes UTF-16 with a mark in 2.3, UTF-8 in 2.4, three-letter frames in 2.2", () => {
  const plan = { isrc: CODE, title: "夜" };
  const v3 = rewrite(tagOf(3, frame("TENC", bytes([0], "x"))), plan);
  expect(v3[3]).toBe(3);
  expect(v3.includes(bytes("TIT2", [0, 0, 0, 5, 0, 0, 1, 0xff, 0xfe], Buffer.from("夜", "utf16le")))).toBe(
    true,
  );
  const v4 = rewrite(tagOf(4, frame("TENC", bytes([0], "x"))), plan);
  expect(v4[3]).toBe(4);
  expect(v4.includes(bytes("TIT2", [0, 0, 0, 4, 0, 0, 3], Buffer.from("夜")))).toBe(true);
  const v2 = rewrite(tagOf(2, bytes("TEN", [0, 0, 2, 0], "x")), { ...plan, phonogramCopyright: "2026 L" });
  expect(v2[3]).toBe(2);
  expect(valuesOf(v2)).toEqual([`isrc=${CODE}`, "title=夜"]);
  expect(applyPlan(mustRead(v2), { phonogramCopyright: "x" }).unplaced).toEqual(["phonogramCopyright"]);
});

it("says the same and changes nothing when the tag says it already", () => {
  const plan = { isrc: CODE, title: "夜", artists: ["A", "B"], date: "2026-03-05" };
  for (const version of [3, 4] as const) {
    const { tag } = applyPlan({ ...createId3Tag(), version }, plan);
    const written = writeId3(tag);
    expect(applyPlan(mustRead(written), plan).isChanged).toBe(false);
    expect(applyPlan(mustRead(written), { ...plan, title: "x" }).isChanged).toBe(true);
  }
});

it("makes one frame of several that state the same field", () => {
  const twice = tagOf(3, bytes(frame("TSRC", bytes([0], "AA6Q72600002")), frame("TSRC", bytes([0], CODE))));
  expect(valuesOf(rewrite(twice, { isrc: CODE }))).toEqual([`isrc=${CODE}`]);
});

it("keeps a user text frame named ISRC in step and leaves others", () => {
  const user = (text: string): Buffer => frame("TXXX", bytes([0], text));
  const old = tagOf(3, bytes(user("Isrc\0AA6Q72600002"), user("MOOD\0calm")));
  expect(valuesOf(rewrite(old, { isrc: CODE }))).toEqual([`isrc=${CODE}`, `isrc=${CODE}`]);
  expect(rewrite(old, { isrc: CODE }).includes(user("MOOD\0calm"))).toBe(true);
});

it("joins artists with a slash in 2.3, unless one has a slash of its own", () => {
  const written = (artists: readonly string[]): string[] =>
    valuesOf(writeId3(applyPlan(createId3Tag(), { artists }).tag));
  expect(written(["A", "B"])).toEqual(["artist=A/B"]);
  expect(written(["AC/DC", "B"])).toEqual(["artist=AC/DC", "artist=B"]);
  expect(written(["AC/DC"])).toEqual(["artist=AC/DC"]);
});

it("takes several codes apart as its version does: slashes in 2.3, NUL in 2.4", () => {
  expect(valuesOf(tagOf(3, frame("TSRC", bytes([0], `${CODE}/AA6Q72600002`))))).toHaveLength(2);
  expect(valuesOf(tagOf(4, frame("TSRC", bytes([3], `${CODE}\0AA6Q72600002`))))).toHaveLength(2);
});

it("writes a date as year and day in 2.3 and removes a day that would be wrong", () => {
  const old = tagOf(3, bytes(frame("TYER", bytes([0], "1999")), frame("TDAT", bytes([0], "3112"))));
  expect(valuesOf(old)).toEqual(["date=1999-12-31"]);
  expect(valuesOf(rewrite(old, { date: "2026" }))).toEqual(["date=2026"]);
  expect(valuesOf(rewrite(old, { date: "2026-03-05" }))).toEqual(["date=2026-03-05"]);
});

it("reads text in every encoding, with and without marks, and odd bytes as they are", () => {
  const read = (body: Uint8Array, version = 3): { value: string; oddities: readonly string[] }[] =>
    readFields(mustRead(tagOf(version, frame("TIT2", body)))).map(({ value, oddities }) => ({
      value,
      oddities,
    }));
  expect(read(bytes([0], "Caf\xe9"))).toEqual([{ value: "Café", oddities: [] }]);
  expect(read(bytes([1, 0xff, 0xfe, 0x1c, 0x59]))).toEqual([{ value: "夜", oddities: [] }]);
  expect(read(bytes([1, 0xfe, 0xff, 0x59, 0x1c]))).toEqual([{ value: "夜", oddities: [] }]);
  expect(read(bytes([1, 0x1c, 0x59]))).toEqual([{ value: "夜", oddities: [] }]);
  expect(read(bytes([2, 0x59, 0x1c]), 4)).toEqual([{ value: "夜", oddities: [] }]);
  expect(read(bytes([1, 0xff, 0xfe, 0x1c, 0x59, 0x1c]))).toMatchObject([{ oddities: ["truncated"] }]);
  expect(read(bytes([1, 0xff, 0xfe, 0x00, 0xd8]))).toMatchObject([{ value: "\ud800" }]);
  expect(read(bytes([3, 0xff]), 4)).toMatchObject([{ oddities: ["not-utf8"] }]);
  expect(read(bytes([0], "a\0b"))).toMatchObject([{ value: "a", oddities: ["nul"] }, { value: "b" }]);
  expect(read(bytes("Title"))).toMatchObject([{ value: "Title", oddities: ["unknown-encoding"] }]);
});

it("reads compressed frames, passes over encrypted ones, and keeps both byte for byte", () => {
  const packed = deflateSync(bytes([0], "Packed"));
  const compressed = frame("TALB", bytes([0, 0, 0, 7], packed), [0, 0x80]);
  const encrypted = frame("TIT2", bytes([1], "secret"), [0, 0x40]);
  const tag = tagOf(3, bytes(compressed, encrypted));
  expect(valuesOf(tag)).toEqual(["release=Packed"]);
  const written = rewrite(tag, { isrc: CODE });
  expect(written.includes(compressed) && written.includes(encrypted)).toBe(true);
});

it("sees a code behind thousands of other frames, and keeps no more than 200 values of one field", () => {
  const others = bytes(...Array.from({ length: 3000 }, () => frame("TIT2", bytes([0], "x"))));
  const read = valuesOf(tagOf(4, bytes(others, frame("TSRC", bytes([0], CODE)))));
  expect(read).toHaveLength(201);
  expect(read.at(-1)).toBe(`isrc=${CODE}`);
});

it("does not unpack a frame that claims to be small and is a bomb", () => {
  const bomb = deflateSync(Buffer.alloc(8 << 20));
  const size = [0, (bomb.length + 4) >> 16, ((bomb.length + 4) >> 8) & 255, (bomb.length + 4) & 255];
  const raw = bytes("TIT2", size, [0, 0x80], [0, 0, 0, 9], bomb);
  expect(valuesOf(tagOf(3, raw))).toEqual([]);
});

it("undoes and redoes unsynchronisation of a 2.3 tag", () => {
  const content = bytes(
    frame("PRIV", bytes("x\0", [0xff, 0xe0, 0xff, 0x00])),
    frame("TIT2", bytes([1, 0xff, 0xfe, 0x41, 0])),
  );
  const tag = tagOf(3, applyUnsynchronisation(content), 0x80);
  expect(valuesOf(tag)).toEqual(["title=A"]);
  const written = rewrite(tag, { isrc: CODE });
  expect(written[5]).toBe(0x80);
  expect(Buffer.from(mustRead(written).frames[0]!.raw)).toEqual(content.subarray(0, 16));
  expect(valuesOf(written)).toEqual(["title=A", `isrc=${CODE}`]);
});

it("undoes unsynchronisation of whatever it applies it to", () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(0, 0xff, 0xe0, 0x10)), (content) => {
      expect([...removeUnsynchronisation(applyUnsynchronisation(Uint8Array.from(content)))]).toEqual(content);
    }),
  );
});

it("keeps an extended header and brings its padding and checksum up to date", () => {
  const extended = bytes([0, 0, 0, 10, 0x80, 0, 0, 0, 0, 50, 1, 2, 3, 4]);
  const tag = tagOf(3, bytes(extended, frame("TENC", bytes([0], "x")), new Uint8Array(50)), 0x40);
  const written = mustRead(rewrite(tag, { isrc: CODE }));
  expect(written.extendedHeader).toHaveLength(14);
  expect(written.padding).toBe(50 - 23);
  expect(Buffer.from(written.extendedHeader).readUInt32BE(6)).toBe(50 - 23);
  expect(Buffer.from(written.extendedHeader).readUInt32BE(10)).not.toBe(0x01020304);
});

it("leaves the bytes that a tag was read from as they are", () => {
  const extended = bytes([0, 0, 0, 10, 0x80, 0, 0, 0, 0, 50, 1, 2, 3, 4]);
  const tag = tagOf(3, bytes(extended, frame("TENC", bytes([0], "x")), new Uint8Array(50)), 0x40);
  const before = Buffer.from(tag);
  rewrite(tag, { isrc: CODE });
  expect(tag).toEqual(before);
});

it("changes only what a tag states already, when asked for no more", () => {
  const held = tagOf(3, bytes(frame("TIT2", bytes([0], "Old")), frame("TYER", bytes([0], "1999"))));
  const result = applyPlan(mustRead(held), { isrc: CODE, title: "New", date: "2026-03-05" }, "held");
  expect(valuesOf(writeId3(result.tag))).toEqual(["title=New", "date=2026"]);
  expect(result.stated).toEqual([]);
});

it("reads the three-letter frames of 2.2, every one that stands for a field", () => {
  const small = (id: string, text: string): Buffer => bytes(id, [0, 0, text.length + 1, 0], text);
  const frames = [
    ...[
      small("TRC", CODE),
      small("TT2", "Title"),
      small("TT3", "Live"),
      small("TP1", "A"),
      small("TAL", "R"),
    ],
    ...[
      small("TRK", "3/12"),
      small("TPB", "L"),
      small("TCR", "2026 L"),
      small("TYE", "2026"),
      small("TDA", "0503"),
    ],
    ...[small("TCM", "C"), small("TXX", "BARCODE\x001234567890128")],
  ];
  expect(valuesOf(tagOf(2, bytes(...frames)))).toEqual([
    ...[`isrc=${CODE}`, "title=Title", "versionTitle=Live", "artist=A", "release=R", "trackNumber=3/12"],
    ...["label=L", "copyright=2026 L", "date=2026-03-05", "composer=C", "barcode=1234567890128"],
  ]);
});

it("reads a 2.4 frame that is unsynchronised by itself, and one in a tag that is so as a whole", () => {
  const body = bytes([1, 0xff, 0, 0xfe, 0x41, 0]);
  expect(valuesOf(tagOf(4, frame("TIT2", body, [0, 0x02])))).toEqual(["title=A"]);
  expect(valuesOf(tagOf(4, frame("TIT2", body), 0x80))).toEqual(["title=A"]);
});

it("reads 2.4 frames whose sizes an early writer stored plainly, and writes its own the same way", () => {
  const long = "x".repeat(299);
  const plain = bytes("TIT2", [0, 0, 1, 44], [0, 0], [3], long);
  const tag = tagOf(4, bytes(plain, frame("TENC", bytes([3], "y")), new Uint8Array(20)));
  expect(valuesOf(tag)).toEqual([`title=${long}`]);
  expect(valuesOf(rewrite(tag, { release: "z".repeat(200) }))).toHaveLength(2);
});

it("keeps what it cannot read behind the frames, and what lies behind the tag", () => {
  const rest = bytes([1, 2, 3], "garbage");
  const tag = bytes(tagOf(3, bytes(frame("TENC", bytes([0], "x")), rest)), "behind");
  const written = mustRead(rewrite(tag, { isrc: CODE }));
  expect(Buffer.from(written.rest)).toEqual(rest);
  expect(Buffer.from(written.after).toString()).toBe("behind");
  expect(written.frames.map(({ id }) => id)).toEqual(["TENC", "TSRC"]);
});

it("keeps the footer of a 2.4 tag in step with its header", () => {
  const content = frame("TENC", bytes([3], "x"));
  const header = bytes("ID3", [4, 0, 0x10], writeSynchsafe(content.length));
  const tag = bytes(header, content, "3DI", header.subarray(3));
  const written = rewrite(tag, { isrc: CODE });
  expect(written.subarray(-10)).toEqual(bytes("3DI", written.subarray(3, 10)));
});

it("refuses what is no tag, an unknown version, and a size beyond what is there", () => {
  expect(readId3(bytes("nothing at all"))).toMatchObject({ ok: false });
  expect(readId3(tagOf(5, frame("TIT2", bytes([0], "x"))))).toMatchObject({ ok: false });
  expect(readId3(tagOf(3, new Uint8Array(50)).subarray(0, 40))).toMatchObject({ ok: false });
});

it("reads any bytes without throwing, and what it writes reads the same again", () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ maxLength: 200 }),
      fc.constantFrom(2, 3, 4),
      fc.constantFrom(0, 0x40, 0x80, 0xc0),
      (content, version, flags) => {
        const tag = readId3(tagOf(version, content, flags));
        if (!tag.ok) return;
        readFields(tag.value);
        const again = readId3(writeId3(tag.value));
        expect(again.ok && again.value.frames.map(({ raw }) => [...raw])).toEqual(
          tag.value.frames.map(({ raw }) => [...raw]),
        );
      },
    ),
  );
});
