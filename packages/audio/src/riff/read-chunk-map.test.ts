import { mkdtempSync, openSync, writeSync, ftruncateSync, closeSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { buildChunk, buildDs64, buildFmt, buildWav, latin1 } from "../testing.ts";
import { openBytesSource } from "./byte-source.ts";
import { findChunk, type ChunkMap } from "./chunk-map.ts";
import { openFileSource } from "./file-source.ts";
import { readChunkMap } from "./read-chunk-map.ts";

const bytes = (length: number, fill = 0x55): Uint8Array => new Uint8Array(length).fill(fill);

async function mapOf(file: Uint8Array): Promise<ChunkMap> {
  const map = await readChunkMap(openBytesSource(file));
  expectCovered(map, file.length);
  return map;
}

/** Chunks and trailing bytes follow each other without a gap to the end of the file. */
function expectCovered(map: ChunkMap, size: number): void {
  let end = 12;
  for (const chunk of map.chunks) {
    expect(chunk.headerOffset).toBe(end);
    expect(chunk.dataOffset).toBe(end + 8);
    end = chunk.dataOffset + chunk.paddedSize;
  }
  expect(end + (map.trailing?.size ?? 0)).toBe(size);
}

const sizes = (map: ChunkMap): [string, number][] => map.chunks.map(({ id, size }) => [id, size]);
const codes = (map: ChunkMap): string[] => map.issues.map(({ code }) => code);

describe("the chunk map of a correct file", () => {
  it("lists every chunk, known or not, in file order", async () => {
    const map = await mapOf(
      buildWav({
        data: bytes(8),
        before: [{ id: "JUNK", content: bytes(28, 0) }],
        between: [{ id: "bext", content: bytes(602) }],
        after: [
          { id: "xYz ", content: bytes(3) },
          { id: "LIST", content: bytes(4) },
        ],
      }),
    );
    expect(map.form).toBe("RIFF");
    expect(map.type).toBe("WAVE");
    expect(sizes(map)).toEqual([
      ["JUNK", 28],
      ["fmt ", 16],
      ["bext", 602],
      ["data", 8],
      ["xYz ", 3],
      ["LIST", 4],
    ]);
    expect(map.trailing).toBeNull();
    expect(map.issues).toEqual([]);
  });

  it.each([1, 2, 3, 7])("steps over the pad byte of chunks with %i bytes", async (length) => {
    const map = await mapOf(buildWav({ data: bytes(length), after: [{ id: "LIST", content: bytes(4) }] }));
    expect(sizes(map)).toEqual([
      ["fmt ", 16],
      ["data", length],
      ["LIST", 4],
    ]);
    expect(findChunk(map, "data")?.paddedSize).toBe(length + (length % 2));
    expect(map.issues).toEqual([]);
  });

  it("takes an empty data chunk at the end, or before another chunk, at its word", async () => {
    const last = await mapOf(buildWav({ data: bytes(0) }));
    const before = await mapOf(buildWav({ data: bytes(0), after: [{ id: "LIST", content: bytes(4) }] }));
    expect([findChunk(last, "data")?.isOpenEnded, findChunk(before, "data")?.isOpenEnded]).toEqual([
      false,
      false,
    ]);
    expect(sizes(before)).toContainEqual(["LIST", 4]);
  });
});

describe("the chunk map of RF64 and BW64", () => {
  it.each(["RF64", "BW64"] as const)("takes the sizes of %s from ds64", async (form) => {
    const map = await mapOf(buildWav({ form, data: bytes(48), after: [{ id: "LIST", content: bytes(4) }] }));
    expect(map.form).toBe(form);
    expect(sizes(map)).toEqual([
      ["ds64", 28],
      ["fmt ", 16],
      ["data", 48],
      ["LIST", 4],
    ]);
    expect(map.ds64?.dataSize).toBe(48);
    expect(map.issues).toEqual([]);
  });

  it("takes the size of another chunk from the table of ds64", async () => {
    const axml = { id: "axml", content: bytes(30), claimedSize: 0xffff_ffff };
    const ds64 = { id: "ds64", content: buildDs64(0, 48, [{ id: "axml", size: 30 }]) };
    const built = buildWav({
      data: bytes(48),
      before: [ds64],
      after: [axml, { id: "LIST", content: bytes(4) }],
    });
    const file = Buffer.concat([latin1("RF64\xff\xff\xff\xff"), built.subarray(8)]);
    file.writeUInt32LE(0xffff_ffff, file.indexOf("data") + 4);
    file.writeBigUInt64LE(BigInt(file.length - 8), 20);
    expect(sizes(await mapOf(file)).slice(2)).toEqual([
      ["data", 48],
      ["axml", 30],
      ["LIST", 4],
    ]);
  });

  it("keeps a small RF64 file whose 32-bit sizes are filled in", async () => {
    const map = await mapOf(buildWav({ form: "RF64", data: bytes(48), claimedDataSize: 48 }));
    expect(sizes(map)).toEqual([
      ["ds64", 28],
      ["fmt ", 16],
      ["data", 48],
    ]);
  });

  it("says that ds64 is missing, and lets the data run to the end", async () => {
    const file = Buffer.from(
      buildWav({ data: bytes(48), claimedDataSize: 0xffff_ffff, claimedRiffSize: 0xffff_ffff }),
    );
    file.write("RF64", "latin1");
    const map = await mapOf(file);
    expect(codes(map)).toContain("RIFF_DS64_MISSING");
    expect(findChunk(map, "data")).toMatchObject({ size: 48, isOpenEnded: true });
  });

  it("maps a file of 5 GB by its headers alone", async () => {
    const folder = mkdtempSync(join(tmpdir(), "deadwax-riff-"));
    try {
      const path = join(folder, "large.wav");
      const dataSize = 5 * 2 ** 30;
      const head = Buffer.concat([
        latin1("RF64\xff\xff\xff\xffWAVE"),
        buildChunk({ id: "ds64", content: buildDs64(dataSize + 84, dataSize) }),
        buildChunk({ id: "fmt ", content: buildFmt({}) }),
        latin1("data\xff\xff\xff\xff"),
      ]);
      const file = openSync(path, "w");
      writeSync(file, head);
      ftruncateSync(file, head.length + dataSize);
      writeSync(file, buildChunk({ id: "LIST", content: latin1("INFO") }), 0, 12, head.length + dataSize);
      closeSync(file);
      const source = await openFileSource(path);
      const before = process.memoryUsage().arrayBuffers;
      const map = await readChunkMap(source);
      expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(2 ** 20);
      expectCovered(map, source.size);
      expect(sizes(map)).toEqual([
        ["ds64", 28],
        ["fmt ", 16],
        ["data", dataSize],
        ["LIST", 4],
      ]);
      expect(map.issues).toEqual([]);
      await source.close();
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe("the chunk map of a file that breaks the rules", () => {
  it("finds the next chunk when the pad byte of an odd one is missing", async () => {
    const map = await mapOf(
      buildWav({ data: bytes(7), dataPad: false, after: [{ id: "LIST", content: bytes(4) }] }),
    );
    expect(sizes(map)).toEqual([
      ["fmt ", 16],
      ["data", 7],
      ["LIST", 4],
    ]);
  });

  it("steps over a pad byte that is not zero", async () => {
    const map = await mapOf(
      buildWav({ data: bytes(7), dataPad: 0x41, after: [{ id: "LIST", content: bytes(4) }] }),
    );
    expect(sizes(map)).toEqual([
      ["fmt ", 16],
      ["data", 7],
      ["LIST", 4],
    ]);
  });

  it("ends with an odd data chunk without pad byte", async () => {
    const map = await mapOf(buildWav({ data: bytes(7), dataPad: false }));
    expect(map.chunks.at(-1)).toMatchObject({ size: 7, paddedSize: 7, isOverrun: false });
  });

  it.each([0, 0xffff_ffff])(
    "lets a data chunk whose size is still %i run to the end of the file",
    async (claimed) => {
      const map = await mapOf(
        buildWav({ data: bytes(41), dataPad: false, claimedDataSize: claimed, claimedRiffSize: claimed }),
      );
      expect(map.chunks.at(-1)).toMatchObject({ id: "data", size: 41, isOverrun: false, isOpenEnded: true });
      expect(codes(map)).toEqual(["RIFF_SIZE_OPEN", "RIFF_CHUNK_OPEN"]);
    },
  );

  it("lets a recording that broke off with 36 as its RIFF size run to the end of the file", async () => {
    const map = await mapOf(buildWav({ data: bytes(40), claimedDataSize: 0, claimedRiffSize: 36 }));
    expect(map.chunks.at(-1)).toMatchObject({ id: "data", size: 40, isOpenEnded: true });
  });

  it("keeps bytes behind the RIFF size apart", async () => {
    const map = await mapOf(buildWav({ data: bytes(8), trailing: latin1("left over by a broken copy") }));
    expect(map.trailing?.size).toBe(26);
    expect(codes(map)).toEqual(["RIFF_TRAILING_BYTES"]);
  });

  it("reads a chunk that was appended without telling the RIFF size", async () => {
    const appended = buildChunk({ id: "id3 ", content: bytes(10) });
    const map = await mapOf(buildWav({ data: bytes(8), trailing: appended }));
    expect(sizes(map)).toContainEqual(["id3 ", 10]);
    expect(codes(map)).toEqual(["RIFF_SIZE_TOO_SMALL"]);
  });

  it("follows a chunk beyond a RIFF size that ends inside it", async () => {
    const map = await mapOf(
      buildWav({ data: bytes(400), claimedRiffSize: 100, after: [{ id: "LIST", content: bytes(4) }] }),
    );
    expect(sizes(map)).toEqual([
      ["fmt ", 16],
      ["data", 400],
      ["LIST", 4],
    ]);
    expect(codes(map)).toEqual(["RIFF_SIZE_TOO_SMALL"]);
  });

  it("says how much of a cut chunk is there", async () => {
    const map = await mapOf(buildWav({ data: bytes(400) }).subarray(0, -100));
    expect(map.chunks.at(-1)).toMatchObject({ size: 300, claimedSize: 400, isOverrun: true });
    expect(codes(map)).toEqual(["RIFF_SIZE_TOO_LARGE", "RIFF_CHUNK_CUT"]);
  });

  it.each([0xffff_fffe, 0x8000_0000, 0x7fff_ffff])(
    "bounds a chunk that claims %i bytes",
    async (claimedSize) => {
      const map = await mapOf(buildWav({ before: [{ id: "evil", content: bytes(4), claimedSize }] }));
      expect(map.chunks).toHaveLength(1);
      expect(map.chunks[0]).toMatchObject({ id: "evil", claimedSize, isOverrun: true });
    },
  );

  it("bounds sizes in ds64 that no disk holds", async () => {
    const file = Buffer.from(buildWav({ form: "RF64", data: bytes(48) }));
    file.fill(0xff, 20, 44);
    const map = await mapOf(file);
    expect(findChunk(map, "data")).toMatchObject({
      size: 48,
      claimedSize: Number.MAX_SAFE_INTEGER,
      isOverrun: true,
    });
  });

  it("stops at zeros and at garbage, and keeps both as trailing bytes", async () => {
    for (const garbage of [bytes(100, 0), bytes(100, 0xfe)]) {
      const file = Buffer.concat([buildWav({ data: bytes(8) }), garbage]);
      file.writeUInt32LE(file.length - 8, 4);
      const map = await mapOf(file);
      expect(sizes(map)).toEqual([
        ["fmt ", 16],
        ["data", 8],
      ]);
      expect(codes(map)).toEqual(["RIFF_NO_CHUNK", "RIFF_TRAILING_BYTES"]);
    }
  });

  it("keeps a chunk with an unprintable id whose size makes sense", async () => {
    const map = await mapOf(buildWav({ before: [{ id: "\x01\x02\x03\x04", content: bytes(6) }] }));
    expect(sizes(map).map(([, size]) => size)).toEqual([6, 16, 1920]);
  });

  it("stops after ten thousand chunks and says so", async () => {
    const empty = Array.from({ length: 12_000 }, () => ({ id: "tiny", content: bytes(0) }));
    const map = await mapOf(buildWav({ after: empty }));
    expect(map.chunks).toHaveLength(10_000);
    expect(codes(map)).toContain("RIFF_TOO_MANY_CHUNKS");
  });

  it.each(["RIFF", "RIFF\x10", "RF64\xff\xff\xff\xffWAV"])(
    "refuses %j, which ends inside its header",
    async (text) => {
      await expect(readChunkMap(openBytesSource(latin1(text)))).rejects.toThrow(
        expect.objectContaining({ code: "AUDIO_HEADER_TRUNCATED" }),
      );
    },
  );

  it.each(["", "RIF", "RIFX\0\0\0\0WAVE", "OggS"])("refuses %j, which is no RIFF file", async (text) => {
    await expect(readChunkMap(openBytesSource(latin1(text)))).rejects.toThrow(
      expect.objectContaining({ code: "AUDIO_NOT_RIFF" }),
    );
  });
});
