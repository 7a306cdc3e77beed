import { CatalogError } from "@deadwax/catalog";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { latin1 } from "../testing.ts";
import { parseAlacCookie, type AlacConfig } from "./config.ts";
import { createAlacDecoder } from "./decoder.ts";
import {
  bitText,
  buildCookie,
  encodePacket,
  TEST_CONFIG,
  type TestElement,
  type TestPacket,
} from "./testing-encoder.ts";
import { makeChannel } from "./testing-material.ts";

const decode = (config: AlacConfig, packet: TestPacket): Int32Array =>
  createAlacDecoder(config, "a.m4a").decode(encodePacket(config, packet));

/** What the channels of elements have to become, in the order they are given. */
function interleaved(bitDepth: number, channels: readonly (readonly number[])[]): number[] {
  const frames = channels[0]?.length ?? 0;
  return Array.from({ length: frames }, (_, i) =>
    channels.map((channel) => (channel[i] ?? 0) << (32 - bitDepth)),
  ).flat();
}

const config = (change: Partial<AlacConfig>): AlacConfig => ({ ...TEST_CONFIG, ...change });
const refusal = (code: string): unknown => expect.objectContaining({ code });

describe("an Apple Lossless cookie", () => {
  const cookie = buildCookie(TEST_CONFIG);
  const atom = (name: string, ...contents: readonly Uint8Array[]): Uint8Array => {
    const content = Buffer.concat(contents);
    return Buffer.concat([Uint8Array.of(0, 0, 0, content.length + 8), latin1(name), content]);
  };
  const full = atom("alac", new Uint8Array(4), cookie);

  it.each([
    ["as it is", cookie],
    ["in an alac atom", full],
    [
      "behind a frma atom, with a terminator",
      Buffer.concat([atom("frma", latin1("alac")), full, atom("\0\0\0\0")]),
    ],
    ["in a wave atom", atom("wave", atom("frma", latin1("alac")), full, atom("\0\0\0\0"))],
  ])("is read %s", (_, bytes) => {
    expect(parseAlacCookie(bytes, "a.m4a")).toEqual(TEST_CONFIG);
  });

  it("may name its channel layout", () => {
    const surround = config({ channels: 6, layoutTag: 0x7c_0006 });
    expect(parseAlacCookie(buildCookie(surround), "a.m4a")).toEqual(surround);
  });

  it.each([
    { frameLength: 0 },
    { frameLength: 70_000 },
    { bitDepth: 8 },
    { bitDepth: 17 },
    { channels: 0 },
    { channels: 9 },
    { sampleRate: 0 },
    { maxParameter: 32 },
  ])("is refused with %o", (change) => {
    const bytes = buildCookie(config(change));
    expect(() => parseAlacCookie(bytes, "a.m4a")).toThrow(refusal("AUDIO_NOT_UNDERSTOOD"));
  });

  it("is read or refused whatever its bytes are", () => {
    const wrapped = Buffer.from(atom("wave", atom("wave", atom("frma", latin1("alac")), full)));
    const mutation = fc.record({ at: fc.nat(wrapped.length - 1), value: fc.nat(255) });
    fc.assert(
      fc.property(fc.array(mutation, { maxLength: 5 }), fc.nat(wrapped.length), (mutations, cut) => {
        const bytes = Uint8Array.from(wrapped.subarray(0, cut));
        for (const { at, value } of mutations) if (at < cut) bytes[at] = value;
        try {
          expect(parseAlacCookie(bytes, "a.m4a").channels).toBeLessThan(9);
        } catch (thrown) {
          if (!(thrown instanceof CatalogError)) throw thrown;
        }
      }),
      { numRuns: 500 },
    );
  });

  it("of a later version is refused", () => {
    const bytes = buildCookie(TEST_CONFIG);
    bytes[4] = 1;
    expect(() => parseAlacCookie(bytes, "a.m4a")).toThrow(refusal("AUDIO_NOT_UNDERSTOOD"));
  });
});

describe("the Apple Lossless decoder", () => {
  it("gives samples left-justified and says how a WAV would hold them", () => {
    const { format } = createAlacDecoder(config({ bitDepth: 20, channels: 1 }), "a.m4a");
    expect(format).toEqual({
      kind: "int",
      width: 3,
      validBits: 20,
      channels: 1,
      sampleRate: 44_100,
      channelMask: 4,
    });
    const channels = [[1, -1, 0x7ffff, -0x80000]];
    expect([...decode(config({ bitDepth: 20, channels: 1 }), [{ channels, isStored: true }])]).toEqual([
      4096,
      -4096,
      0x7ffff000,
      -(2 ** 31),
    ]);
  });

  it("restores what an encoder of any choices was given", () => {
    const predictor = fc.record({
      kind: fc.constantFrom(0, 0, 15),
      shift: fc.integer({ min: 1, max: 15 }),
      rateFactor: fc.nat(7),
      coefficients: fc.array(fc.integer({ min: -2000, max: 2000 }), { maxLength: 31 }),
    });
    const choices = fc.record({
      bitDepth: fc.constantFrom(16, 20, 24, 32),
      material: fc.constantFrom("noise", "sine", "silence", "music", "extremes", "steps"),
      frames: fc.integer({ min: 1, max: 300 }),
      isPair: fc.boolean(),
      isStored: fc.boolean(),
      lowBytes: fc.nat(2),
      mixShift: fc.nat(7),
      mixPart: fc.nat(128),
      maxParameter: fc.integer({ min: 2, max: 16 }),
      predictors: fc.tuple(predictor, predictor),
    });
    fc.assert(
      fc.property(choices, ({ bitDepth, material, frames, isPair, lowBytes, ...element }) => {
        const most = Math.min(lowBytes, Math.floor((bitDepth - 4) / 8));
        const lowBits = 8 * (bitDepth === 32 && isPair ? Math.max(1, most) : most);
        const channels = [0, 1]
          .slice(0, isPair ? 2 : 1)
          .map((n) => makeChannel(material, bitDepth, frames, n));
        const mixWeight = Math.min(127, Math.round((element.mixPart / 128) * 2 ** element.mixShift));
        const settings = config({ bitDepth, channels: channels.length, maxParameter: element.maxParameter });
        const found = decode(settings, [{ ...element, channels, lowBits, mixWeight }]);
        expect([...found]).toEqual(interleaved(bitDepth, channels));
      }),
      { numRuns: 300 },
    );
  });

  it("takes a weight of the mix that is negative", () => {
    const channels = [makeChannel("music", 12, 500), makeChannel("sine", 12, 500, 1)];
    const element: TestElement = {
      channels,
      mixShift: 2,
      mixWeight: -3,
      predictors: [{ coefficients: [500, -20] }],
    };
    expect([...decode(TEST_CONFIG, [element])]).toEqual(interleaved(16, channels));
  });

  it("takes coefficients beyond 16 bits back to the other end, as the encoder does", () => {
    const channels = [makeChannel("noise", 16, 2000)];
    const element = { channels, predictors: [{ coefficients: [32_760, -32_760, 32_767], shift: 15 }] };
    expect([...decode(config({ channels: 1 }), [element])]).toEqual(interleaved(16, channels));
  });

  it("has no more samples than a short packet, also one that is shorter than the order", () => {
    for (const frames of [0, 1, 5, 4095]) {
      const channels = [makeChannel("noise", 16, frames)];
      const found = decode(config({ channels: 1 }), [
        { channels, predictors: [{ coefficients: Array(30).fill(7) }] },
      ]);
      expect([...found]).toEqual(interleaved(16, channels));
    }
  });

  it("steps over data and filling between the elements", () => {
    const channels = [makeChannel("sine", 16, 20)];
    const data = `1000000` + `1` + bitText(2, 8);
    const longData = `1000000` + `0` + bitText(255, 8) + bitText(3, 8) + "01".repeat(258 * 4);
    const fill = `110` + bitText(3, 4) + "1".repeat(24);
    const longFill = `110` + bitText(15, 4) + bitText(2, 8) + "0".repeat(16 * 8);
    for (const extra of [fill, longFill, longData, fill + longData]) {
      expect([...decode(config({ channels: 1 }), [extra, { channels }])]).toEqual(interleaved(16, channels));
    }
    // Aligned data starts with the next byte of the packet: here after 16 bits.
    expect([...decode(config({ channels: 1 }), [data + "0".repeat(16), { channels }])]).toEqual(
      interleaved(16, channels),
    );
  });

  it.each([
    [3, [2, 0, 1], 0x7],
    [4, [2, 0, 1, 3], 0x107],
    [5, [2, 0, 1, 3, 4], 0x37],
    [6, [2, 0, 1, 4, 5, 3], 0x3f],
    [7, [2, 0, 1, 4, 5, 6, 3], 0x13f],
    [8, [2, 6, 7, 0, 1, 4, 5, 3], 0xff],
  ])("puts %i channels into the order of WAVE", (channels, places, channelMask) => {
    const settings = config({ channels });
    const singles = places.map((_, n) => ({
      channels: [[n + 1]],
      isStored: true,
      id: n === channels - 1 ? 3 : 0,
    }));
    const found = [...decode(settings, singles)].map((sample) => sample >> 16);
    expect(places.map((place) => found[place])).toEqual(places.map((_, n) => n + 1));
    expect(createAlacDecoder(settings, "a.m4a").format.channelMask).toBe(channelMask);
    const discrete = config({ channels, layoutTag: 0x93_0000 + channels });
    expect([...decode(discrete, singles)].map((sample) => sample >> 16)).toEqual(places.map((_, n) => n + 1));
    expect(createAlacDecoder(discrete, "a.m4a").format.channelMask).toBeNull();
  });

  const mono = makeChannel("music", 16, 50);
  const one: TestElement = { channels: [mono] };
  it.each<[string, Partial<AlacConfig>, TestPacket, string]>([
    ["too few channels", {}, [one], "it has 1 of 2 channels"],
    ["too many channels", { channels: 1 }, [{ channels: [mono, mono] }], "it has more than 1 channels"],
    [
      "channels that differ in length",
      {},
      [one, { channels: [mono.slice(1)] }],
      "its channels differ in length",
    ],
    [
      "more frames than a packet has",
      { frameLength: 40 },
      [{ channels: [mono, mono] }],
      "it states 50 frames",
    ],
    [
      "4 billion frames",
      {},
      [{ channels: [mono, mono], statedFrames: 2 ** 32 - 1 }],
      "it states 4294967295 frames",
    ],
    ["an unknown element", {}, ["0100000"], "it has an element of the unknown kind 2"],
    ["bits set that have to be 0", {}, [bitText(0, 7) + bitText(1, 12)], "bits that have to be 0 are not"],
    ["low bits of three bytes", {}, [{ ...one, lowBits: 24 }], "24 low bits cannot be split off"],
    ["as many low bits as a sample has", {}, [{ ...one, lowBits: 16 }], "16 low bits cannot be split off"],
    [
      "coefficients without scale",
      {},
      [{ ...one, predictors: [{ shift: 0, coefficients: [1] }] }],
      "have no scale",
    ],
    [
      "a mix beyond 31 bits",
      {},
      [{ channels: [mono, mono], mixShift: 32, mixWeight: 1 }],
      "the mix of its channels",
    ],
    ["a code where there is none", { maxParameter: 0 }, [one], "the configuration has no code"],
    ["its end missing", {}, [bitText(0, 30)], "it ends too early"],
  ])("refuses a packet with %s", (_, change, packet, problem) => {
    const run = (): Int32Array => decode(config(change), packet);
    expect(run).toThrow(refusal("AUDIO_PACKET_DAMAGED"));
    expect(run).toThrow(problem);
  });

  it("refuses a run of zeros that goes on behind the end, and an empty packet", () => {
    const zeros = encodePacket(config({ channels: 1 }), [{ channels: [makeChannel("silence", 16, 4096)] }]);
    const shorter = createAlacDecoder(config({ channels: 1, frameLength: 4000 }), "a.m4a");
    expect(() => shorter.decode(zeros)).toThrow(/a run of zeros goes on/u);
    expect(() => shorter.decode(new Uint8Array(0))).toThrow(/Packet 2 of “?"?a\.m4a/u);
  });

  it("goes on with the next packet after one that was refused", () => {
    const packet = encodePacket(TEST_CONFIG, [
      { channels: [mono, mono], predictors: [{ coefficients: [9, 9] }] },
    ]);
    const decoder = createAlacDecoder(TEST_CONFIG, "a.m4a");
    expect(() => decoder.decode(packet.subarray(0, 20))).toThrow(refusal("AUDIO_PACKET_DAMAGED"));
    expect([...decoder.decode(packet)]).toEqual(interleaved(16, [mono, mono]));
  });

  it("reads or refuses a packet cut off anywhere or with any bytes changed", () => {
    const channels = [makeChannel("music", 24, 200), makeChannel("steps", 24, 200, 1)];
    const settings = config({ bitDepth: 24, channels: 3, frameLength: 200 });
    const predictors = [{ coefficients: [900, -400, 20, 7] }, { kind: 15, coefficients: [1, 2] }];
    const whole = encodePacket(settings, [
      { channels, lowBits: 8, predictors, mixShift: 2, mixWeight: 1 },
      { channels: channels.slice(0, 1), id: 3 },
    ]);
    const decoder = createAlacDecoder(settings, "a.m4a");
    const mutation = fc.record({ at: fc.nat(whole.length - 1), value: fc.nat(255) });
    const early = fc.record({ at: fc.nat(20), value: fc.nat(255) });
    const length = fc.oneof(fc.constant(whole.length), fc.nat(whole.length));
    let read = 0;
    fc.assert(
      fc.property(fc.array(fc.oneof(early, mutation), { maxLength: 4 }), length, (mutations, cut) => {
        const packet = whole.slice(0, cut);
        for (const { at, value } of mutations) if (at < cut) packet[at] = value;
        try {
          expect(decoder.decode(packet).length).toBeLessThanOrEqual(600);
          read++;
        } catch (thrown) {
          if (!(thrown instanceof CatalogError) || thrown.code !== "AUDIO_PACKET_DAMAGED") throw thrown;
        }
      }),
      { numRuns: 3000 },
    );
    expect(read).toBeGreaterThan(100);
  });
});
