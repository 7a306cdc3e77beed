/** Damaged files: whatever is refused is refused with a reason and left as it is; whatever is written is proven. */
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { CatalogError } from "@deadwax/catalog";
import fc from "fast-check";
import { expect, it } from "vitest";
import { createAxml } from "../axml/index.ts";
import { applyPlan, createId3Tag, writeId3 } from "../id3/index.ts";
import { openBytesSource, readChunkMap } from "../riff/index.ts";
import { buildInfo, buildWav, latin1 } from "../testing.ts";
import { readWavTags } from "../wav-tags/index.ts";
import { createTagWriter } from "./tag-writer.ts";
import { CODE, inFolder, measureSmall } from "./testing.ts";

const SEED = buildWav({
  data: new Uint8Array(64),
  before: [{ id: "bext", content: new Uint8Array(602) }, buildInfo({ ISRC: CODE, INAM: "x" })],
  after: [
    { id: "axml", content: createAxml(CODE) },
    { id: "iXML", content: latin1("<BWFXML/>") },
    { id: "id3 ", content: writeId3(applyPlan(createId3Tag(), { isrc: CODE, artists: ["A", "B"] }).tag) },
  ],
});

/** Offsets near the structures matter most, so half of the changes go there. */
const STRUCTURE = structureOffsets();
const change = fc.record({
  offset: fc.oneof(fc.nat(SEED.length - 1), fc.constantFrom(...STRUCTURE)),
  value: fc.oneof(fc.constantFrom(0, 1, 0x7f, 0x80, 0xff, 0x54), fc.nat(255)),
});
const mutated = fc
  .record({
    changes: fc.array(change, { minLength: 1, maxLength: 6 }),
    cut: fc.option(fc.nat(SEED.length), { freq: 4 }),
  })
  .map(({ changes, cut }) => {
    const bytes = SEED.slice(0, cut ?? SEED.length);
    for (const { offset, value } of changes) if (offset < bytes.length) bytes[offset] = value;
    return bytes;
  });

it("refuses a damaged file with a catalog error and leaves it, or tags it and can prove it", async () => {
  await inFolder(async (folder) => {
    const path = join(folder, "a.wav");
    const writer = createTagWriter({ measure: measureSmall });
    let written = 0;
    await fc.assert(
      fc.asyncProperty(mutated, fc.boolean(), async (bytes, replaceCode) => {
        writeFileSync(path, bytes);
        const plan = { isrc: CODE, title: "Title" };
        try {
          await writer.embed({ source: path, target: "in-place", plan, replaceCode });
          written += 1;
        } catch (thrown) {
          expect(thrown).toBeInstanceOf(CatalogError);
          expect(readFileSync(path).equals(bytes)).toBe(true);
        }
        expect(readdirSync(folder)).toEqual(["a.wav"]);
      }),
      { numRuns: 400 },
    );
    expect(written).toBeGreaterThan(20);
  });
});

it("reads the tags of any damaged file without throwing anything but a catalog error", async () => {
  await fc.assert(
    fc.asyncProperty(mutated, async (bytes) => {
      const source = openBytesSource(bytes);
      try {
        await readWavTags(source, await readChunkMap(source));
      } catch (thrown) {
        expect(thrown).toBeInstanceOf(CatalogError);
      }
    }),
    { numRuns: 1500 },
  );
});

function structureOffsets(): number[] {
  const found: number[] = [...Array(12).keys()];
  for (const id of [
    "bext",
    "LIST",
    "INFO",
    "ISRC",
    "fmt ",
    "data",
    "axml",
    "iXML",
    "id3 ",
    "ID3",
    "TSRC",
    "TPE1",
  ]) {
    const at = Buffer.from(SEED).indexOf(id, 0, "latin1");
    found.push(...Array.from({ length: 12 }, (_, index) => at + index));
  }
  return found;
}
