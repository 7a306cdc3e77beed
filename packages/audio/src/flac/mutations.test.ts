/** Damaged files are refused with a catalog error, or everything but the comments and the padding is as it was. */
import { CatalogError } from "@deadwax/catalog";
import fc from "fast-check";
import { expect, it } from "vitest";
import { openBytesSource } from "../riff/index.ts";
import { planFlacTags, readFlacMap } from "./index.ts";
import { buildComment, buildFlac, carryOut, listFlac } from "./testing.ts";

const SEED = buildFlac({
  before: Buffer.from("ID3\x04\0\0\0\0\0\x02\0\0", "latin1"),
  blocks: [
    { type: 3, content: Buffer.alloc(18) },
    { type: 4, content: buildComment(["TITLE=Old", "isrc=x", "COMMENT=kept"]) },
    { type: 2, content: Buffer.from("riffdata") },
    { type: 1, content: Buffer.alloc(40) },
  ],
});
const HEAD = SEED.length - 33;

const mutated = fc
  .record({
    changes: fc.array(
      fc.record({
        offset: fc.oneof({ weight: 4, arbitrary: fc.nat(HEAD) }, fc.nat(SEED.length - 1)),
        value: fc.oneof(fc.constantFrom(0, 1, 4, 0x7f, 0x80, 0x84, 0xff), fc.nat(255)),
      }),
      { minLength: 1, maxLength: 5 },
    ),
    cut: fc.option(fc.nat(SEED.length), { freq: 4 }),
  })
  .map(({ changes, cut }) => {
    const bytes = Uint8Array.from(SEED.subarray(0, cut ?? SEED.length));
    for (const { offset, value } of changes) if (offset < bytes.length) bytes[offset] = value;
    return bytes;
  });

it("reads and plans any damaged file with nothing but catalog errors, and loses nothing of it", async () => {
  let written = 0;
  await fc.assert(
    fc.asyncProperty(mutated, async (bytes) => {
      const inner = openBytesSource(bytes);
      const source = {
        ...inner,
        read: (offset: number, length: number) => {
          expect(Number.isSafeInteger(offset) && offset >= 0 && length >= 0 && length < 2 ** 25).toBe(true);
          return inner.read(offset, length);
        },
      };
      try {
        const plan = await planFlacTags(source, await readFlacMap(source), { isrc: "AA6Q72600001" });
        const target = await carryOut(source, plan.pieces);
        const others = async (file: Uint8Array): Promise<string[]> =>
          (await listFlac(openBytesSource(file))).filter((line) => !/^[14] /u.test(line));
        expect(await others(target)).toEqual(await others(bytes));
        written += 1;
      } catch (thrown) {
        expect(thrown).toBeInstanceOf(CatalogError);
      }
    }),
    { numRuns: 1500 },
  );
  expect(written).toBeGreaterThan(100);
});
