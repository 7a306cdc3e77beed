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
import { buildOpus, buildPage, buildSmallPage, isWellNumbered, listPackets } from "./testing.ts";

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
