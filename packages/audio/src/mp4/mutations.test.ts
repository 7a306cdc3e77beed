/** Damaged files are refused with a catalog error, or everything but our tags is as it was; no read is out of bounds. */
import { CatalogError } from "@deadwax/catalog";
import fc from "fast-check";
import { expect, it } from "vitest";
import { openBytesSource, type ByteSource } from "../riff/index.ts";
import { planMp4Tags, readHeardTrack, readMp4Map, readMp4Tags, readPackets } from "./index.ts";
import { buildAtom } from "./atom.ts";
import {
  buildMp4,
  carryOut,
  free,
  freeItem,
  full,
  item,
  itunesUdta,
  listAtoms,
  text,
  words,
} from "./testing.ts";

const MVEX = buildAtom("mvex", full("trex", words(1, 1, 1024, 0, 0)));
const ITEMS = [
  item("©nam", "Old"),
  item("trkn", buildAtom("data", words(0, 0, 2, 0x0c0000))),
  freeItem("Isrc", "x"),
];
const TEXT = buildAtom("udta", buildAtom("©nam", Buffer.of(0, 3, 0, 0), text("Old")), words(0));

function fragment(): Buffer {
  const trun = buildAtom("trun", words(0x301, 2, 100, 1024, 4, 1024, 3));
  const traf = buildAtom("traf", buildAtom("tfhd", words(0x2_0000, 1)), full("tfdt", words(0)), trun);
  const moof = buildAtom("moof", full("mfhd", words(1)), traf);
  const mfra = buildAtom("mfra", full("tfra", words(1, 0, 1, 0, 700), Buffer.of(1, 1, 1)));
  return Buffer.concat([moof, buildAtom("mdat", text("packets")), mfra]);
}

const SEEDS = [
  buildMp4({ inMoov: [itunesUdta(ITEMS, [free(400)])], edits: [[140, 1024]] }),
  buildMp4({ order: "moov-last", inMoov: [TEXT, MVEX], brand: "qt  ", isLong: true, behind: [fragment()] }),
  buildMp4({ inMoov: [itunesUdta(ITEMS), MVEX], behind: [fragment(), free(30)] }),
];

const mutated = fc
  .record({
    seed: fc.constantFrom(...SEEDS),
    changes: fc.array(
      fc.record({
        offset: fc.nat(2000),
        value: fc.oneof(fc.constantFrom(0, 1, 4, 0x7f, 0x80, 0xff), fc.nat(255)),
      }),
      { minLength: 1, maxLength: 6 },
    ),
    cut: fc.option(fc.nat(2000), { freq: 5 }),
  })
  .map(({ seed, changes, cut }) => {
    const bytes = Uint8Array.from(seed.subarray(0, cut ?? seed.length));
    for (const { offset, value } of changes) if (offset < bytes.length) bytes[offset] = value;
    return bytes;
  });

/** A source in which no read may be absurd. */
function guard(bytes: Uint8Array): ByteSource {
  const inner = openBytesSource(bytes);
  return {
    ...inner,
    read: (offset, length) => {
      expect(Number.isSafeInteger(offset) && offset >= 0 && length >= 0 && length < 2 ** 29).toBe(true);
      return inner.read(offset, length);
    },
  };
}

const others = async (source: ByteSource): Promise<string[]> =>
  (await listAtoms(source)).filter((line) => !/^\/moov\/udta/u.test(line));

async function hashTracks(source: ByteSource): Promise<string[]> {
  const list: string[] = [];
  for (const track of (await readMp4Map(source)).tracks) {
    try {
      let packets = 0;
      for await (const { bytes } of readPackets(source, track)) {
        list.push(Buffer.from(bytes).toString("latin1"));
        packets += 1;
        expect(packets).toBeLessThan(200_000);
      }
      await readHeardTrack(source, track);
    } catch (thrown) {
      expect(thrown).toBeInstanceOf(CatalogError);
      list.push(String(thrown));
    }
  }
  return list;
}

it(
  "reads and plans any damaged file with nothing but catalog errors, and loses nothing of it",
  { timeout: 120_000 },
  async () => {
    let written = 0;
    await fc.assert(
      fc.asyncProperty(mutated, async (bytes) => {
        const source = guard(bytes);
        try {
          const map = await readMp4Map(source);
          await readMp4Tags(source, map);
          const packets = await hashTracks(source);
          const plan = await planMp4Tags(source, map, {
            isrc: "AA6Q72600001",
            title: "A longer title than before",
          });
          const target = guard(await carryOut(source, plan.pieces));
          expect(target.size).toBe(plan.length);
          expect(await others(target)).toEqual(await others(source));
          if (!packets.some((line) => line.includes("Error")))
            expect(await hashTracks(target)).toEqual(packets);
          written += 1;
        } catch (thrown) {
          if (!(thrown instanceof CatalogError)) throw thrown;
        }
      }),
      { numRuns: 1500 },
    );
    expect(written).toBeGreaterThan(100);
  },
);
