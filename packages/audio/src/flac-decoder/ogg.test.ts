import { describe, expect, it } from "vitest";
import { makeChannel } from "../alac/testing-material.ts";
import { buildComment } from "../flac/testing.ts";
import { readOggAudio } from "../ogg/index.ts";
import { buildPage, type TestPage } from "../ogg/testing.ts";
import { openBytesSource } from "../riff/index.ts";
import { decodeOggFlac } from "./index.ts";
import {
  collect,
  encodeFrame,
  encodeStreamInfo,
  expectedSamples,
  type Decoded,
  type TestStream,
} from "./testing.ts";

const SIZE = 576;
const STREAM: TestStream = {
  frames: Array.from({ length: 8 }, (_, number) => ({
    number,
    channels: [0, 1].map((n) => makeChannel("music", 16, SIZE, number * 2 + n)),
    subframes: [{ kind: "fixed", order: 1 }],
  })),
};
const EXPECTED = expectedSamples(STREAM);
const PACKETS = STREAM.frames.map((frame) => encodeFrame(frame, 16));

/** The lacing values of packets. */
function lace(packets: readonly Uint8Array[]): number[] {
  return packets.flatMap(({ length }) => [
    ...new Array<number>(Math.floor(length / 255)).fill(255),
    length % 255,
  ]);
}

function buildHeaders(entries: readonly string[] = [], stream = STREAM): TestPage[] {
  const first = Buffer.concat([
    Buffer.from("\x7fFLAC\x01\0\0\x01fLaC\0\0\0\x22", "latin1"),
    encodeStreamInfo(stream),
  ]);
  const comment = buildComment(entries);
  const second = Buffer.concat([Uint8Array.of(0x84, 0, comment.length >> 8, comment.length & 255), comment]);
  return [first, second].map((body, sequence) => ({
    sequence,
    flags: sequence === 0 ? 2 : 0,
    lacing: lace([body]),
    body,
  }));
}

/** Four pages, which end wherever they do. */
function buildAudio(): TestPage[] {
  const lacing = lace(PACKETS);
  const body = Buffer.concat(PACKETS);
  const perPage = Math.ceil(lacing.length / 4);
  const pages: TestPage[] = [];
  let at = 0;
  for (let from = 0; from < lacing.length; from += perPage) {
    const values = lacing.slice(from, from + perPage);
    const size = values.reduce((sum, value) => sum + value, 0);
    const isLast = from + perPage >= lacing.length;
    const flags = (lacing[from - 1] === 255 ? 1 : 0) | (isLast ? 4 : 0);
    pages.push({
      sequence: 2 + pages.length,
      flags,
      granule: BigInt(SIZE * 8),
      lacing: values,
      body: body.subarray(at, at + size),
    });
    at += size;
  }
  return pages;
}

async function decodePages(pages: readonly Uint8Array[]): Promise<Decoded> {
  const source = openBytesSource(Buffer.concat(pages));
  return collect(decodeOggFlac(source, await readOggAudio(source)));
}

describe("FLAC in Ogg", () => {
  const pages = [...buildHeaders(), ...buildAudio()].map(buildPage);

  it("comes out as it went in, also where frames go on on the next page", async () => {
    const { samples, codes } = await decodePages(pages);
    expect(codes).toEqual([]);
    expect(samples).toEqual(EXPECTED);
  });

  it("comes out where the audio begins on the page of the headers, and between pages of another stream", async () => {
    const [first, second] = buildHeaders();
    const [third, ...rest] = buildAudio();
    const joined = {
      ...second!,
      lacing: [...second!.lacing, ...third!.lacing],
      body: Buffer.concat([second!.body, third!.body]),
    };
    const other = (sequence: number): TestPage => ({
      serial: 9,
      sequence,
      flags: sequence === 0 ? 2 : 0,
      lacing: [4],
      body: Buffer.from("else"),
    });
    const all = [
      first!,
      other(0),
      joined,
      other(1),
      ...rest.map((page) => ({ ...page, sequence: page.sequence - 1 })),
      other(2),
    ];
    const { samples, codes } = await decodePages(all.map(buildPage));
    expect(codes).toEqual([]);
    expect(samples).toEqual(EXPECTED);
  });

  it("has silence where a page is missing, and everything else in its place", async () => {
    const { samples, codes } = await decodePages(pages.filter((_, index) => index !== 3));
    expect(codes.every((code) => code.startsWith("error"))).toBe(true);
    expect(codes).toHaveLength(1);
    expect(samples.length).toBe(EXPECTED.length);
    expect(samples.subarray(0, SIZE * 2)).toEqual(EXPECTED.subarray(0, SIZE * 2));
    expect(samples.subarray(-2 * SIZE * 2)).toEqual(EXPECTED.subarray(-2 * SIZE * 2));
  });

  it("tells of a page whose checksum is wrong, and takes from it what is whole", async () => {
    const damaged = pages.map((page) => Buffer.from(page));
    damaged[3]![22] = (damaged[3]![22] ?? 0) ^ 1;
    const odd = await decodePages(damaged);
    expect(odd.codes).toEqual(["warning FLAC_OGG_PAGE_DAMAGED"]);
    expect(odd.samples).toEqual(EXPECTED);
    damaged[3]![300] = (damaged[3]![300] ?? 0) ^ 1;
    const wrong = await decodePages(damaged);
    expect(wrong.codes).toEqual(["warning FLAC_OGG_PAGE_DAMAGED", "error FLAC_FRAME_DAMAGED"]);
    expect(wrong.samples.length).toBe(EXPECTED.length);
  });

  it("tells when nothing but the frames vouches for the samples", async () => {
    const headers = buildHeaders([], { ...STREAM, md5: "" });
    const { samples, codes } = await decodePages([...headers, ...buildAudio()].map(buildPage));
    expect(codes).toEqual(["info FLAC_MD5_UNKNOWN"]);
    expect(samples).toEqual(EXPECTED);
  });

  it("has the speakers that a comment states", async () => {
    const headers = buildHeaders(["WAVEFORMATEXTENSIBLE_CHANNEL_MASK=0x600"]);
    const { decoding } = await decodePages([...headers, ...buildAudio()].map(buildPage));
    expect(decoding.format.channelMask).toBe(0x600);
  });

  it("without any frame is a stream of no samples", async () => {
    const none: TestStream = { frames: [], total: 0 };
    const [first, second] = buildHeaders([], none);
    const { frames, codes } = await decodePages([first!, { ...second!, flags: 4 }].map(buildPage));
    expect([frames, codes]).toEqual([0, []]);
  });

  it("decodes the same a second time", async () => {
    const { decoding, samples } = await decodePages(pages);
    expect((await collect(decoding)).samples).toEqual(samples);
  });
});
