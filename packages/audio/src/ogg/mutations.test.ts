/** Damaged files are refused with a catalog error, or every packet but the comments is as it was. */
import { CatalogError } from "@deadwax/catalog";
import fc from "fast-check";
import { expect, it } from "vitest";
import { carryOut } from "../flac/testing.ts";
import { openBytesSource, type ByteSource } from "../riff/index.ts";
import { planOggTags, readOggAudio, readOggPackets, readOggPages } from "./index.ts";
import { buildOpus, buildPage, listPackets } from "./testing.ts";

const SEED = Buffer.concat([buildOpus({ entries: ["TITLE=Old", "isrc=x"], rest: new Uint8Array(9) })]);

/** The sum of each page is made right again after a change, or else nearly all of them are refused for that. */
const mutated = fc
  .record({
    changes: fc.array(
      fc.record({
        offset: fc.nat(SEED.length - 1),
        value: fc.oneof(fc.constantFrom(0, 1, 2, 4, 5, 7, 0x7f, 0x80, 0xff), fc.nat(255)),
      }),
      { minLength: 1, maxLength: 4 },
    ),
    cut: fc.option(fc.nat(SEED.length), { freq: 6 }),
    isMended: fc.boolean(),
  })
  .map(({ changes, cut, isMended }) => {
    const bytes = Uint8Array.from(SEED.subarray(0, cut ?? SEED.length));
    for (const { offset, value } of changes) if (offset < bytes.length) bytes[offset] = value;
    return { bytes, isMended };
  });

async function mend(bytes: Uint8Array): Promise<Uint8Array> {
  const copy = Uint8Array.from(bytes);
  for await (const { offset, serial, sequence, lacing, body, bytes: old } of readOggPages(
    openBytesSource(bytes),
  )) {
    const granule = new DataView(old.buffer, old.byteOffset, 14).getBigInt64(6, true);
    copy.set(buildPage({ serial, sequence, flags: old[5] ?? 0, granule, lacing: [...lacing], body }), offset);
  }
  return copy;
}

function watched(inner: ByteSource): ByteSource {
  return {
    ...inner,
    read: (offset, length) => {
      expect(Number.isSafeInteger(offset) && offset >= 0 && length >= 0 && length < 2 ** 20).toBe(true);
      return inner.read(offset, length);
    },
  };
}

it("reads and plans any damaged file with nothing but catalog errors, and loses nothing of it", async () => {
  let written = 0;
  await fc.assert(
    fc.asyncProperty(mutated, async ({ bytes: damaged, isMended }) => {
      const bytes = isMended ? await mend(damaged) : damaged;
      const source = watched(openBytesSource(bytes));
      try {
        const audio = await readOggAudio(source);
        const plan = await planOggTags(source, audio, { isrc: "AA6Q72600001" });
        const target = await carryOut(source, plan.pieces());
        expect(target.length).toBe(plan.length);
        const [before, after] = [await listPackets(source), await listPackets(openBytesSource(target))];
        expect(after.length).toBe(before.length);
        expect(after.filter((line, index) => line !== before[index]).length).toBeLessThan(2);
        written += 1;
        for await (const packet of readOggPackets(source, audio.serial)) expect(packet.bytes).toBeDefined();
      } catch (thrown) {
        expect(thrown).toBeInstanceOf(CatalogError);
      }
    }),
    { numRuns: 1500 },
  );
  expect(written).toBeGreaterThan(100);
});

it("ends soon on a file that is nothing but the beginnings of pages", async () => {
  const bytes = Buffer.alloc(4 * 1024 * 1024);
  for (let at = 0; at + 27 < bytes.length; at += 27) bytes.write("OggS\0\0", at, "latin1");
  for (let at = 26; at < bytes.length; at += 27) bytes[at] = 255;
  let pages = 0;
  for await (const page of readOggPages(openBytesSource(bytes), 1)) pages += page.bytes.length > 0 ? 1 : 0;
  expect(pages).toBe(0);
});
