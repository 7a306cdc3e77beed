import { CatalogError } from "@deadwax/catalog";
import { describe, expect, it } from "vitest";
import { carryOut } from "../flac/testing.ts";
import { openBytesSource } from "../riff/index.ts";
import { readVorbisTags } from "../vorbis-comment/index.ts";
import {
  planOggTags,
  readOggAudio,
  readOggPackets,
  readOggPages,
  type OggAudio,
  type OggTagPlan,
} from "./index.ts";
import {
  buildOggFlac,
  buildOpus,
  buildPage,
  buildVorbis,
  buildSmallPage,
  isWellNumbered,
  listPackets,
} from "./testing.ts";

const CODE = "AA6Q72600001";
const PLAN = { isrc: CODE, title: "New" };
const read = (bytes: Uint8Array): Promise<OggAudio> => readOggAudio(openBytesSource(bytes));
const codeOf = (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => "no error",
    (thrown: unknown) => (thrown instanceof CatalogError ? String(thrown.code) : String(thrown)),
  );

interface Written {
  readonly plan: OggTagPlan;
  readonly bytes: Buffer;
  readonly audio: OggAudio;
}

/** Tags a file and checks that no packet but the comments, and no position, is another. */
async function tag(bytes: Uint8Array, tags = PLAN): Promise<Written> {
  const source = openBytesSource(bytes);
  const plan = await planOggTags(source, await readOggAudio(source), tags);
  const written = await carryOut(source, plan.pieces());
  const target = openBytesSource(written);
  expect(written.length).toBe(plan.length);
  expect(await isWellNumbered(target)).toBe(true);
  const [before, after] = [await listPackets(source), await listPackets(target)];
  expect(after.length).toBe(before.length);
  expect(after.filter((line, index) => line !== before[index]).length).toBe(plan.isChanged ? 1 : 0);
  const audio = await readOggAudio(target);
  expect((await planOggTags(target, audio, tags)).isChanged).toBe(false);
  return { plan, bytes: written, audio };
}

async function pagesOf(bytes: Uint8Array): Promise<Uint8Array[]> {
  const pages: Uint8Array[] = [];
  for await (const page of readOggPages(openBytesSource(bytes))) pages.push(page.bytes);
  return pages;
}

const tagsOf = ({ comments }: OggAudio): string[] =>
  comments === null ? [] : readVorbisTags(comments.comment).map(({ id, value }) => `${id}=${value}`);

describe("reading Ogg", () => {
  it("states headers, tags and length of Opus", async () => {
    const { codec, frames, durationMs, issues, ...audio } = await read(buildOpus());
    expect(codec).toMatchObject({ name: "opus", head: { channels: 1, preSkip: 312, gain: 0, mapping: 0 } });
    expect([frames, durationMs, issues]).toEqual([5760 - 312, ((5760 - 312) / 48_000) * 1000, []]);
    expect(audio.comments?.comment.entries.length).toBe(1);
  });

  it("counts from the first position of a stream that was cut out of a longer one", async () => {
    const { frames } = await read(buildOpus({ granules: [101_920n, 103_840n] }));
    expect(frames).toBe(3840 - 312);
  });

  it("leaves out what the position of the last page leaves out", async () => {
    expect((await read(buildOpus({ granules: [1920n, 3000n] }))).frames).toBe(3000 - 312);
    expect((await read(buildOpus({ granules: [1000n] }))).frames).toBe(1000 - 312);
  });

  it.each<[string, [bigint, bigint], number]>([
    ["from 0 on", [1600n, 3648n], 3648],
    ["to a last position before the end of the last packet", [1600n, 3000n], 3000],
    ["from where a cut stream begins", [101_600n, 103_648n], 3648],
    ["without what a first position before the end of its packets leaves out", [1000n, 3048n], 3048],
  ])("counts the frames of Vorbis %s", async (_, granules, frames) => {
    const { codec, issues, ...audio } = await read(buildVorbis({ granules }));
    expect(codec).toMatchObject({ name: "vorbis", head: { channels: 1, blockSizes: [256, 2048] } });
    expect([audio.frames, audio.sampleRate, issues]).toEqual([frames, 44_100, []]);
  });

  it("takes Vorbis to start at 0, and says so, when its setup cannot be read", async () => {
    const bytes = buildVorbis({ granules: [1600n, 3648n] });
    const [head, headers, ...audio] = await pagesOf(bytes);
    const lacing = Array.from(headers?.subarray(27, 29) ?? []);
    const body = Buffer.from(headers?.subarray(29) ?? []);
    body.fill(0xff, body.length - 8);
    const broken = Buffer.concat([head ?? bytes, buildPage({ sequence: 1, lacing, body }), ...audio]);
    const { frames, issues } = await read(broken);
    expect([frames, issues.map(({ code }) => code)]).toEqual([3648, ["OGG_START_UNKNOWN"]]);
  });

  it("states what STREAMINFO says of FLAC", async () => {
    const { codec, frames, headers } = await read(buildOggFlac([]));
    expect(codec).toMatchObject({ name: "flac", head: { bitDepth: 16, channels: 1 } });
    expect([frames, headers.length]).toEqual([576, 3]);
  });

  it("finds its way back behind bytes that are no page, and tells of them", async () => {
    const bytes = buildOpus();
    const pages: [number, number][] = [];
    const damaged = Buffer.concat([Buffer.from("OggS junk OggS"), bytes]);
    for await (const page of readOggPages(openBytesSource(damaged))) pages.push([page.offset, page.skipped]);
    expect(pages[0]).toEqual([14, 14]);
    expect(pages.length).toBe(5);
    expect((await read(damaged)).issues.map(({ code }) => code)).toEqual(["OGG_BYTES_IN_FRONT"]);
  });

  it("puts packets together over pages, and refuses damage", async () => {
    const pages = [
      buildPage({ sequence: 0, flags: 2, granule: -1n, lacing: [255, 255], body: Buffer.alloc(510, 1) }),
      buildPage({ sequence: 1, flags: 5, granule: 9n, lacing: [0, 3, 0], body: Buffer.alloc(3, 2) }),
    ];
    const packets: [number, number | null][] = [];
    const all = async (bytes: Uint8Array): Promise<void> => {
      for await (const { bytes: packet, granule } of readOggPackets(openBytesSource(bytes), 7)) {
        packets.push([packet.length, granule]);
      }
    };
    await all(Buffer.concat(pages));
    expect(packets).toEqual([
      [510, null],
      [3, null],
      [0, 9],
    ]);
    const broken = Buffer.concat(pages);
    broken[570] = 9;
    expect(await codeOf(all(broken))).toBe("AUDIO_PACKET_DAMAGED");
    expect(await codeOf(all(pages[1] ?? broken))).toBe("AUDIO_PACKET_DAMAGED");
  });

  it("says when streams follow one another, and when the end is missing", async () => {
    const chained = Buffer.concat([buildOpus(), buildOpus({ serial: 8 })]);
    const { frames, issues } = await read(chained);
    expect([frames, issues.map(({ code }) => code)]).toEqual([null, ["OGG_CHAINED"]]);
    const cut = buildOpus().subarray(0, -31);
    expect((await read(cut)).issues.map(({ code }) => code)).toEqual(["OGG_END_MISSING"]);
  });

  it("believes neither the number nor the position of a page with a wrong checksum", async () => {
    const pages = await pagesOf(buildOpus({ granules: [1920n, 3840n, 5760n, 7680n] }));
    const damaged = Buffer.from(pages.at(-2) ?? []);
    damaged.writeUInt32LE(99, 14);
    const inside = await read(Buffer.concat(pages.with(-2, damaged)));
    expect([inside.frames, inside.issues]).toEqual([7680 - 312, []]);
    const last = Buffer.from(pages.at(-1) ?? []);
    last.writeBigInt64LE(999_999n, 6);
    const atEnd = await read(Buffer.concat(pages.with(-1, last)));
    expect([atEnd.frames, atEnd.issues.map(({ code }) => code)]).toEqual([5760 - 312, ["OGG_END_MISSING"]]);
  });

  it("refuses what holds no stream that is known, or ends inside its headers", async () => {
    expect(await codeOf(read(new Uint8Array(0)))).toBe("AUDIO_NOT_UNDERSTOOD");
    const other = buildSmallPage([Buffer.from("\x80theora")], { sequence: 0, flags: 2 });
    expect(await codeOf(read(other))).toBe("AUDIO_NOT_UNDERSTOOD");
    expect(await codeOf(read(buildOpus().subarray(0, 60)))).toBe("AUDIO_NOT_UNDERSTOOD");
  });
});

describe("writing comments into Ogg", () => {
  it("makes the page of the comments anew and leaves all others as they are", async () => {
    const { plan, audio } = await tag(buildOpus());
    expect([plan.isInPlace, plan.shift]).toEqual([false, 0]);
    expect(tagsOf(audio)).toEqual(["TITLE=New", `ISRC=${CODE}`]);
  });

  it("makes the setup of Vorbis anew with the comments when they share a page, and keeps the framing bit", async () => {
    const { plan, audio } = await tag(buildVorbis({ granules: [1600n, 3648n] }));
    expect([plan.isInPlace, plan.shift]).toEqual([false, 0]);
    expect(tagsOf(audio)).toEqual(["TITLE=New", `ISRC=${CODE}`]);
    expect([...(audio.comments?.comment.rest ?? [])]).toEqual([1]);
  });

  it("states the new size of the comment block of FLAC, and keeps its last block last", async () => {
    const { plan, audio } = await tag(buildOggFlac(["TITLE=Old"]), { ...PLAN, title: "long".repeat(40_000) });
    expect(plan.shift).toBe(2);
    const [, comments] = audio.headers;
    expect(comments?.length).toBe(Buffer.from(comments ?? []).readUIntBE(1, 3) + 4);
    expect(audio.headers.map((packet) => packet[0])).toEqual([0x7f, 4, 0x81]);
  });

  it("uses padding, so that no other byte moves", async () => {
    const { plan, bytes } = await tag(buildOpus({ rest: new Uint8Array(40) }));
    expect([plan.isInPlace, bytes.length]).toEqual([true, buildOpus({ rest: new Uint8Array(40) }).length]);
  });

  it("keeps the binary suffix of Opus byte for byte", async () => {
    const rest = Uint8Array.of(1, 0, 0, 9);
    const { audio } = await tag(buildOpus({ rest }));
    expect(Buffer.from(audio.comments?.comment.rest ?? [])).toEqual(Buffer.from(rest));
  });

  it("renumbers the pages behind when the comments need more of them, in its own stream only", async () => {
    const one = await pagesOf(buildOpus());
    const two = await pagesOf(buildOpus({ serial: 8 }));
    const sideBySide = Buffer.concat(one.flatMap((page, index) => [page, two[index] ?? page]));
    const { plan, audio } = await tag(sideBySide, { ...PLAN, title: "long".repeat(50_000) });
    expect([plan.isInPlace, plan.shift]).toEqual([false, 3]);
    expect(audio.issues.map(({ code }) => code)).toEqual(["OGG_SEVERAL_STREAMS"]);
    const { plan: back } = await tag((await tag(buildOpus(), { ...PLAN, title: "l".repeat(99_999) })).bytes);
    expect(back.shift).toBe(0);
  });

  it("gives back the file when it already says it", async () => {
    const bytes = buildOpus({ entries: ["title=New", `isrc=${CODE}`] });
    const { plan, bytes: written } = await tag(bytes);
    expect([plan.isChanged, written.equals(bytes)]).toEqual([false, true]);
  });

  it("refuses chained streams, damaged pages and damaged comments", async () => {
    const refuse = async (bytes: Uint8Array): Promise<string> => {
      const source = openBytesSource(bytes);
      return codeOf(planOggTags(source, await readOggAudio(source), PLAN));
    };
    expect(await refuse(Buffer.concat([buildOpus(), buildOpus({ serial: 8 })]))).toBe(
      "AUDIO_TAG_LAYOUT_UNSAFE",
    );
    expect(await refuse(Buffer.concat([buildOpus(), buildOpus()]))).toBe("AUDIO_TAG_LAYOUT_UNSAFE");
    const damaged = buildOpus();
    damaged[damaged.length - 40] = 77;
    expect(await refuse(damaged)).toBe("AUDIO_TAG_LAYOUT_UNSAFE");
    const head = buildOpus().subarray(0, 47);
    const tags = buildSmallPage([Buffer.from("OpusTags\xff\0\0\0", "latin1")], { sequence: 1 });
    expect(await refuse(Buffer.concat([head, tags, buildOpus().subarray(93)]))).toBe("AUDIO_TAG_DAMAGED");
  });
});
