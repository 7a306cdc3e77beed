/** Files that are small and whole, or nearly, and ask for much: depth, number, claimed size, work that grows with its square. */
import { buildChunk, latin1 } from "../../../packages/audio/src/testing.ts";
import { readFixture } from "../fixtures/read-fixtures.ts";
import { numberAt, putNumber } from "./part.ts";
import { partsOf } from "./parts-of.ts";
import { repairOgg } from "./repair.ts";

export interface Bomb {
  readonly says: string;
  readonly name: string;
  readonly bytes: Buffer;
}

export function makeBombs(): readonly Bomb[] {
  return [...mp4Bombs(), ...chunkBombs(), ...flacBombs(), ...oggBombs(), ...mp3Bombs()];
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value >>> 0);
  return bytes;
}

function atom(name: string, ...content: readonly Uint8Array[]): Buffer {
  const body = Buffer.concat(content);
  return Buffer.concat([uint32(body.length + 8), latin1(name), body]);
}

function repeated(piece: Uint8Array, times: number): Buffer {
  return Buffer.concat(Array.from({ length: times }, () => piece));
}

/** Puts bytes behind the part of that name, and makes everything around it larger. */
function grown(file: Buffer, name: string, content: Buffer): Buffer {
  const parts = partsOf(file);
  const inside = parts.find((part) => part.name === name);
  if (inside === undefined) throw new Error(`no ${name} in the file`);
  const bytes = Buffer.concat([file.subarray(0, inside.end), content, file.subarray(inside.end)]);
  for (const { start, end, size } of parts)
    if (size !== null && start <= inside.start && end >= inside.end)
      putNumber(bytes, size, numberAt(bytes, size) + content.length);
  return bytes;
}

function mp4Bombs(): Bomb[] {
  const last = readFixture("m4a-moov-last.m4a");
  const nested = (name: string, depth: number): Buffer => {
    const heads = Array.from({ length: depth }, (_, level) =>
      Buffer.concat([uint32((depth - level) * 8), latin1(name)]),
    );
    return Buffer.concat(heads);
  };
  const item = atom("----", atom("mean", uint32(0), latin1("a")), atom("name", uint32(0), latin1("b")));
  const data = atom("data", uint32(1), uint32(0), latin1("x"));
  const file = (says: string, bytes: Buffer): Bomb => ({ says, name: "a.m4a", bytes });
  return [
    file("10,000 moov atoms in each other", Buffer.concat([last, nested("moov", 10_000)])),
    file("10,000 trak atoms in each other", grown(last, "moov", nested("trak", 10_000))),
    file("10,000 udta atoms in each other", grown(last, "moov", nested("udta", 10_000))),
    file("10,000 meta atoms in each other", grown(last, "moov", nested("meta", 10_000))),
    file("10,000 empty atoms in moov", grown(last, "moov", repeated(atom("free"), 10_000))),
    file("10,000 empty tracks", grown(last, "moov", repeated(atom("trak"), 10_000))),
    file("8,000 empty atoms at the end", Buffer.concat([last, repeated(atom("skip"), 8_000)])),
    file("1,500 items without data", grown(last, "ilst", repeated(item, 1_500))),
    file("3,000 items of one name", grown(last, "ilst", repeated(atom("©ART", data), 3_000))),
    file("one item with 5,000 values", grown(last, "ilst", atom("©ART", repeated(data, 5_000)))),
    ...["stsz", "stts", "stsc", "stco"].map((table) => {
      const start = partsOf(last).find(({ name }) => name === table)?.start ?? 0;
      const bytes = Buffer.from(last);
      bytes.writeUInt32BE(0xffff_ffff, start + (table === "stsz" ? 16 : 12));
      return file(`${table} of 4,294,967,295 entries`, bytes);
    }),
  ];
}

function chunkBombs(): Bomb[] {
  const wav = readFixture("wav-plain.wav");
  const aiff = readFixture("aifc-sowt.aifc");
  const inWav = (says: string, content: Buffer): Bomb => ({
    says,
    name: "a.wav",
    bytes: grown(wav, "RIFF", content),
  });
  const empty = repeated(latin1("junk\0\0\0\0"), 7_000);
  const list = (content: Buffer): Buffer =>
    Buffer.from(buildChunk({ id: "LIST", content: Buffer.concat([latin1("INFO"), content]) }));
  const nest = (depth: number): Buffer =>
    Array.from({ length: depth }).reduce<Buffer>((inside) => list(inside), Buffer.alloc(0));
  const axml = (text: string): Buffer => Buffer.from(buildChunk({ id: "axml", content: latin1(text) }));
  return [
    inWav("7,000 empty chunks", empty),
    inWav("5,000 fmt chunks without content", repeated(latin1("fmt \0\0\0\0"), 5_000)),
    inWav("5,000 ID3 chunks", repeated(latin1("id3 \0\0\0\0"), 5_000)),
    inWav("5,000 LIST chunks", repeated(latin1("LIST\x04\0\0\0INFO"), 5_000)),
    inWav("a list of 5,000 titles", list(repeated(latin1("INAM\x01\0\0\0x\0"), 5_000))),
    inWav("4,000 lists in each other", nest(4_000)),
    inWav("XML 10,000 elements deep", axml("<a>".repeat(10_000))),
    inWav("XML with entities in entities", axml(`<!DOCTYPE a [${entities()}]><a>&e9;</a>`)),
    inWav("XML of one long attribute", axml(`<a b="${"x".repeat(40_000)}`)),
    {
      says: "7,000 empty chunks in AIFF",
      name: "a.aifc",
      bytes: grown(aiff, "FORM", empty.subarray(0, 40_000)),
    },
    {
      says: "5,000 text chunks",
      name: "a.aifc",
      bytes: grown(aiff, "FORM", repeated(latin1("ANNO\0\0\0\x01x\0"), 4_000)),
    },
  ];
}

function entities(): string {
  const entity = (_: unknown, index: number): string =>
    `<!ENTITY e${index + 1} "${`&e${index};`.repeat(10)}">`;
  return `<!ENTITY e0 "x">${Array.from({ length: 9 }, entity).join("")}`;
}

function comments(count: number, claimed = count): Buffer {
  const head = Buffer.alloc(8);
  head.writeUInt32LE(claimed, 4);
  return Buffer.concat([head, repeated(latin1("\x03\0\0\0A=b"), count)]);
}

function flacBombs(): Bomb[] {
  const flac = readFixture("flac-no-padding.flac");
  const [info] = partsOf(flac).filter(({ name }) => name === "block 0");
  const sound = partsOf(flac).find(({ name }) => name === "frame")?.start ?? flac.length;
  const start = Buffer.from(flac.subarray(0, info?.end ?? 0));
  start[4] = 0;
  const block = (type: number, content: Buffer): Buffer =>
    Buffer.concat([uint32(type * 2 ** 24 + content.length), content]);
  const file = (says: string, ...blocks: readonly Buffer[]): Bomb => {
    const last = block(0x81, Buffer.alloc(4));
    return { says, name: "a.flac", bytes: Buffer.concat([start, ...blocks, last, flac.subarray(sound)]) };
  };
  return [
    file("10,000 comments", block(4, comments(10_000))),
    file("a claim of 4,294,967,295 comments", block(4, comments(3, 0xffff_ffff))),
    file("15,000 empty PADDING blocks", repeated(block(1, Buffer.alloc(0)), 15_000)),
    file("5,000 comment blocks", repeated(block(4, comments(0)), 5_000)),
    file("2,000 pictures", repeated(block(6, Buffer.alloc(32)), 2_000)),
    file("10,000 seek points", block(3, Buffer.alloc(18 * 3_000, 0xff))),
    {
      ...file("60,000 sync codes"),
      bytes: Buffer.concat([flac, repeated(latin1("\xff\xf8\xc9\x18"), 15_000)]),
    },
  ];
}

function oggBombs(): Bomb[] {
  const ogg = readFixture("vorbis.ogg");
  const page = (flags: number, serial: number): Buffer => {
    const bytes = Buffer.alloc(27);
    bytes.write("OggS", "latin1");
    bytes[5] = flags;
    bytes.writeUInt32LE(serial, 14);
    return bytes;
  };
  const file = (says: string, ...pieces: readonly Buffer[]): Bomb => {
    const bytes = Buffer.concat(pieces);
    repairOgg(bytes);
    return { says, name: "a.ogg", bytes };
  };
  const streams = Array.from({ length: 2_000 }, (_, index) => page(2, index));
  return [
    file("2,000 streams beginning at once", ...streams, ogg),
    file("3,000 empty pages behind", ogg, repeated(page(0, 7), 3_000)),
    file("files of Ogg in a row", repeated(ogg, 14)),
    file("20,000 words OggS", ogg, repeated(latin1("OggS"), 20_000)),
  ];
}

function mp3Bombs(): Bomb[] {
  const mp3 = readFixture("mp3-bare.mp3");
  const tag = (version: number, frames: Buffer): Buffer => {
    const head = Buffer.from([0x49, 0x44, 0x33, version, 0, 0, 0, 0, 0, 0]);
    putNumber(head, { at: 6, width: 4, form: "synchsafe" }, frames.length);
    return Buffer.concat([head, frames]);
  };
  const file = (says: string, ...pieces: readonly Buffer[]): Bomb => ({
    says,
    name: "a.mp3",
    bytes: Buffer.concat(pieces),
  });
  const text = Buffer.concat([latin1("TXXX"), uint32(4), latin1("\0\0\0a\0b")]);
  return [
    file("6,000 text frames", tag(4, repeated(text, 6_000)), mp3),
    file("6,000 text frames of ID3v2.3", tag(3, repeated(text, 6_000)), mp3),
    file("9,000 frames without content", tag(4, repeated(latin1("TIT2\0\0\0\0\0\0"), 9_000)), mp3),
    file(
      "one text of 60,000 values",
      tag(
        4,
        Buffer.concat([latin1("TPE1\0\x03\x54\x61\0\0\x03"), repeated(latin1("a\0"), 30_000)]).subarray(
          0,
          60_011,
        ),
      ),
      mp3,
    ),
    file("5,000 tags in front", repeated(tag(4, Buffer.alloc(0)), 5_000), mp3),
    file("2,000 tags behind", mp3, repeated(tag(4, Buffer.alloc(0)), 2_000)),
    file("700 ID3v1 tags", mp3, repeated(Buffer.concat([latin1("TAG"), Buffer.alloc(125, 0x61)]), 700)),
    file(
      "1,500 APE tags",
      mp3,
      repeated(Buffer.concat([latin1("APETAGEX\xd0\x07\0\0\x20\0\0\0"), Buffer.alloc(16)]), 1_500),
    ),
    file("20,000 sync codes", mp3, repeated(latin1("\xff\xfb\x90\0"), 20_000)),
    file("90,000 zeros in front", Buffer.alloc(90_000), mp3),
  ];
}
