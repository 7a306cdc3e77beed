import { CatalogError } from "@deadwax/catalog";
import fc from "fast-check";
import { expect, it } from "vitest";
import { openBytesSource, type ByteSource } from "../riff/index.ts";
import { audioRanges, readMp3Map, type Mp3Map } from "./index.ts";
import {
  buildApe,
  buildApeItem,
  buildFrames,
  buildId3,
  buildId3Frame,
  buildId3v1,
  buildInfoFrame,
  buildLyrics3,
  MP3_128,
} from "./testing.ts";

const ID3 = buildId3(Buffer.concat([buildId3Frame("TIT2", "\0Title"), Buffer.alloc(50)]));
const APE = buildApe([buildApeItem("Title", "Title")]);
const V1 = buildId3v1({ title: "Title" });

function mapOf(...parts: readonly Uint8Array[]): Promise<Mp3Map> {
  return readMp3Map(openBytesSource(Buffer.concat(parts)));
}

function kindsOf(map: Mp3Map): string[] {
  return map.parts.map(({ kind }) => kind);
}

/** The parts follow each other from the first byte to the last. */
function expectWhole(map: Mp3Map): void {
  let at = 0;
  for (const { offset, size } of map.parts) {
    expect(offset).toBe(at);
    expect(size).toBeGreaterThan(0);
    at += size;
  }
  expect(at).toBe(map.size);
}

it("maps tags in front and behind, zeros between them, and the audio", async () => {
  const plus = Buffer.alloc(227);
  plus.write("TAG+", "latin1");
  const map = await mapOf(
    ...[ID3, ID3, Buffer.alloc(70), buildInfoFrame({ frames: 10 }), buildFrames(10)],
    ...[buildLyrics3("[00:01]la"), APE, plus, V1],
  );
  expect(kindsOf(map)).toEqual(
    ["id3v2", "id3v2", "zeros", "info-frame", "frames"].concat(["lyrics3", "ape", "id3v1-enhanced", "id3v1"]),
  );
  expectWhole(map);
  expect(map.issues).toEqual([]);
});

it("counts frames and takes the samples that the encoder added off the length", async () => {
  const map = await mapOf(buildInfoFrame({ frames: 10, delay: 576, padding: 1000 }), buildFrames(10));
  expect(map).toMatchObject({
    format: { version: 1, layer: 3, sampleRate: 44_100, channels: 2 },
    infoFrame: { kind: "Info", frameCount: 10, encoder: "LAME3.100", gapless: { delay: 576, padding: 1000 } },
    ...{ frameCount: 10, samples: 10 * 1152 - 1576, bitrateMode: "constant" },
  });
  expect(audioRanges(map)).toEqual([{ offset: 417, size: 4170 }]);
});

it.each([
  ["MPEG-1 layer I", [0xff, 0xff, 0x50, 0x00], { version: 1, layer: 1, sampleRate: 44_100 }, 384],
  ["MPEG-1 layer II", [0xff, 0xfd, 0xa4, 0x00], { version: 1, layer: 2, sampleRate: 48_000 }, 1152],
  [
    "MPEG-2 layer III",
    [0xff, 0xf3, 0x80, 0xc0],
    { version: 2, layer: 3, sampleRate: 22_050, channels: 1 },
    576,
  ],
  ["MPEG-2.5 layer III", [0xff, 0xe3, 0x48, 0xc4], { version: 2.5, layer: 3, sampleRate: 8000 }, 576],
  ["padded MPEG-1 layer I", [0xff, 0xff, 0x52, 0x00], { version: 1, layer: 1 }, 384],
] as const)("reads %s", async (_, header, format, samples) => {
  const map = await mapOf(buildFrames(5, header));
  expect(map.format).toMatchObject(format);
  expect(map).toMatchObject({ frameCount: 5, samples: 5 * samples });
});

it("reads the info frame of Fraunhofer, and that of a frame with a checksum", async () => {
  const vbri = buildFrames(1);
  vbri.fill(0, 4);
  vbri.write("VBRI", 36, "latin1");
  vbri.writeUInt32BE(2085, 46);
  vbri.writeUInt32BE(5, 50);
  const map = await mapOf(vbri, buildFrames(5));
  expect(map).toMatchObject({ frameCount: 5, samples: 5 * 1152, issues: [] });
  expect(map.infoFrame).toMatchObject({ kind: "VBRI", frameCount: 5, byteCount: 2085, gapless: null });
  const shifted = Buffer.from(buildInfoFrame({ frames: 5 }));
  shifted.copyWithin(38, 36, 415);
  shifted.set([0xfa], 1);
  shifted.fill(0, 36, 38);
  expect((await mapOf(shifted, buildFrames(5))).infoFrame).toMatchObject({ kind: "Info", frameCount: 5 });
});

it("finds the size of frames in free format, and names it", async () => {
  const plain = buildFrames(1, [0xff, 0xfb, 0x00, 0x00], 700);
  const padded = buildFrames(1, [0xff, 0xfb, 0x02, 0x00], 700);
  const map = await mapOf(ID3, plain, plain, padded, plain, padded, V1);
  expect(map).toMatchObject({ frameCount: 5, bitrateMode: "free" });
  expect(kindsOf(map)).toEqual(["id3v2", "frames", "id3v1"]);
});

it("says that the bitrate varies, whatever that of the info frame is", async () => {
  const [low, high] = [buildFrames(3, [0xff, 0xfb, 0x50, 0x00]), buildFrames(3, [0xff, 0xfb, 0xe0, 0x00])];
  expect((await mapOf(low, high)).bitrateMode).toBe("variable");
  expect((await mapOf(buildInfoFrame({ frames: 3 }), high)).bitrateMode).toBe("constant");
});

it("passes over what interrupts the audio and leaves it out of the coded audio", async () => {
  const map = await mapOf(buildFrames(5), Buffer.alloc(1000, 0x41), buildFrames(5), ID3, buildFrames(5));
  expect(kindsOf(map)).toEqual(["frames", "junk", "frames", "id3v2", "frames"]);
  expect(map.frameCount).toBe(15);
  expect(map.issues.map(({ code }) => code)).toEqual(["MPEG_AUDIO_INTERRUPTED"]);
  expectWhole(map);
});

it("says when the last frame is cut off, when frames are missing, and when joined files differ", async () => {
  const codes = async (...parts: Uint8Array[]): Promise<string[]> =>
    (await mapOf(...parts)).issues.map(({ code }) => code);
  expect(await codes(buildFrames(5).subarray(0, -7))).toEqual(["MPEG_LAST_FRAME_CUT"]);
  expect(await codes(buildInfoFrame({ frames: 9 }), buildFrames(5))).toEqual(["MPEG_FRAME_COUNT"]);
  expect(await codes(buildFrames(5), buildFrames(5, [0xff, 0xfb, 0x94, 0x00]))).toEqual([
    "MPEG_FORMAT_CHANGES",
  ]);
  expect(await codes(buildFrames(5), buildFrames(5, [0xff, 0xfb, 0x90, 0xc0]))).toEqual([
    "MPEG_CHANNELS_CHANGE",
  ]);
  expect(await codes(Buffer.from("junk"), buildFrames(5))).toEqual(["MPEG_BYTES_BEFORE_AUDIO"]);
});

it("finds tags with junk behind them, and tags that only their own end shows", async () => {
  expect(kindsOf(await mapOf(buildFrames(5), APE, V1, Buffer.from("junk")))).toEqual([
    "frames",
    "ape",
    "id3v1",
    "junk",
  ]);
  const appended = buildId3(buildId3Frame("TIT2", "\0Title"), { version: 4, flags: 0x10 });
  expect(kindsOf(await mapOf(buildFrames(5), appended, V1))).toEqual(["frames", "id3v2", "id3v1"]);
  expect(kindsOf(await mapOf(buildFrames(5), buildApe([], { version: 1000, header: false })))).toEqual([
    "frames",
    "ape",
  ]);
  const lyrics = Buffer.from("LYRICSBEGINla la laLYRICSEND");
  expect(kindsOf(await mapOf(buildFrames(5), lyrics, V1))).toEqual(["frames", "lyrics3", "id3v1"]);
});

it("does not take twelve bits of a picture for audio", async () => {
  const picture = Buffer.concat([Buffer.from([...MP3_128]), Buffer.alloc(2000, 0x55)]);
  const damaged = Buffer.from("ID3\x03\0\0\x7f\x7f\x7f\x7f", "latin1");
  const map = await mapOf(damaged, picture, buildFrames(5));
  expect(map.frameCount).toBe(5);
  expect(kindsOf(map)).toEqual(["junk", "frames"]);
});

it.each([
  ["nothing", Buffer.alloc(0)],
  ["zeros", Buffer.alloc(200_000)],
  ["text", Buffer.from("Track list, final\n1. Night Drive\n")],
  ["a tag alone", ID3],
  ["one frame that is cut off", buildFrames(1).subarray(0, 300)],
])("refuses %s", async (_, bytes) => {
  await expect(mapOf(bytes)).rejects.toMatchObject({ code: "AUDIO_NOT_UNDERSTOOD" });
});

/** Hours of audio that exist only while they are read. */
function endlessSource(size: number, block: Buffer): ByteSource & { largest: number } {
  const source = {
    name: "endless",
    ...{ size, largest: 0 },
    async read(offset: number, length: number): Promise<Uint8Array> {
      source.largest = Math.max(source.largest, length);
      const bytes = Buffer.alloc(Math.max(0, Math.min(length, size - offset)));
      for (let at = 0; at < bytes.length;) at += block.copy(bytes, at, (offset + at) % block.length);
      return bytes;
    },
  };
  return source;
}

it("reads two hours of audio without holding more than half a megabyte at a time", async () => {
  const block = buildFrames(64);
  const source = endlessSource(417 * 275_000, block);
  expect(await readMp3Map(source)).toMatchObject({
    frameCount: 275_000,
    samples: 275_000 * 1152,
    issues: [],
  });
  expect(source.largest).toBeLessThanOrEqual(512 * 1024);
});

it("is done soon with data that looks like a header everywhere", async () => {
  for (const header of [
    MP3_128,
    [0xff, 0xfb, 0x00, 0x00],
    [0xff, 0xfb, 0x92, 0xff],
    [0xff, 0xff, 0xff, 0xff],
  ]) {
    const started = performance.now();
    const bytes = Buffer.alloc(4_000_000, Buffer.from(header));
    await readMp3Map(openBytesSource(bytes)).catch((thrown: unknown) => {
      expect(thrown).toBeInstanceOf(CatalogError);
    });
    expect(performance.now() - started).toBeLessThan(5000);
  }
});

it("maps whatever mutated bytes it is given, or refuses them", async () => {
  const whole = Buffer.concat([ID3, buildInfoFrame({ frames: 4 }), buildFrames(4), APE, V1]);
  const mutation = fc.record({ at: fc.nat(whole.length - 1), value: fc.integer({ min: 0, max: 255 }) });
  await fc.assert(
    fc.asyncProperty(fc.array(mutation, { maxLength: 20 }), fc.nat(whole.length), async (mutations, cut) => {
      const bytes = Buffer.from(whole);
      for (const { at, value } of mutations) bytes[at] = value;
      try {
        expectWhole(await mapOf(bytes.subarray(0, mutations.length % 2 === 0 ? cut : bytes.length)));
      } catch (thrown) {
        if (!(thrown instanceof CatalogError)) throw thrown;
      }
    }),
    { numRuns: 500 },
  );
});
