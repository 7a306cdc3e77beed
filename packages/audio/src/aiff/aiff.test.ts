import { CatalogError } from "@deadwax/catalog";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readFrames } from "../wav/index.ts";
import { openBytesSource } from "../riff/index.ts";
import { latin1 } from "../testing.ts";
import { readAiffHeader, type AiffHeader } from "./aiff-header.ts";
import { readAiffChunkMap } from "./read-aiff-chunk-map.ts";
import { buildAiff, buildChan, buildChunk, type BuiltAiff } from "./testing.ts";

async function header(aiff: BuiltAiff | Uint8Array = {}): Promise<AiffHeader> {
  return readAiffHeader(openBytesSource(aiff instanceof Uint8Array ? aiff : buildAiff(aiff)));
}

async function samples(aiff: BuiltAiff): Promise<number[]> {
  const { region } = await header(aiff);
  if (region === null) throw new Error("not linear");
  const result: number[] = [];
  for await (const block of readFrames(openBytesSource(buildAiff(aiff)), region))
    result.push(...block.samples);
  return result;
}

function codes({ issues, mapIssues }: AiffHeader): string[] {
  return [...issues, ...mapIssues].map(({ code }) => code);
}

const ids = ({ map }: AiffHeader): string[] => map.chunks.map(({ id }) => id);
const bytes = (length: number, value = 0x55): Uint8Array => new Uint8Array(length).fill(value);
const refusal = (code: string): unknown => expect.objectContaining({ code });

describe("the header of an AIFF file", () => {
  it("tells format, frames and where the samples are", async () => {
    const found = await header();
    expect(found.format).toMatchObject({
      channels: 2,
      sampleRate: 48_000,
      compressionType: "NONE",
      coding: null,
    });
    expect(found.region).toEqual({
      format: {
        kind: "int",
        width: 2,
        validBits: 16,
        channels: 2,
        sampleRate: 48_000,
        channelMask: null,
        isBigEndian: true,
        isSigned8: true,
      },
      dataOffset: 12 + 26 + 16,
      frames: 100,
    });
    expect(codes(found)).toEqual([]);
  });

  it.each([
    ["400eac44000000000000", 44_100],
    ["400fac44000000000000", 88_200],
    ["4010bb80000000000000", 192_000],
    ["4013bb80000000000000", 1_536_000],
    ["400bfa00000000000000", 8_000],
    ["3fff8000000000000000", 1],
  ])("reads the sample rate %s as %i Hz exactly", async (rate, hertz) => {
    const found = await header({ rate });
    expect(found.format.sampleRate).toBe(hertz);
    expect(codes(found)).toEqual([]);
  });

  it("rounds a sample rate that is no whole number and says so", async () => {
    // 22,254.545454… Hz, the rate of the first Macintosh.
    const found = await header({ rate: "400dadDD1745d1745d17".toLowerCase() });
    expect(found.format.sampleRate).toBe(22_255);
    expect(codes(found)).toEqual(["AIFF_SAMPLE_RATE_FRACTION"]);
  });

  it.each([
    "c00eac44000000000000",
    "7fff8000000000000000",
    "7fffc000000000000000",
    "0".repeat(20),
    "401fffffffffffffffff",
  ])("refuses the sample rate %s", async (rate) => {
    await expect(header({ rate })).rejects.toThrow(refusal("AUDIO_NOT_UNDERSTOOD"));
  });

  it.each([
    ["NONE", 16, { width: 2, isBigEndian: true, isSigned8: true }],
    ["twos", 24, { width: 3, isBigEndian: true }],
    ["sowt", 16, { width: 2, isBigEndian: false }],
    ["sowt", 8, { width: 1, isSigned8: true }],
    ["raw ", 8, { width: 1, isSigned8: false }],
    ["in24", 16, { width: 3, validBits: 16 }],
    ["in32", 32, { width: 4, isBigEndian: true }],
    ["23ni", 32, { width: 4, isBigEndian: false }],
    ["42ni", 24, { width: 3, isBigEndian: false }],
    ["fl32", 32, { kind: "float", width: 4 }],
    ["FL32", 16, { kind: "float", width: 4 }],
    ["fl64", 64, { kind: "float", width: 8 }],
    ["FL64", 64, { kind: "float", width: 8 }],
    ["NONE", 20, { width: 3, validBits: 20 }],
  ])("knows how %s with %i bits is stored", async (type, bits, expected) => {
    const found = await header({ type, bits, data: bytes(960) });
    expect(found.region?.format).toMatchObject(expected);
    expect(found.format.compressionName).toBe("named");
  });

  it.each([
    ["ulaw", "pcm_mulaw"],
    ["ALAW", "pcm_alaw"],
    ["ima4", "adpcm_ima_qt"],
    ["MAC3", "mace3"],
    ["QDM2", "qdm2"],
    ["abcd", "aifc_abcd"],
    ["a\0b ", "aifc_a?b?"],
  ])("only names the compression %j", async (type, coding) => {
    const found = await header({ type, statedFrames: 7 });
    expect(found.format).toMatchObject({ coding, pcm: null, statedFrames: 7 });
    expect(found.region).toBeNull();
  });

  it("reads AIFF-C without a compression type as uncompressed and says so", async () => {
    const found = await header({ isTypeMissing: true });
    expect(found.region?.frames).toBe(100);
    expect(codes(found)).toEqual(["AIFF_CODING_MISSING"]);
  });

  it.each([0, 33, 64])("refuses integers of %i bits", async (bits) => {
    await expect(header({ bits, data: bytes(64) })).rejects.toThrow(refusal("AUDIO_NOT_UNDERSTOOD"));
  });

  it.each([0, 4097])("refuses %i channels", async (channels) => {
    await expect(header({ channels, data: bytes(64) })).rejects.toThrow(refusal("AUDIO_NOT_UNDERSTOOD"));
  });
});

describe("the sound data of an AIFF file", () => {
  it("starts behind the offset that is stated", async () => {
    const data = Uint8Array.of(1, 2, 3, 4);
    const plain = await samples({ data, channels: 1 });
    expect(plain).toEqual([0x0102_0000, 0x0304_0000]);
    expect(await samples({ data, channels: 1, offset: 10 })).toEqual(plain);
    expect(await samples({ data, channels: 1, offset: 3 })).toEqual(plain);
  });

  it("is found before COMM, too", async () => {
    const found = await header({ isDataFirst: true });
    expect(ids(found)).toEqual(["SSND", "COMM"]);
    expect(found.region?.frames).toBe(100);
    expect(codes(found)).toEqual([]);
  });

  it("may be filled up to its block size", async () => {
    const found = await header({ data: bytes(512), statedFrames: 100, blockSize: 512 });
    expect(found.region?.frames).toBe(100);
    expect(codes(found)).toEqual([]);
  });

  it("counts where COMM states fewer frames", async () => {
    const found = await header({ statedFrames: 60 });
    expect(found.region?.frames).toBe(100);
    expect(found.issues).toMatchObject([
      { code: "AIFF_FRAMES_NOT_STATED", severity: "warning", received: "60" },
    ]);
  });

  it("counts where COMM states more frames, which are said to be missing", async () => {
    const found = await header({ statedFrames: 148 });
    expect(found.region?.frames).toBe(100);
    expect(found.issues.map(({ code }) => code)).toEqual(["AIFF_DATA_CUT"]);
    expect(found.issues[0]?.message).toContain("48 frames (0.001 s)");
  });

  it("is told in frames when the file was cut off", async () => {
    const found = await header(buildAiff().subarray(0, -6));
    expect(found.region?.frames).toBe(98);
    expect(codes(found)).toEqual(["AIFF_DATA_CUT"]);
  });

  it.each([0, 8, 0xffff_ffff])(
    "runs to the end of the file when its size is still %i and the frames were never counted",
    async (claimedDataSize) => {
      const found = await header({ claimedDataSize, claimedFormSize: 0, statedFrames: 0, data: bytes(402) });
      expect(found.region?.frames).toBe(100);
      expect(codes(found)).toEqual([
        "AIFF_FRAMES_NOT_STATED",
        "AIFF_PARTIAL_FRAME",
        "AIFF_SIZE_OPEN",
        "AIFF_CHUNK_OPEN",
      ]);
    },
  );

  it("may be empty, which is said", async () => {
    const found = await header({ data: bytes(0), after: [{ id: "NAME", content: latin1("name") }] });
    expect(found.region?.frames).toBe(0);
    expect(codes(found)).toEqual(["AIFF_NO_SAMPLES"]);
  });

  it("is refused where it is missing, cut off before its first frame, or starts behind its end", async () => {
    await expect(header({ without: "SSND" })).rejects.toThrow(refusal("AUDIO_DATA_MISSING"));
    await expect(header(buildAiff().subarray(0, 56))).rejects.toThrow(refusal("AUDIO_DATA_MISSING"));
    await expect(header(buildAiff().subarray(0, 50))).rejects.toThrow(refusal("AUDIO_DATA_MISSING"));
    await expect(header({ offset: 5000 })).rejects.toThrow(refusal("AUDIO_NOT_UNDERSTOOD"));
  });

  it("is that of the first chunk where there are two", async () => {
    const found = await header({ after: [{ id: "SSND", content: bytes(16) }] });
    expect(found.region?.frames).toBe(100);
    expect(codes(found)).toEqual(["AIFF_SECOND_CHUNK"]);
  });
});

describe("the speakers of an AIFF file", () => {
  const layoutOf = async (channels: number, content: Uint8Array): Promise<unknown> => {
    const { region, issues } = await header({ channels, between: [{ id: "CHAN", content }] });
    const { channelMask = null, channelOrder = null } = region?.format ?? {};
    return { channelMask, channelOrder, issues: issues.map(({ code }) => code) };
  };

  it("are those of the layout tag", async () => {
    expect(await layoutOf(6, buildChan(0x79_0006))).toEqual({
      channelMask: 0x3f,
      channelOrder: null,
      issues: [],
    });
  });

  it("are brought into the order of WAVE from another", async () => {
    // C L R Ls Rs LFE
    const expected = { channelMask: 0x3f, channelOrder: [2, 0, 1, 4, 5, 3], issues: [] };
    expect(await layoutOf(6, buildChan(0x7c_0006))).toEqual(expected);
    expect(await layoutOf(6, buildChan(0, 0, [3, 1, 2, 5, 6, 4]))).toEqual(expected);
    const data = Uint8Array.of(3, 1, 2);
    const between = [{ id: "CHAN", content: buildChan(0x72_0003) }];
    expect(await samples({ channels: 3, bits: 8, data, between })).toEqual(
      [1, 2, 3].map((value) => value << 24),
    );
  });

  it("are those of the bitmap", async () => {
    const expected = { channelMask: 0x70f, channelOrder: null, issues: [] };
    expect(await layoutOf(7, buildChan(0x1_0000, 0x70f))).toEqual(expected);
  });

  it.each([
    ["a tag nobody knows", buildChan(0xffff_0002)],
    ["a tag for another number of channels", buildChan(0x79_0006)],
    ["a label WAVE does not know", buildChan(0, 0, [1, 300])],
    ["one speaker twice", buildChan(0, 0, [1, 1])],
    ["too few bytes", bytes(7)],
  ])("stay as they are with %s, which is said", async (_, content) => {
    expect(await layoutOf(2, content)).toEqual({
      channelMask: null,
      channelOrder: null,
      issues: ["AIFF_LAYOUT_UNKNOWN"],
    });
  });
});

describe("the chunk map of an AIFF file", () => {
  it("holds text, markers, instruments, applications, ID3 and unknown chunks", async () => {
    const names = ["NAME", "AUTH", "(c) ", "ANNO", "COMT", "MARK", "INST", "APPL", "ID3 ", "xyz1"];
    const found = await header({ before: names.map((id, index) => ({ id, content: bytes(index) })) });
    expect(ids(found)).toEqual([...names, "COMM", "SSND"]);
    expect(found.map.chunks.map(({ size }) => size).slice(0, 10)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(codes(found)).toEqual([]);
  });

  it("steps over pad bytes that are missing or not zero", async () => {
    for (const pad of [false, 0x41] as const) {
      const found = await header({ before: [{ id: "NAME", content: bytes(7), pad }] });
      expect(ids(found)).toEqual(["NAME", "COMM", "SSND"]);
    }
    const last = await header({ data: bytes(99), bits: 8, channels: 1, dataPad: false });
    expect(last.data).toMatchObject({ size: 107, paddedSize: 107, isOverrun: false });
    expect(codes(last)).toEqual([]);
  });

  it.each([
    ["0", 0, ["AIFF_SIZE_OPEN"]],
    ["too large", 1_000_000, ["AIFF_SIZE_TOO_LARGE"]],
    ["too small", 100, ["AIFF_SIZE_TOO_SMALL"]],
    ["one byte too large", 447, []],
  ])("follows the chunks when the FORM size is %s", async (_, claimedFormSize, expected) => {
    const found = await header({ claimedFormSize });
    expect(buildAiff()).toHaveLength(8 + 446);
    expect(found.region?.frames).toBe(100);
    expect(codes(found)).toEqual(expected);
  });

  it("keeps bytes behind the FORM apart, and reads a chunk that was appended there", async () => {
    const loose = await header({ trailing: latin1("left over") });
    expect(loose.map.trailing?.size).toBe(9);
    expect(codes(loose)).toEqual(["AIFF_TRAILING_BYTES"]);
    const appended = await header({ trailing: buildChunk({ id: "ID3 ", content: bytes(10) }) });
    expect(ids(appended)).toEqual(["COMM", "SSND", "ID3 "]);
    expect(codes(appended)).toEqual(["AIFF_SIZE_TOO_SMALL"]);
  });

  it("stops at zeros and at chunks that claim more than there is", async () => {
    const zeros = await header({ after: [{ id: "\0\0\0\0", content: bytes(20, 0) }] });
    expect(codes(zeros)).toEqual(["AIFF_NO_CHUNK", "AIFF_TRAILING_BYTES"]);
    const evil = { id: "evil", content: bytes(4), claimedSize: 0xffff_fff0 };
    await expect(header({ before: [evil] })).rejects.toThrow(refusal("AUDIO_HEADER_TRUNCATED"));
    expect(codes(await header({ after: [evil] }))).toEqual(["AIFF_CHUNK_CUT"]);
  });

  it("stops after ten thousand chunks and says so", async () => {
    const after = Array.from({ length: 12_000 }, () => ({ id: "tiny", content: bytes(0) }));
    const found = await header({ after });
    expect(found.map.chunks).toHaveLength(10_000);
    expect(codes(found)).toContain("AIFF_TOO_MANY_CHUNKS");
  });

  it("is refused for what is no AIFF file or ends inside its header", async () => {
    const open = async (text: string): Promise<unknown> => readAiffChunkMap(openBytesSource(latin1(text)));
    for (const text of ["", "RIFF", "FORM\0\0\0\x048SVX"]) {
      await expect(open(text)).rejects.toThrow(refusal("AUDIO_NOT_AIFF"));
    }
    for (const text of ["FORM", "FORM\0\0\0\x04AIF"]) {
      await expect(open(text)).rejects.toThrow(refusal("AUDIO_HEADER_TRUNCATED"));
    }
    await expect(header({ without: "COMM" })).rejects.toThrow(refusal("AUDIO_NOT_UNDERSTOOD"));
    await expect(header(buildAiff().subarray(0, 30))).rejects.toThrow(refusal("AUDIO_NOT_UNDERSTOOD"));
  });

  it("covers every mutated file without a gap, or the file is refused", async () => {
    const whole = buildAiff({
      type: "twos",
      before: [{ id: "NAME", content: bytes(3) }],
      between: [{ id: "CHAN", content: buildChan(0, 0, [2, 1]) }],
      after: [{ id: "ID3 ", content: bytes(5) }],
    });
    const mutation = fc.record({ at: fc.nat(whole.length - 1), value: fc.nat(255) });
    const length = fc.integer({ min: 0, max: whole.length });
    await fc.assert(
      fc.asyncProperty(fc.array(mutation, { maxLength: 6 }), length, async (mutations, cut) => {
        const file = whole.slice(0, cut);
        for (const { at, value } of mutations) if (at < cut) file[at] = value;
        const source = openBytesSource(file);
        try {
          const { map, region } = await readAiffHeader(source);
          let end = 12;
          for (const chunk of map.chunks) {
            expect(chunk.headerOffset).toBe(end);
            end = chunk.dataOffset + chunk.paddedSize;
          }
          expect(end + (map.trailing?.size ?? 0)).toBe(file.length);
          if (region === null) return;
          let frames = 0;
          for await (const block of readFrames(source, region)) frames += block.frames;
          expect(frames).toBe(region.frames);
        } catch (thrown) {
          if (!(thrown instanceof CatalogError)) throw thrown;
        }
      }),
      { numRuns: 1000 },
    );
  });
});
