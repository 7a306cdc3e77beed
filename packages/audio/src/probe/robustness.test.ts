import { CatalogError } from "@deadwax/catalog";
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { buildInfo, buildWav, createTestFolder, latin1 } from "../testing.ts";
import { createAudioProbe } from "./probe.ts";

const folder = createTestFolder();
afterAll(() => {
  folder.remove();
});
const probe = createAudioProbe();

const id3 = Buffer.concat([latin1("ID3\x03\0\0\0\0\0\x17TSRC\0\0\0\x0d\0\0\0"), latin1("AA6Q72600001")]);
const rich = buildWav({
  width: 3,
  data: new Uint8Array(126).fill(0x21),
  before: [{ id: "bext", content: new Uint8Array(602).fill(0x20) }],
  after: [
    buildInfo({ INAM: "title", ISRC: "AA6Q72600001" }),
    { id: "id3 ", content: id3 },
    { id: "odd ", content: latin1("x") },
  ],
});
const rich64 = buildWav({
  form: "RF64",
  data: new Uint8Array(64).fill(0x21),
  after: [{ id: "axml", content: latin1("<a/>") }],
});
const flac = Buffer.concat([
  latin1("fLaC\0\0\0\x22\x10\0\x10\0\0\0\0\0\0\0\x0a\xc4\x42\xf0\0\0\0\x01"),
  new Uint8Array(16),
  latin1("\x84\0\0\x18\x04\0\0\0test\x01\0\0\0\x08\0\0\0TITLE=ab\xff\xf8"),
]);

/** Whether the file is read or refused in our words; anything else that is thrown is a defect. */
async function survives(content: Uint8Array): Promise<"read" | "refused"> {
  const path = folder.write("mutant", content);
  try {
    await probe.probe(path);
    return "read";
  } catch (thrown) {
    if (!(thrown instanceof CatalogError) || thrown.kind === "internal") throw thrown;
    return "refused";
  }
}

describe("a probe of damaged files", () => {
  it.each([
    ["RIFF", rich],
    ["RF64", rich64],
    ["FLAC", flac],
  ])("reads or refuses a %s file cut off at every byte", async (_, whole) => {
    const outcomes: string[] = [];
    for (let length = 0; length <= whole.length; length++)
      outcomes.push(await survives(whole.subarray(0, length)));
    expect(outcomes[0]).toBe("refused");
    expect(outcomes.at(-1)).toBe("read");
    // Once enough is there to be read, more never makes it unreadable.
    expect(outcomes.lastIndexOf("refused")).toBeLessThan(outcomes.indexOf("read"));
  });

  it("reads or refuses files with any bytes changed", async () => {
    const change = fc.record({
      at: fc.nat(),
      value: fc.oneof(fc.constantFrom(0, 1, 0x7f, 0x80, 0xff), fc.nat(255)),
    });
    const mutant = fc.tuple(
      fc.constantFrom<Uint8Array>(rich, rich64, flac),
      fc.array(change, { minLength: 1, maxLength: 8 }),
    );
    await fc.assert(
      fc.asyncProperty(mutant, async ([whole, changes]) => {
        const content = Uint8Array.from(whole);
        for (const { at, value } of changes) content[at % content.length] = value;
        await survives(content);
      }),
      { numRuns: 600 },
    );
  });

  it("reads or refuses noise behind any known beginning", async () => {
    const starts = [
      "RIFF____WAVE",
      "RF64____WAVEds64",
      "fLaC",
      "OggS",
      "ID3\x04\0\0\0\0\x01\0",
      "\xff\xfb\x90\0",
      "\0\0\0\x18ftypM4A ",
      "FORM\0\0\0\0AIFF",
      "wvpk",
      "MAC ",
      "DSD ",
      "\x30\x26\xb2\x75\x8e\x66\xcf\x11",
      "\x1a\x45\xdf\xa3",
      "MPCK",
      "FRM8\0\0\0\0\0\0\0\0DSD ",
    ];
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...starts),
        fc.uint8Array({ maxLength: 600 }),
        async (start, noise) => {
          await survives(Buffer.concat([latin1(start), noise]));
        },
      ),
      { numRuns: 400 },
    );
  });
});
