import { describe, expect, it } from "vitest";
import { openBytesSource, type ByteSource } from "../riff/index.ts";
import { buildAtom } from "./atom.ts";
import {
  readHeardTrack,
  readMp4Map,
  readPackets,
  type Mp4Map,
  type Mp4Packet,
  type Mp4Track,
} from "./index.ts";
import { aacEntry, buildMp4, full, header, PACKETS, soundEntry, text, words } from "./testing.ts";

async function map(bytes: Uint8Array): Promise<Mp4Map> {
  return readMp4Map(openBytesSource(bytes));
}

async function firstTrack(bytes: Uint8Array): Promise<Mp4Track> {
  const [track] = (await map(bytes)).tracks;
  if (track === undefined) throw new Error("no track");
  return track;
}

async function packetsOf(
  bytes: Uint8Array,
  source: ByteSource = openBytesSource(bytes),
): Promise<Mp4Packet[]> {
  const packets: Mp4Packet[] = [];
  for await (const packet of readPackets(source, await firstTrack(bytes))) packets.push(packet);
  return packets;
}

describe("the map of an MP4 file", () => {
  it("covers it from the first byte to the last", async () => {
    const bytes = Buffer.concat([
      buildMp4({ between: [buildAtom("wide"), buildAtom("free", words(1))] }),
      text("TAGx"),
    ]);
    const { atoms, rest, issues } = await map(bytes);
    expect(atoms.map(({ type }) => type)).toEqual(["ftyp", "moov", "wide", "free", "mdat"]);
    let end = 0;
    for (const { offset, size } of atoms) {
      expect(offset).toBe(end);
      end += size;
    }
    expect(rest).toEqual({ offset: end, size: 4 });
    expect(issues.map(({ code }) => code)).toEqual(["MP4_NO_ATOM"]);
  });

  it("reads sizes of 64 bits and a last atom that goes to the end", async () => {
    const long = Buffer.concat([words(1), text("free"), words(0, 20), words(7)]);
    const open = Buffer.concat([words(0), text("mdat"), Buffer.alloc(50)]);
    const { atoms } = await map(Buffer.concat([buildMp4(), long, open]));
    expect(
      atoms.slice(-2).map(({ headerSize, size, claimedSize }) => [headerSize, size, claimedSize]),
    ).toEqual([
      [16, 20, 20],
      [8, 58, 0],
    ]);
  });

  it("says what kind of file it is, by its brands or because it has none", async () => {
    expect((await map(buildMp4())).kind).toBe("mp4");
    expect((await map(buildMp4({ brand: "qt  " }))).kind).toBe("quicktime");
    const bytes = buildMp4({ order: "moov-last" });
    const { kind, brands } = await map(bytes.subarray(bytes.readUInt32BE(0)));
    expect([kind, brands]).toEqual(["quicktime", null]);
  });

  it("reads the AAC configuration, the times and the handler of a track", async () => {
    const track = await firstTrack(buildMp4());
    const { id, handler, timescale, duration, isEnabled, number } = track;
    expect({ id, handler, timescale, duration, isEnabled, number }).toEqual({
      ...{ id: 1, handler: "soun", timescale: 44_100, duration: 7168, isEnabled: true, number: 1 },
    });
    expect(track.entries[0]?.sound).toMatchObject({
      codec: "aac",
      objectType: 0x40,
      sampleRate: 44_100,
      channels: 2,
    });
    expect(track.entries[0]?.sound?.config).toEqual(Buffer.of(0x12, 0x10));
  });

  it("says that an atom claims more than is there", async () => {
    const bytes = buildMp4();
    const { issues } = await map(bytes.subarray(0, -10));
    expect(issues.map(({ code }) => code)).toEqual(["MP4_ATOM_CUT"]);
  });

  it("is refused without moov, and says so when the file is cut off before it", async () => {
    const bytes = buildMp4({ order: "moov-last", packets: [Buffer.alloc(5000)] });
    const thrown = await map(bytes.subarray(0, 3000)).catch((error: unknown) => error);
    expect(String(thrown)).toContain("cut off");
  });
});

describe("sound entries", () => {
  const soundOf = async (entry: Uint8Array): Promise<unknown> =>
    (await firstTrack(buildMp4({ entry }))).entries[0]?.sound;

  it.each([
    ["twos", 24, { codec: "pcm_s24be", bitDepth: 24, grain: { frames: 1, bytes: 6 } }],
    ["sowt", 16, { codec: "pcm_s16le", bitDepth: 16, grain: { frames: 1, bytes: 4 } }],
    ["raw ", 8, { codec: "pcm_u8", bitDepth: 8 }],
    ["fl32", 16, { codec: "pcm_f32be", bitDepth: null, grain: { frames: 1, bytes: 8 } }],
    ["in24", 16, { codec: "pcm_s24be" }],
  ])("%s of %i bits is linear", async (coding, bits, expected) => {
    expect(await soundOf(soundEntry(coding, [], { bits }))).toMatchObject(expected);
  });

  it("enda in wave turns samples around", async () => {
    const wave = buildAtom("wave", buildAtom("frma", text("in24")), buildAtom("enda", Uint8Array.of(0, 1)));
    expect(await soundOf(soundEntry("in24", [wave]))).toMatchObject({ codec: "pcm_s24le" });
  });

  it("version 2 states any rate, depth and kind", async () => {
    const fixed = Buffer.alloc(64);
    fixed.writeUInt16BE(1, 6);
    fixed.writeUInt16BE(2, 8);
    fixed.writeUInt32BE(72, 28);
    fixed.writeDoubleBE(192_000, 32);
    fixed.writeUInt32BE(6, 40);
    fixed.writeUInt32BE(24, 48);
    fixed.writeUInt32BE(4 | 8, 52);
    fixed.writeUInt32BE(18, 56);
    fixed.writeUInt32BE(1, 60);
    const expected = {
      codec: "pcm_s24le",
      sampleRate: 192_000,
      channels: 6,
      grain: { frames: 1, bytes: 18 },
    };
    expect(await soundOf(buildAtom("lpcm", fixed))).toMatchObject(expected);
  });

  it("ipcm says in pcmC how it is stored", async () => {
    const pcmC = full("pcmC", Uint8Array.of(1, 24));
    expect(await soundOf(soundEntry("ipcm", [pcmC]))).toMatchObject({ codec: "pcm_s24le", bitDepth: 24 });
  });

  it("Opus, FLAC and Dolby carry their configuration", async () => {
    const dOps = buildAtom("dOps", Uint8Array.of(0, 6, 1, 56, 0, 0, 0, 0, 0, 0, 1));
    expect(await soundOf(soundEntry("Opus", [dOps]))).toMatchObject({
      codec: "opus",
      channels: 6,
      sampleRate: 48_000,
    });
    const dac3 = buildAtom("dac3", Uint8Array.of(0x10, 0x3d, 0x60));
    expect(await soundOf(soundEntry("ac-3", [dac3]))).toMatchObject({
      codec: "ac3",
      channels: 6,
      sampleRate: 48_000,
    });
    const info = Buffer.from(
      "1000100000000e0000100ac442f0000000000000000000000000000000000000".padEnd(68, "0"),
      "hex",
    );
    const dfLa = full("dfLa", Uint8Array.of(0x80, 0, 0, 34), info);
    expect(await soundOf(soundEntry("fLaC", [dfLa]))).toMatchObject({
      codec: "flac",
      sampleRate: 44_100,
      channels: 2,
    });
  });

  it("one that is cut off or unknown still says its four characters", async () => {
    const track = await firstTrack(buildMp4({ entry: buildAtom("mp4a", words(0, 1)) }));
    expect(track.entries[0]).toMatchObject({ coding: "mp4a", sound: null });
    expect(await soundOf(soundEntry("drms", []))).toMatchObject({ codec: "drms", config: null });
  });
});

describe("the packets of a track", () => {
  it.each([
    ["in front of it", {}],
    ["behind it", { order: "moov-last" }],
    ["at places of 64 bits", { isLong: true }],
    ["one by one", { perChunk: 1 }],
    ["all together", { perChunk: 7 }],
  ] as const)("come in order, with their durations, where moov stands %s", async (_, mp4) => {
    const packets = await packetsOf(buildMp4(mp4));
    expect(packets.map(({ bytes }) => Buffer.from(bytes))).toEqual(PACKETS);
    expect(packets.map(({ index, duration, samples }) => [index, duration, samples])).toEqual(
      PACKETS.map((_bytes, index) => [index, 1024, 1]),
    );
  });

  it("are read in large blocks", async () => {
    const bytes = buildMp4({ packets: Array.from({ length: 5000 }, () => Buffer.alloc(400)) });
    const inner = openBytesSource(bytes);
    let reads = 0;
    const source = {
      ...inner,
      read: (offset: number, length: number) => ((reads += 1), inner.read(offset, length)),
    };
    expect(await packetsOf(bytes, source)).toHaveLength(5000);
    expect(reads).toBeLessThan(20);
  });

  it("are refused by number where one lies outside of the file", async () => {
    const bytes = buildMp4({ packets: [Buffer.alloc(10), Buffer.alloc(10), Buffer.alloc(10)], perChunk: 1 });
    const cut = bytes.subarray(0, -5);
    const thrown = await packetsOf(cut).catch((error: unknown) => error);
    expect(String(thrown)).toContain("Packet 2 of");
  });

  it("of linear samples hold many frames each", async () => {
    const samples = Buffer.alloc(4 * 50_000, "sound");
    const bytes = buildMp4({ entry: soundEntry("sowt", []), packets: [samples], perChunk: 1 });
    const at = bytes.indexOf("stsz");
    words(4, 50_000).copy(bytes, at + 8);
    words(50_000, 1).copy(bytes, bytes.indexOf("stts") + 12);
    words(50_000).copy(bytes, bytes.indexOf("stsc") + 16);
    const packets = await packetsOf(bytes);
    expect(packets.map((packet) => packet.samples)).toEqual([16_384, 16_384, 16_384, 848]);
    expect(packets.reduce((sum, { duration }) => sum + duration, 0)).toBe(50_000);
    expect(Buffer.concat(packets.map((packet) => packet.bytes)).equals(samples)).toBe(true);
  });

  it("are refused where a table claims more rows than it has", async () => {
    const bytes = buildMp4();
    words(0x7fff_ffff).copy(bytes, bytes.indexOf("stsz") + 12);
    await expect(packetsOf(bytes)).rejects.toMatchObject({ code: "AUDIO_NOT_UNDERSTOOD" });
  });

  it("are refused where they are in another file", async () => {
    const bytes = buildMp4();
    words(0).copy(bytes, bytes.indexOf("url ") + 4);
    await expect(packetsOf(bytes)).rejects.toMatchObject({ code: "AUDIO_NOT_UNDERSTOOD" });
  });
});

describe("fragments", () => {
  const trex = full("trex", words(1, 1, 1024, 0, 0));

  function fragment(packets: readonly Uint8Array[], base: "moof" | "none", time = 0): Buffer {
    const build = (offset: number): Buffer => {
      const tfhd = buildAtom("tfhd", words(base === "moof" ? 0x2_0000 : 0), words(1));
      const rows = packets.map(({ length }) => words(length));
      const trun = buildAtom("trun", words(0x201, packets.length, offset), ...rows);
      return buildAtom(
        "moof",
        full("mfhd", words(1)),
        buildAtom("traf", tfhd, full("tfdt", words(time)), trun),
      );
    };
    const moof = build(build(0).length + 8);
    return Buffer.concat([moof, buildAtom("mdat", ...packets)]);
  }

  it.each(["moof", "none"] as const)("go on behind the samples of moov, placed from %s", async (base) => {
    const more = [Buffer.alloc(9, 9), Buffer.alloc(70, 8)];
    const bytes = buildMp4({
      inMoov: [buildAtom("mvex", trex)],
      behind: [fragment(more, base, 7168), fragment([Buffer.alloc(3, 7)], base, 9216)],
    });
    const packets = await packetsOf(bytes);
    const expected = [...PACKETS, ...more, Buffer.alloc(3, 7)];
    expect(packets.map(({ bytes: content }) => Buffer.from(content))).toEqual(expected);
    expect(packets.at(-1)).toMatchObject({ index: 9, duration: 1024 });
    const heard = await readHeardTrack(openBytesSource(bytes), await firstTrack(bytes));
    expect(heard).toMatchObject({ samples: 10, total: 10_240, span: { start: 0, frames: 10_240 } });
  });

  it("are refused where a list of samples ends too early", async () => {
    const bytes = buildMp4({
      inMoov: [buildAtom("mvex", trex)],
      behind: [fragment([Buffer.alloc(9)], "moof")],
    });
    words(900_000).copy(bytes, bytes.indexOf("trun") + 8);
    await expect(packetsOf(bytes)).rejects.toMatchObject({ code: "AUDIO_NOT_UNDERSTOOD" });
  });
});

describe("the span that is to be heard", () => {
  async function heard(
    mp4: Parameters<typeof buildMp4>[0],
    options: Parameters<typeof readHeardTrack>[2] = {},
  ): ReturnType<typeof readHeardTrack> {
    const bytes = buildMp4(mp4);
    return readHeardTrack(openBytesSource(bytes), await firstTrack(bytes), options);
  }
  const TOTAL = 7168;

  it("is everything without an edit list", async () => {
    expect(await heard({})).toMatchObject({
      span: { start: 0, frames: TOTAL },
      durationMs: (TOTAL / 44_100) * 1000,
    });
  });

  it("leaves out what the edit list leaves out in front, and ends with the media but for rounding", async () => {
    const { span, stretches, durationMs } = await heard({ edits: [[140, 1024]] });
    expect(span).toEqual({ start: 1024, frames: TOTAL - 1024 });
    expect(stretches).toEqual([span]);
    expect(durationMs).toBeCloseTo(((TOTAL - 1024) / 44_100) * 1000);
  });

  it("ends where the edit list ends it", async () => {
    expect((await heard({ edits: [[100, 1024]] })).span).toEqual({ start: 1024, frames: 4410 });
  });

  it("is counted at the rate that is asked for", async () => {
    expect((await heard({ edits: [[100, 1024]] }, { rate: 88_200 })).span).toEqual({
      start: 2048,
      frames: 8820,
    });
  });

  it("is not one where the edit list plays several pieces, which are told", async () => {
    const found = await heard({
      edits: [
        [20, 0],
        [30, 3000],
      ],
    });
    expect(found.span).toBeNull();
    expect(found.stretches).toEqual([
      { start: 0, frames: 882 },
      { start: 3000, frames: 1323 },
    ]);
    expect(found.issues.map(({ code }) => code)).toEqual(["MP4_SEVERAL_EDITS"]);
  });

  it("is not one where silence comes first, which is told", async () => {
    const found = await heard({
      edits: [
        [20, -1],
        [140, 1024],
      ],
    });
    expect(found).toMatchObject({ span: null, stretches: [{ start: null, frames: 882 }, { start: 1024 }] });
    expect(found.issues.map(({ code }) => code)).toEqual(["MP4_EMPTY_EDIT"]);
  });

  it("has the length that iTunSMPB states only where there is no edit list", async () => {
    const gapless = { delay: 2112, padding: 500, frames: 4410 };
    expect(await heard({}, { gapless })).toMatchObject({
      durationMs: 100,
      span: { start: 0, frames: TOTAL },
    });
    expect((await heard({ edits: [[100, 0]] }, { gapless })).durationMs).toBe(100);
  });

  it("is not told where the speed changes", async () => {
    const bytes = buildMp4({ edits: [[100, 0]] });
    words(0x2_0000).copy(bytes, bytes.indexOf("elst") + 20);
    const found = await readHeardTrack(openBytesSource(bytes), await firstTrack(bytes));
    expect(found).toMatchObject({ span: null, stretches: null, durationMs: null });
  });
});

describe("files that mean harm", () => {
  it("cannot make packets without end out of few bytes", async () => {
    const bytes = buildMp4({ perChunk: 1, packets: [Buffer.alloc(64)] });
    words(1, 0xffff_ffff).copy(bytes, bytes.indexOf("stsz") + 8);
    words(0xffff_ffff).copy(bytes, bytes.indexOf("stsc") + 16);
    await expect(packetsOf(bytes)).rejects.toMatchObject({ code: "AUDIO_PACKET_DAMAGED" });
  });

  it("cannot make packets of nothing without end", async () => {
    const trun = buildAtom("trun", words(0, 60_000));
    const traf = buildAtom("traf", buildAtom("tfhd", words(0, 1)), trun);
    await expect(packetsOf(buildMp4({ behind: [buildAtom("moof", traf)] }))).rejects.toMatchObject({
      code: "AUDIO_NOT_UNDERSTOOD",
    });
  });

  it("cannot fill the memory with atoms", async () => {
    const { damaged, issues } = await map(
      Buffer.concat([buildMp4(), Buffer.alloc(8 * 260_000, "\0\0\0\x08free")]),
    );
    expect([damaged, issues[0]?.code]).toEqual(["file", "MP4_TOO_MANY_ATOMS"]);
  });

  it("lose the track whose edit list claims more rows than it has", async () => {
    const bytes = buildMp4({ edits: [[100, 0]] });
    words(2).copy(bytes, bytes.indexOf("elst") + 8);
    const { tracks, issues } = await map(bytes);
    expect([tracks.length, issues[0]?.code]).toEqual([0, "MP4_TRACK_DAMAGED"]);
  });
});

it("reads pictures as it reads sound", async () => {
  const fixed = Buffer.alloc(78);
  fixed.writeUInt16BE(640, 24);
  fixed.writeUInt16BE(360, 26);
  const entry = buildAtom("avc1", fixed, buildAtom("avcC", words(7)));
  const track = await firstTrack(buildMp4({ entry, handler: "vide" }));
  expect(track.entries[0]).toMatchObject({
    coding: "avc1",
    sound: null,
    picture: { width: 640, height: 360 },
  });
  expect(track.entries[0]?.extensions.map(({ type }) => type)).toEqual(["avcC"]);
  expect(await packetsOf(buildMp4({ entry, handler: "vide" }))).toHaveLength(7);
});

it("passes over a track whose headers are missing, and says so", async () => {
  const bytes = buildMp4({ inMoov: [buildAtom("trak", header("mdhd", 1, 1), aacEntry())] });
  const { tracks, issues } = await map(bytes);
  expect(tracks).toHaveLength(1);
  expect(issues.map(({ code }) => code)).toEqual(["MP4_TRACK_DAMAGED"]);
});
