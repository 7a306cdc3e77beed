import { chmodSync, linkSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { buildWav, latin1 } from "../testing.ts";
import { createTagWriter } from "./tag-writer.ts";
import { CODE, inFolder, measureSmall } from "./testing.ts";

const writer = createTagWriter({ measure: measureSmall });
const PLAN = { isrc: CODE, title: "A title" };

it("foresees what a write would do, and writes nothing", async () => {
  await inFolder(async (folder) => {
    const source = join(folder, "a.wav");
    writeFileSync(source, buildWav());
    const before = readFileSync(source);
    const request = { source, target: "in-place", plan: PLAN } as const;
    expect(await writer.foresee(request)).toMatchObject({ isChanged: true });
    expect(await writer.foresee({ ...request, target: join(folder, "new", "b.wav") })).toMatchObject({
      isChanged: true,
    });
    expect(readFileSync(source)).toEqual(before);
    expect(readdirSync(folder)).toEqual(["a.wav"]);
    await writer.embed(request);
    expect(await writer.foresee(request)).toMatchObject({ isChanged: false });
  });
});

it("refuses what the write would refuse: a read-only file, one with two names, one that is not whole, a target that is there", async () => {
  await inFolder(async (folder) => {
    const source = join(folder, "a.wav");
    const other = join(folder, "b.wav");
    writeFileSync(source, buildWav());
    const request = { source, target: "in-place", plan: PLAN } as const;
    writeFileSync(other, "somebody's");
    await expect(writer.foresee({ ...request, target: other })).rejects.toMatchObject({
      code: "FILE_EXISTS",
    });
    linkSync(source, join(folder, "c.wav"));
    await expect(writer.foresee(request)).rejects.toMatchObject({ code: "AUDIO_TAG_NEEDS_COPY" });
    chmodSync(source, 0o444);
    await expect(writer.foresee(request)).rejects.toMatchObject({ code: "FILE_NOT_WRITABLE" });
    const cut = join(folder, "cut.wav");
    writeFileSync(cut, buildWav({ after: [{ id: "xyz1", content: latin1("abcd"), claimedSize: 99 }] }));
    await expect(writer.foresee({ ...request, source: cut })).rejects.toMatchObject({
      code: "AUDIO_TAG_LAYOUT_UNSAFE",
    });
  });
});
