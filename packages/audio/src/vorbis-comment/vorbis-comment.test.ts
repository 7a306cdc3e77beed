import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  applyVorbisPlan,
  createVorbisComment,
  readVorbisComment,
  readVorbisTags,
  writeVorbisComment,
  type VorbisComment,
} from "./index.ts";

const CODE = "AA6Q72600001";

/** A list of comments whose texts hold one character for each byte. */
function build(entries: readonly string[], rest = "", vendor = "someone's encoder"): Uint8Array {
  const pieces = [size(vendor.length), Buffer.from(vendor, "latin1"), size(entries.length)];
  for (const entry of entries) pieces.push(size(entry.length), Buffer.from(entry, "latin1"));
  return Buffer.concat([...pieces, Buffer.from(rest, "latin1")]);
}

function size(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

const list = (...entries: readonly string[]): VorbisComment => readVorbisComment(build(entries));
const textsOf = ({ entries }: VorbisComment): string[] =>
  entries.map(({ raw }) => Buffer.from(raw).toString("utf8"));

describe("reading and writing back", () => {
  it.each<[string, readonly string[], string]>([
    ["nothing", [], ""],
    ["names in any case, and the same name several times", ["Artist=A", "ARTIST=B", "aRtIsT=C"], ""],
    ["NUL and bytes that are no UTF-8", ["TITLE=a\0b", "COMMENT=\xff\xfe"], ""],
    ["entries without a name", ["no equals sign", "=no name", "", "Ä=x"], ""],
    ["an equals sign in the value", ["DESCRIPTION=a=b="], ""],
    ["the framing bit of Vorbis", ["TITLE=x"], "\x01"],
    ["padding and a binary suffix", ["TITLE=x"], "\x01suffix\0\0\0"],
  ])("keeps %s byte for byte", (_, entries, rest) => {
    const bytes = build(entries, rest);
    const comment = readVorbisComment(bytes);
    expect(comment.isDamaged).toBe(false);
    expect(Buffer.from(writeVorbisComment(comment)).equals(bytes)).toBe(true);
  });

  it("gives the tags with names in upper case and leaves entries without a name out", () => {
    expect(readVorbisTags(list("title=x", "nothing", "A=1", "a=2"))).toEqual([
      { id: "TITLE", value: "x" },
      { id: "A", value: "1" },
      { id: "A", value: "2" },
    ]);
  });

  it("reads a list that is cut off as far as it goes and says that it is damaged", () => {
    const whole = build(["TITLE=one", "ARTIST=two"]);
    const cut = readVorbisComment(whole.subarray(0, whole.length - 3));
    expect([cut.isDamaged, textsOf(cut)]).toEqual([true, ["TITLE=one"]]);
    expect(() => writeVorbisComment(cut)).toThrow("damaged");
    expect(readVorbisComment(new Uint8Array(0)).isDamaged).toBe(true);
  });

  it("does not believe four thousand million entries", () => {
    const bytes = Buffer.from(build(["A=1"]));
    bytes.writeUInt32LE(0xffff_ffff, 4 + "someone's encoder".length);
    expect(readVorbisComment(bytes).isDamaged).toBe(true);
  });
});

describe("applying a plan", () => {
  it("adds what is missing behind everything that is there", () => {
    const { comment, isChanged, stated } = applyVorbisPlan(list("COMMENT=kept", "odd"), {
      isrc: CODE,
      title: "Nächte 夜",
      artists: ["A", "B"],
    });
    expect(isChanged).toBe(true);
    expect(textsOf(comment)).toEqual([
      "COMMENT=kept",
      "odd",
      `ISRC=${CODE}`,
      "TITLE=Nächte 夜",
      "ARTIST=A",
      "ARTIST=B",
    ]);
    expect(stated.map(({ place }) => place)).toEqual(["ISRC", "TITLE", "ARTIST"]);
  });

  it("places every field under its name", () => {
    const { comment } = applyVorbisPlan(createVorbisComment("Deadwax"), {
      versionTitle: "Live",
      release: "R",
      trackNumber: "3",
      label: "L",
      copyright: "2026 C",
      phonogramCopyright: "2026 P",
      date: "2026-02-03",
    });
    expect(textsOf(comment)).toEqual([
      "VERSION=Live",
      "ALBUM=R",
      "TRACKNUMBER=3",
      "LABEL=L",
      "COPYRIGHT=2026 C",
      "PRODUCEDNOTICE=2026 P",
      "DATE=2026-02-03",
    ]);
  });

  it("keeps a second name for the same field in step where it is there", () => {
    const before = list("Subtitle=old", "organization=old", "pline=old", "YEAR=1999", "track=9");
    const plan = {
      versionTitle: "new",
      label: "new",
      phonogramCopyright: "new",
      date: "2026-02",
      trackNumber: "1",
    };
    expect(textsOf(applyVorbisPlan(before, plan).comment).slice(0, 5)).toEqual([
      "Subtitle=new",
      "organization=new",
      "pline=new",
      "YEAR=2026",
      "track=1",
    ]);
  });

  it("replaces values in their places, under the names as they are spelled", () => {
    const before = list("artist=A", "x=1", "Artist=B", "y=2");
    const artistsOf = (...artists: readonly string[]): string[] =>
      textsOf(applyVorbisPlan(before, { artists }).comment);
    expect(artistsOf("A", "C")).toEqual(["artist=A", "x=1", "Artist=C", "y=2"]);
    expect(artistsOf("C")).toEqual(["artist=C", "x=1", "y=2"]);
    expect(artistsOf("A", "B", "C")).toEqual(["artist=A", "x=1", "Artist=B", "Artist=C", "y=2"]);
  });

  it("does not touch what already says it, even when it says it twice", () => {
    const before = list("title=x", `isrc=${CODE}`, `ISRC=${CODE}`, "artist=A", "ARTIST=B");
    const result = applyVorbisPlan(before, { title: "x", isrc: CODE, artists: ["A", "B"] });
    expect(result.isChanged).toBe(false);
    expect(result.comment.entries).toBe(before.entries);
  });

  it("replaces a code with hyphens, and a value that is no UTF-8", () => {
    const before = list("ISRC=AA-6Q7-26-00001", "TITLE=\xff");
    const { comment } = applyVorbisPlan(before, { isrc: CODE, title: "\ufffd" });
    expect(textsOf(comment)).toEqual([`ISRC=${CODE}`, "TITLE=\ufffd"]);
  });

  it("adds nothing to a list that is not the first", () => {
    const { comment } = applyVorbisPlan(list("TITLE=old"), { isrc: CODE, title: "new" }, false);
    expect(textsOf(comment)).toEqual(["TITLE=new"]);
  });
});

it("reads any bytes without throwing, and writes back what is not damaged", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 80 }), fc.nat(12), (bytes, small) => {
      // Sizes that fit are rare among random ones.
      const seeded = bytes.map((byte, index) =>
        index % 4 === 0 ? byte % (small + 1) : index < 24 ? 0 : byte,
      );
      for (const content of [bytes, seeded]) {
        const comment = readVorbisComment(content);
        if (comment.isDamaged) continue;
        expect(Buffer.from(writeVorbisComment(comment)).equals(content)).toBe(true);
      }
    }),
  );
});
