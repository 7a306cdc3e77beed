import { describe, expect, it } from "vitest";
import { readFixture } from "../../../../test/formats/fixtures/read-fixtures.ts";
import { buildAtom } from "../mp4/atom.ts";
import { aacEntry, buildMp4, full, PACKETS, soundEntry, words, type BuiltMp4 } from "../mp4/testing.ts";
import { openBytesSource } from "../riff/index.ts";
import { hashMp4 } from "./hash-mp4.ts";
import { hashPicturePackets } from "./hash-packets.ts";
import { runTogether } from "./run-together.ts";
import { sortTracks } from "./sort-tracks.ts";
import { hashBySpec, hashBytes, hashVideoBySpec, type SpecPackets } from "./testing.ts";

const AAC: SpecPackets = {
  kind: "pkt ",
  numbers: [44_100, 2, 3],
  codec: "aac ",
  setup: [Uint8Array.of(0x12, 0x10)],
  packets: PACKETS,
  stretches: [[0, 7168]],
};

async function hashBuilt(mp4: BuiltMp4): Promise<string | null> {
  return (await hashBytes(buildMp4(mp4))).audioHash;
}

async function reasonOf(bytes: Uint8Array): Promise<string | undefined> {
  const { audioHash, issues } = await hashBytes(bytes);
  expect(audioHash).toBeNull();
  return issues.find(({ code }) => code === "AUDIO_NOT_HASHED")?.message;
}

describe("the hash of coded sound in MP4", () => {
  it("is made of configuration, packets and what is to be heard, as the specification says", async () => {
    expect(await hashBuilt({})).toBe(hashBySpec(AAC));
    expect(await hashBuilt({ order: "moov-last", perChunk: 2, isLong: true })).toBe(hashBySpec(AAC));
  });

  it.each<[string, BuiltMp4["edits"], SpecPackets["stretches"]]>([
    ["an edit inside of the media", [[100, 1024]], [[1024, 4410]]],
    ["one that ends behind the media", [[140, 1024]], [[1024, 6144]]],
    ["one that ends less than a unit of the film in front of it", [[162, 0]], [[0, 7168]]],
    [
      "silence, and pieces in another order",
      [
        [20, -1],
        [50, 2048],
        [50, 0],
      ],
      [
        [null, 882],
        [2048, 2205],
        [0, 2205],
      ],
    ],
  ])("counts %s", async (_, edits, stretches) => {
    expect(await hashBuilt({ ...(edits !== undefined && { edits }) })).toBe(
      hashBySpec({ ...AAC, stretches }),
    );
  });

  it("differs by an edit that is one sample later", async () => {
    expect(await hashBuilt({ edits: [[100, 1024]] })).not.toBe(await hashBuilt({ edits: [[100, 1025]] }));
  });

  it("counts stretches at the rate of the head where the track counts at another", async () => {
    expect(await hashBuilt({ timescale: 30_000, edits: [[33, 1000]] })).toBe(
      hashBySpec({ ...AAC, stretches: [[1470, 1455]] }),
    );
  });

  it("of a coding without a name of its own is made of the boxes in its entry", async () => {
    const boxes = [
      buildAtom("dac3", Uint8Array.of(0x10, 0x3d, 0xe0)),
      buildAtom("btrt", words(1, 2, 3)),
      buildAtom("abcd", words(7)),
    ];
    const setup = [boxes[0], boxes[2]].map((box) => Uint8Array.from(box ?? []).subarray(4));
    const entry = soundEntry("ac-3", boxes, { channels: 6, rate: 48_000 });
    const stretches = [[0, Math.round((7168 * 48_000) / 44_100)]] as const;
    const spec = { ...AAC, codec: "ac-3", numbers: [48_000, 6, 0x3f] as const, setup, stretches };
    expect(await hashBuilt({ entry })).toBe(hashBySpec(spec));
  });

  it("takes of an esds box what a decoder needs, and no bit rates", async () => {
    const esds = (bitRate: number): Buffer => {
      const decoder = [0x6c, 0x11, 0, 0, 0, ...words(bitRate, bitRate), 5, 2, 0xab, 0xcd];
      const es = [0, 1, 0, 4, decoder.length, ...decoder];
      return buildAtom("esds", Uint8Array.from([0, 0, 0, 0, 3, es.length, ...es]));
    };
    const setup = [Uint8Array.from([...Buffer.from("esds"), 0x6c, 0xab, 0xcd])];
    const stretches = [[0, Math.round((7168 * 48_000) / 44_100)]] as const;
    for (const bitRate of [1, 64_000]) {
      const entry = soundEntry("abcd", [esds(bitRate)], { channels: 2, rate: 48_000 });
      const spec = { ...AAC, codec: "abcd", numbers: [48_000, 2, 3] as const, setup, stretches };
      expect(await hashBuilt({ entry })).toBe(hashBySpec(spec));
    }
  });

  it("of Opus holds what changes the sound, least significant byte first, and not the pre-skip", async () => {
    const dOps = (preSkip: number): Buffer =>
      Buffer.from([0, 2, preSkip >> 8, preSkip & 255, 0, 0, 0xbb, 0x80, 0xff, 0x80, 0]);
    const spec = {
      ...{ ...AAC, codec: "opus", numbers: [48_000, 2, 3] as const },
      setup: [Uint8Array.of(2, 0x80, 0xff, 0)],
      stretches: [[0, 7168]] as const,
    };
    for (const preSkip of [312, 0]) {
      const entry = soundEntry("Opus", [buildAtom("dOps", dOps(preSkip))], { rate: 48_000 });
      expect(await hashBuilt({ entry, timescale: 48_000 })).toBe(hashBySpec(spec));
    }
  });

  it("of MPEG audio takes rate and channels from the first frame, and leaves out one that only holds counts", async () => {
    // Layer III of MPEG-1, 128 kbit/s, 48 kHz, one channel.
    const frame = (fill: number): Buffer => {
      const bytes = Buffer.alloc(384, fill);
      bytes.set([0xff, 0xfb, 0x94, 0xc0]);
      return bytes;
    };
    const info = frame(0);
    info.write("Info", 21, "latin1");
    const frames = [frame(1), frame(2)];
    const stretches = [[0, Math.round((3 * 1024 * 48_000) / 44_100)]] as const;
    const spec = { ...AAC, codec: "mp3 ", numbers: [48_000, 1, 4] as const, setup: [], stretches };
    const entry = soundEntry(".mp3", []);
    const { audioHash, mpeg } = await hashBytes(buildMp4({ entry, packets: [info, ...frames] }));
    expect(audioHash).toBe(hashBySpec({ ...spec, packets: frames }));
    expect(mpeg).toMatchObject({ layer: 3, sampleRate: 48_000, channels: 1 });
  });

  it("does not exist where the file does not say what is heard, or how", async () => {
    const faster = buildMp4({ edits: [[100, 1024]] });
    faster.writeUInt32BE(0x2_0000, faster.indexOf("elst") + 20);
    expect(await reasonOf(faster)).toContain("changes the speed");
    const several = Buffer.concat([aacEntry(), aacEntry()]);
    const twice = buildMp4({ entry: several });
    twice.writeUInt32BE(2, twice.indexOf("stsd") + 8);
    expect(await reasonOf(twice)).toContain("described in several ways");
    expect(
      await reasonOf(buildMp4({ entry: soundEntry("mp4a", [full("esds", aacDescriptor())]) })),
    ).toContain("configuration");
    expect(await reasonOf(buildMp4({ entry: soundEntry("Opus", []) }))).toContain("header");
    expect(await reasonOf(buildMp4({ entry: soundEntry(".mp3", []) }))).toContain("no frame of MPEG audio");
    expect(await reasonOf(buildMp4({ entry: soundEntry("lpcm", []) }))).toContain("linear");
    expect(await reasonOf(buildMp4({ error: 1e6 }))).toContain("outside of the file");
  });

  it("does not exist where the table of a coding counts frames and no packets", async () => {
    const built = buildMp4({ entry: soundEntry("ulaw", []), packets: [Buffer.alloc(2048, 1)], perChunk: 1 });
    const stsz = built.indexOf("stsz");
    built.writeUInt32BE(2, stsz + 8);
    built.writeUInt32BE(1024, stsz + 12);
    built.writeUInt32BE(1024, built.indexOf("stsc") + 16);
    expect(await reasonOf(built)).toContain("not counted");
  });
});

/** An AAC of MPEG-4 whose configuration is missing. */
function aacDescriptor(): Buffer {
  const decoder = Buffer.concat([Uint8Array.of(4, 13, 0x40, 0x15), Buffer.alloc(11)]);
  return Buffer.concat([Uint8Array.of(3, 3 + decoder.length, 0, 1, 0), decoder]);
}

/** A picture entry of 64 times 48. */
function pictureEntry(coding: string, boxes: readonly Uint8Array[]): Buffer {
  const fixed = Buffer.alloc(78);
  fixed.writeUInt16BE(1, 6);
  fixed.writeUInt16BE(64, 24);
  fixed.writeUInt16BE(48, 26);
  return buildAtom(coding, fixed, ...boxes);
}

describe("the hash of a file with pictures", () => {
  it("holds a track of pictures by size, boxes and packets, with stretches in milliseconds", async () => {
    const config = buildAtom("avcC", words(1));
    const entry = pictureEntry("avc1", [config, buildAtom("pasp", words(1, 1)), buildAtom("colr", words(9))]);
    const { map, source } = await hashBytes(buildMp4({ handler: "vide", entry, timescale: 10_240 }));
    const [track] = map.tracks;
    if (track === undefined) throw new Error("no track");
    const [hashed] = await runTogether([hashPicturePackets(source, track)]);
    expect(hashed?.hash).toBe(
      hashBySpec({
        ...{ kind: "pic ", numbers: [1000, 64, 48], codec: "avc1", setup: [config.subarray(4)] },
        ...{ packets: PACKETS, stretches: [[0, 700]] },
      }),
    );
  });

  it("is made of the hashes of sound and pictures, and is not that of the sound", async () => {
    const bytes = readFixture("mp4-video.mp4");
    const { audioHash, map, source } = await hashBytes(bytes);
    const { sounds, pictures } = sortTracks(map);
    const sound = await hashMp4(source, { sounds, pictures: [] }, { depth: "identity", isPartial: false });
    const seen = await runTogether(pictures.map((track) => hashPicturePackets(source, track)));
    expect([sounds, pictures].map(({ length }) => length)).toEqual([1, 1]);
    expect(audioHash).toBe(hashVideoBySpec([sound.audioHash ?? ""], [seen[0]?.hash ?? ""]));
    expect(audioHash).not.toBe(sound.audioHash);
    expect((await hashBytes(readFixture("mov-video.mov"))).audioHash).toBe(audioHash);
  });

  it("does not exist where a track could not be read", async () => {
    const source = openBytesSource(readFixture("mp4-video.mp4"));
    const { map } = await hashBytes(readFixture("mp4-video.mp4"));
    const hashed = await hashMp4(source, sortTracks(map), { depth: "identity", isPartial: true });
    expect(hashed.audioHash).toBeNull();
    expect(hashed.issues[0]?.message).toContain("cannot be read");
  });

  it("leaves out what is switched off, and pictures of chapters", async () => {
    const { map } = await hashBytes(readFixture("mp4-video.mp4"));
    const [first, second] = map.tracks;
    if (first === undefined || second === undefined) throw new Error("two tracks were expected");
    const changed = (change: object): typeof map => ({ ...map, tracks: [{ ...first, ...change }, second] });
    expect(sortTracks(map).pictures).toHaveLength(1);
    expect(sortTracks(changed({ isEnabled: false })).pictures).toHaveLength(0);
    const named = { ...map, tracks: [first, { ...second, chapters: [first.id] }] };
    expect(sortTracks(named).pictures).toHaveLength(0);
  });
});
