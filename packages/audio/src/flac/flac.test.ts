import { CatalogError } from "@deadwax/catalog";
import { describe, expect, it } from "vitest";
import { openBytesSource } from "../riff/index.ts";
import { planFlacBlocks, planFlacTags, readFlacMap, type FlacTagPlan } from "./index.ts";
import { buildComment, buildFlac, carryOut, listFlac, type TestBlock } from "./testing.ts";

const CODE = "AA6Q72600001";
const PLAN = { isrc: CODE, title: "New" };
const PICTURE: TestBlock = { type: 6, content: Buffer.from("not a real picture") };
const APPLICATION: TestBlock = { type: 2, content: Buffer.from("riffbext chunk of a WAV") };
const UNKNOWN: TestBlock = { type: 77, content: Buffer.from("unknown") };
const comment = (...entries: readonly string[]): TestBlock => ({ type: 4, content: buildComment(entries) });
const padding = (size: number): TestBlock => ({ type: 1, content: new Uint8Array(size) });
const map = (bytes: Uint8Array) => readFlacMap(openBytesSource(bytes));
const codeOf = (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => "no error",
    (thrown: unknown) => (thrown instanceof CatalogError ? String(thrown.code) : String(thrown)),
  );

interface Written {
  readonly plan: FlacTagPlan;
  readonly bytes: Buffer;
  /** Types of the blocks in order. */
  readonly types: readonly number[];
}

async function tag(bytes: Uint8Array): Promise<Written> {
  const source = openBytesSource(bytes);
  const plan = await planFlacTags(source, await readFlacMap(source), PLAN);
  const written = await carryOut(source, plan.pieces);
  expect(written.length).toBe(plan.length);
  const others = (list: readonly string[]): string[] => list.filter((line) => !/^[14] /u.test(line));
  expect(others(await listFlac(openBytesSource(written)))).toEqual(others(await listFlac(source)));
  const again = await map(written);
  // Every block but the last is followed by one, and only the last says that it is.
  expect(again.blocks.map(({ isLast }) => isLast).indexOf(true)).toBe(again.blocks.length - 1);
  expect((await planFlacTags(openBytesSource(written), again, PLAN)).isChanged).toBe(false);
  return { plan, bytes: written, types: again.blocks.map(({ type }) => type) };
}

describe("the map of a FLAC file", () => {
  it("covers the file and states what STREAMINFO says", async () => {
    const bytes = buildFlac({ blocks: [comment("A=1"), PICTURE] });
    const { start, blocks, streamInfo, audio, trailing, issues } = await map(bytes);
    expect([start, trailing, issues]).toEqual([0, null, []]);
    expect(blocks.map(({ type, size, isLast }) => [type, size, isLast])).toEqual([
      [0, 34, false],
      [4, 19, false],
      [6, 18, true],
    ]);
    expect(streamInfo).toMatchObject({
      minBlock: 192,
      maxBlock: 192,
      minFrame: null,
      sampleRate: 44_100,
      channels: 1,
      bitDepth: 16,
      frames: 576,
    });
    expect(streamInfo.md5).toMatch(/^[0-9a-f]{32}$/u);
    expect(audio.offset + audio.size).toBe(bytes.length);
  });

  it("finds ID3v2 in front, APEv2 and ID3v1 behind, and leaves them out of the audio", async () => {
    const id3v2 = Buffer.from(`ID3\x04\0\0\0\0\0\x05${"\0".repeat(5)}`, "latin1");
    const ape = Buffer.alloc(32);
    ape.write("APETAGEX");
    ape.writeUInt32LE(32, 12);
    const id3v1 = Buffer.alloc(128);
    id3v1.write("TAG");
    const bytes = buildFlac({ before: id3v2, after: Buffer.concat([ape, id3v1]) });
    const { start, trailing, audio, issues } = await map(bytes);
    expect(start).toBe(15);
    expect(trailing).toEqual({ offset: bytes.length - 160, size: 160 });
    expect(audio.offset + audio.size).toBe(bytes.length - 160);
    expect(issues.map(({ code }) => code)).toEqual(["FLAC_ID3_IN_FRONT", "FLAC_TAG_BEHIND"]);
  });

  it("says what is odd: unknown length, second comments, types that nobody defined", async () => {
    const { issues, streamInfo } = await map(
      buildFlac({ isLengthKnown: false, blocks: [comment(), comment(), UNKNOWN] }),
    );
    expect([streamInfo.frames, streamInfo.md5]).toEqual([null, null]);
    expect(issues.map(({ code }) => code)).toEqual([
      "FLAC_SECOND_BLOCK",
      "FLAC_BLOCK_RESERVED",
      "FLAC_LENGTH_UNKNOWN",
      "FLAC_MD5_UNKNOWN",
    ]);
  });

  it("refuses what is no FLAC, has no STREAMINFO in front, or ends inside a block", async () => {
    expect(await codeOf(map(Buffer.from("RIFF")))).toBe("AUDIO_NOT_UNDERSTOOD");
    expect(await codeOf(map(new Uint8Array(0)))).toBe("AUDIO_NOT_UNDERSTOOD");
    const broken = buildFlac();
    broken[4] = 0x84;
    expect(await codeOf(map(broken))).toBe("AUDIO_NOT_UNDERSTOOD");
    const large = buildFlac({ blocks: [PICTURE] });
    large[4 + 38 + 1] = 0xff;
    expect(await codeOf(map(large))).toBe("AUDIO_DATA_MISSING");
    expect(await codeOf(map(buildFlac({ frames: 0 })))).toBe("AUDIO_DATA_MISSING");
  });

  it("maps a file with a size that lies, and refuses to write it", async () => {
    const bytes = buildFlac({ blocks: [PICTURE] });
    bytes[4 + 38 + 3] = 17;
    const source = openBytesSource(bytes);
    const lying = await readFlacMap(source);
    expect(lying.isAudioFound).toBe(false);
    expect(lying.issues.map(({ code }) => code)).toEqual(["FLAC_AUDIO_NOT_FOUND"]);
    expect(await codeOf(planFlacTags(source, lying, PLAN))).toBe("AUDIO_TAG_LAYOUT_UNSAFE");
  });
});

describe("a plan for the comments of a FLAC file", () => {
  it("takes the room from the padding, so that nothing else moves", async () => {
    const { plan, types } = await tag(buildFlac({ blocks: [PICTURE, comment("TITLE=Old"), padding(100)] }));
    expect(plan.isInPlace).toBe(true);
    expect(types).toEqual([0, 6, 4, 1]);
  });

  it("writes of a large padding no more than its front", async () => {
    const bytes = buildFlac({ blocks: [comment("TITLE=A title that is longer"), padding(8192)] });
    const { plan, bytes: shorter } = await tag(bytes);
    const written = plan.pieces.flatMap((piece) => (piece.kind === "new" ? piece.bytes.length : []));
    expect([plan.isInPlace, Math.max(...written) < 200]).toEqual([true, true]);
    expect((await map(shorter)).blocks.at(-1)).toMatchObject({ type: 1, isLast: true });
  });

  it("moves blocks between the comments and the padding, and leaves the audio", async () => {
    const bytes = buildFlac({ blocks: [comment("TITLE=Old"), APPLICATION, PICTURE, UNKNOWN, padding(100)] });
    const { plan, types } = await tag(bytes);
    expect(plan.isInPlace).toBe(true);
    expect(types).toEqual([0, 4, 2, 6, 77, 1]);
  });

  it("uses padding in front of the comments when there is none behind them", async () => {
    const { plan, types } = await tag(buildFlac({ blocks: [padding(100), PICTURE, comment("TITLE=Old")] }));
    expect(plan.isInPlace).toBe(true);
    expect(types).toEqual([0, 1, 6, 4]);
  });

  it("uses padding to its last byte, and its header, too", async () => {
    const before = buildComment(["TITLE=Old"]).length;
    const after = buildComment(["TITLE=New", `ISRC=${CODE}`]).length;
    const filled = await tag(buildFlac({ blocks: [comment("TITLE=Old"), padding(after - before)] }));
    expect([filled.plan.isInPlace, filled.types]).toEqual([true, [0, 4, 1]]);
    const gone = await tag(buildFlac({ blocks: [comment("TITLE=Old"), padding(after - before - 4)] }));
    expect([gone.plan.isInPlace, gone.types]).toEqual([true, [0, 4]]);
    const tight = await tag(buildFlac({ blocks: [comment("TITLE=Old"), padding(after - before - 1)] }));
    expect([tight.plan.isInPlace, tight.types]).toEqual([false, [0, 4, 1]]);
  });

  it("makes padding of what becomes free", async () => {
    const { plan, types } = await tag(
      buildFlac({ blocks: [comment(`TITLE=${"long".repeat(20)}`), PICTURE] }),
    );
    expect(plan.isInPlace).toBe(true);
    expect(types).toEqual([0, 4, 1, 6]);
  });

  it("says that the file must be rewritten when there is no room", async () => {
    const { plan, types } = await tag(buildFlac({ blocks: [comment("TITLE=Old"), APPLICATION] }));
    expect(plan.isInPlace).toBe(false);
    expect(types).toEqual([0, 4, 2]);
  });

  it("adds comments where there are none, in front of the padding or behind STREAMINFO", async () => {
    expect((await tag(buildFlac({ blocks: [PICTURE, padding(200)] }))).types).toEqual([0, 6, 4, 1]);
    expect((await tag(buildFlac())).types).toEqual([0, 4]);
  });

  it("keeps what stands in front of the stream and behind it", async () => {
    const id3v1 = Buffer.alloc(128);
    id3v1.write("TAG");
    const { plan } = await tag(buildFlac({ before: Buffer.from("ID3\x04\0\0\0\0\0\0"), after: id3v1 }));
    expect(plan.isInPlace).toBe(false);
  });

  it("keeps second comments in step without adding to them", async () => {
    const { bytes, types } = await tag(buildFlac({ blocks: [comment("A=1"), comment("title=Old")] }));
    expect(types).toEqual([0, 4, 4]);
    expect(bytes.includes("title=New")).toBe(true);
    expect(bytes.indexOf(CODE)).toBe(bytes.lastIndexOf(CODE));
  });

  it("gives back the file when it already says it", async () => {
    const bytes = buildFlac({ blocks: [comment(`isrc=${CODE}`, "title=New"), padding(9)] });
    const { plan, bytes: written } = await tag(bytes);
    expect([plan.isChanged, plan.isInPlace, written.equals(bytes)]).toEqual([false, true, true]);
  });

  it("refuses comments that are damaged, or larger than a block can be", async () => {
    const bytes = buildFlac({ blocks: [{ type: 4, content: buildComment(["TITLE=Old"]).subarray(0, 20) }] });
    const source = openBytesSource(bytes);
    const read = await readFlacMap(source);
    expect(await codeOf(planFlacTags(source, read, PLAN))).toBe("AUDIO_TAG_DAMAGED");
    const comments = [new Uint8Array(2 ** 24)];
    expect(await codeOf(planFlacBlocks(source, read, { comments }))).toBe("AUDIO_TAG_PLAN_INVALID");
  });
});
