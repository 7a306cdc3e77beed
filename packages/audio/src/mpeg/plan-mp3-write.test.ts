import { deflateSync } from "node:zlib";
import { CatalogError, type TagPlan } from "@deadwax/catalog";
import fc from "fast-check";
import { expect, it } from "vitest";
import { readFields, readId3, type Id3Tag } from "../id3/index.ts";
import {
  buildApe,
  buildApeItem,
  buildFrames,
  buildId3,
  buildId3Frame,
  buildId3v1,
  buildInfoFrame,
  buildLyrics3,
} from "./testing.ts";
import { audioOf, writeMp3 } from "./testing-write.ts";

const CODE = "AA6Q72600001";
const PLAN: TagPlan = { isrc: CODE, title: "Nächte 夜", artists: ["Alpha", "Beta"], date: "2026-03-05" };
const AUDIO = Buffer.concat([buildInfoFrame({ frames: 6 }), buildFrames(6)]);

function frontOf(bytes: Uint8Array): Id3Tag {
  const tag = readId3(bytes);
  if (!tag.ok) throw new Error(tag.error.problem);
  return tag.value;
}

function fieldsOf(bytes: Uint8Array): string[] {
  return readFields(frontOf(bytes)).map(({ frame, value }) => `${frame}=${value}`);
}

/** Frames of every kind that nobody asked for. */
const FOREIGN = [
  buildId3Frame("APIC", "\0image/png\0\x03\0\x89PNG\xff\xfb\x90"),
  buildId3Frame("PRIV", "owner\0\xff\xfe\0"),
  buildId3Frame("GEOB", "\0application/x\0a\0b\0\x01\x02"),
  buildId3Frame("UFID", "http://example.org\0id"),
  buildId3Frame("POPM", "a@example.org\0\x80\0\0\0\x07"),
  buildId3Frame("SYLT", "\0eng\x02\x01x\0la\0\0\0\0\x01"),
  buildId3Frame("XYZW", "unknown"),
];

it("puts an ID3v2.3 tag in front of a bare file, and nothing else", async () => {
  const { bytes, pieces, isInPlace, size } = await writeMp3(AUDIO, PLAN);
  expect(bytes[3]).toBe(3);
  expect(fieldsOf(bytes)).toEqual([
    ...[`TSRC=${CODE}`, "TIT2=Nächte 夜", "TPE1=Alpha/Beta", "TYER+TDAT=2026-03-05"],
  ]);
  expect(pieces).toMatchObject([{ kind: "new" }, { kind: "old", offset: 0, size: AUDIO.length }]);
  expect({ isInPlace, size }).toEqual({ isInPlace: false, size: bytes.length });
});

it("changes nothing when written a second time, and is in place then", async () => {
  for (const version of [2, 3, 4]) {
    const id = version === 2 ? Buffer.from("TEN\0\0\x02\0x", "latin1") : buildId3Frame("TENC", "\0x");
    const old = Buffer.concat([
      ...[buildId3(Buffer.concat([id, Buffer.alloc(300)]), { version }), AUDIO],
      ...[buildApe([buildApeItem("Title", "Old")]), buildId3v1({ title: "Old", artist: "Old" })],
    ]);
    const first = await writeMp3(old, PLAN);
    expect(first).toMatchObject({ isChanged: true, isInPlace: true });
    const second = await writeMp3(first.bytes, PLAN);
    expect(second).toMatchObject({
      isChanged: false,
      isInPlace: true,
      pieces: [{ kind: "old", offset: 0, size: first.bytes.length }],
    });
  }
});

it("uses the padding, so that the audio stays where it is, and keeps every frame that is not ours", async () => {
  for (const version of [3, 4]) {
    const old = Buffer.concat([buildId3(Buffer.concat([...FOREIGN, Buffer.alloc(200)]), { version }), AUDIO]);
    const { bytes, isInPlace } = await writeMp3(old, PLAN);
    expect(isInPlace).toBe(true);
    expect(bytes.length).toBe(old.length);
    expect(bytes.subarray(-AUDIO.length)).toEqual(AUDIO);
    const kept = frontOf(bytes).frames.slice(0, FOREIGN.length);
    expect(kept.map(({ raw }) => Buffer.from(raw))).toEqual(FOREIGN);
  }
});

it("grows into zeros behind the tag before it moves the audio", async () => {
  const old = Buffer.concat([buildId3(buildId3Frame("TENC", "\0x")), Buffer.alloc(200), AUDIO]);
  const { bytes, isInPlace, map } = await writeMp3(old, PLAN);
  expect(isInPlace).toBe(true);
  expect(bytes.length).toBe(old.length);
  expect(map.parts.map(({ kind }) => kind)).toEqual(["id3v2", "info-frame", "frames"]);
  const tight = Buffer.concat([buildId3(buildId3Frame("TENC", "\0x")), Buffer.alloc(20), AUDIO]);
  const moved = await writeMp3(tight, PLAN);
  expect(moved.isInPlace).toBe(false);
  expect(await audioOf(moved.bytes)).toEqual(AUDIO);
});

it("keeps an ID3v2.2 tag 2.2, with its three-letter frames, and says what 2.2 has no frame for", async () => {
  const frame = (id: string, body: string): Buffer =>
    Buffer.from(`${id}\0\0${String.fromCharCode(body.length)}${body}`, "latin1");
  const picture = frame("PIC", "\0PNG\x03\0\x89PNG");
  const content = [frame("TT2", "\0Old"), picture, frame("TRC", "\0AA6Q72600002"), frame("TP1", "\0X")];
  const old = Buffer.concat([
    buildId3(Buffer.concat([...content, Buffer.alloc(100)]), { version: 2 }),
    AUDIO,
  ]);
  const plan = { ...PLAN, versionTitle: "Live", release: "R", phonogramCopyright: "2026 L" };
  const { bytes, isInPlace, issues } = await writeMp3(old, plan);
  expect([bytes[3], isInPlace]).toEqual([2, true]);
  expect(fieldsOf(bytes)).toEqual([
    ...["TT2=Nächte 夜", `TRC=${CODE}`, "TP1=Alpha/Beta", "TT3=Live", "TAL=R", "TYE+TDA=2026-03-05"],
  ]);
  expect(bytes.includes(picture)).toBe(true);
  expect(issues).toMatchObject([{ code: "TAG_FIELD_WITHOUT_FRAME", path: ["id3v2", "phonogramCopyright"] }]);
});

it("keeps compressed, encrypted, grouped and unsynchronised frames byte for byte", async () => {
  const flagged = (id: string, body: Buffer, flags: readonly [number, number]): Buffer => {
    const frame = buildId3Frame(id, body);
    frame.set(flags, 8);
    return frame;
  };
  const packed = Buffer.concat([Buffer.from([0, 0, 0, 7]), deflateSync(Buffer.from("\0Packed"))]);
  const v3 = [
    flagged("TALB", packed, [0, 0x80]),
    flagged("TCOM", Buffer.from("\x01xx"), [0, 0x40]),
    flagged("TENC", Buffer.from("\x05\0x"), [0, 0x20]),
  ];
  const v4 = [
    flagged("TALB", packed, [0, 0x09]),
    flagged("TCOM", Buffer.from("\x01xx"), [0, 0x04]),
    flagged("PRIV", Buffer.from("a\0\xff\0\xe0", "latin1"), [0, 0x02]),
  ];
  for (const [version, frames] of [
    [3, v3],
    [4, v4],
  ] as const) {
    const old = Buffer.concat([buildId3(Buffer.concat([...frames, Buffer.alloc(200)]), { version }), AUDIO]);
    const { bytes } = await writeMp3(old, PLAN);
    expect(
      frontOf(bytes)
        .frames.slice(0, 3)
        .map(({ raw }) => Buffer.from(raw)),
    ).toEqual(frames);
    expect(fieldsOf(bytes)).toContain("TALB=Packed");
  }
});

it("keeps artists as they are found when they say the same: slashes in 2.3, NUL in 2.4", async () => {
  for (const [version, text] of [
    [3, "\0Alpha/Beta"],
    [4, "\x03Alpha\0Beta"],
  ] as const) {
    const old = Buffer.concat([buildId3(buildId3Frame("TPE1", text), { version }), AUDIO]);
    expect((await writeMp3(old, { artists: ["Alpha", "Beta"] })).isChanged).toBe(false);
  }
});

it("keeps APE and ID3v1 in step, and everything else behind the audio as it is", async () => {
  const lyrics = buildLyrics3("[00:01]la");
  const gain = buildApeItem("REPLAYGAIN_TRACK_GAIN", "-3.10 dB");
  const ape = (code: string, title: string): Buffer =>
    buildApe([gain, buildApeItem("ISRC", code), buildApeItem("Title", title)]);
  const old = Buffer.concat([
    ...[buildId3(Buffer.alloc(300)), AUDIO, lyrics, ape("AA6Q72600002", "Old")],
    buildId3v1({ title: "Old", artist: "Old", comment: "kept" }),
  ]);
  const { bytes, isInPlace, issues } = await writeMp3(old, PLAN);
  const tail = Buffer.concat([
    ...[AUDIO, lyrics, ape(CODE, "Nächte 夜")],
    buildId3v1({ title: "Old", artist: "Alpha/Beta", comment: "kept" }),
  ]);
  expect(bytes.subarray(310)).toEqual(tail);
  expect(isInPlace).toBe(true);
  expect(issues).toMatchObject([{ path: ["id3v1", "title"] }]);
});

it("keeps a second ID3v2 tag in step without adding to it", async () => {
  const second = buildId3(buildId3Frame("TIT2", "\0Old"), { version: 4, flags: 0x10 });
  const old = Buffer.concat([buildId3(Buffer.alloc(300)), AUDIO, second]);
  const { map } = await writeMp3(old, { isrc: CODE, title: "New" });
  const last = map.parts.at(-1);
  expect(last?.kind).toBe("id3v2");
  expect(fieldsOf(last?.content ?? AUDIO)).toEqual(["TIT2=New"]);
});

it("refuses to write over a tag that cannot be read", async () => {
  const expectRefusal = async (code: string, ...parts: readonly Uint8Array[]): Promise<void> => {
    await expect(writeMp3(Buffer.concat(parts), PLAN)).rejects.toMatchObject({ code });
  };
  const ape = Buffer.from(buildApe([buildApeItem("Title", "Old")]));
  ape.writeUInt32LE(5000, 32);
  await expectRefusal("AUDIO_TAG_DAMAGED", AUDIO, ape);
  await expectRefusal("AUDIO_TAG_DAMAGED", buildId3(Buffer.alloc(20), { version: 5 }), AUDIO);
  const endless = Buffer.from("ID3\x03\0\0\0\0\x7f\x7f", "latin1");
  await expectRefusal("AUDIO_TAG_LAYOUT_UNSAFE", endless, AUDIO);
});

it("keeps the audio of whatever mutated file it writes, or refuses it", async () => {
  const whole = Buffer.concat([
    ...[buildId3(Buffer.concat([...FOREIGN, Buffer.alloc(60)])), AUDIO],
    ...[buildApe([buildApeItem("Title", "Old")]), buildId3v1({ title: "Old" })],
  ]);
  const mutation = fc.record({ at: fc.nat(whole.length - 1), value: fc.integer({ min: 0, max: 255 }) });
  await fc.assert(
    fc.asyncProperty(fc.array(mutation, { maxLength: 12 }), async (mutations) => {
      const old = Buffer.from(whole);
      for (const { at, value } of mutations) old[at] = value;
      try {
        const written = await writeMp3(old, PLAN);
        expect(await audioOf(written.bytes)).toEqual(await audioOf(old));
        expect((await writeMp3(written.bytes, PLAN)).isChanged).toBe(false);
      } catch (thrown) {
        if (!(thrown instanceof CatalogError)) throw thrown;
      }
    }),
    { numRuns: 150 },
  );
});
