import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { createTagWriter } from "../embed/index.ts";
import { CODE, inFolder, measureSmall } from "../embed/testing.ts";
import { buildInfo, buildWav } from "../testing.ts";

const writer = createTagWriter({ measure: measureSmall });

it("changes nothing a second time in a file with several INFO lists, of which one has moved", async () => {
  await inFolder(async (folder) => {
    const source = join(folder, "a.wav");
    const [before, after] = [buildInfo({ INAM: "one" }), buildInfo({ INAM: "two" })];
    writeFileSync(source, buildWav({ before: [before], after: [after] }));
    const request = { source, target: "in-place", plan: { isrc: CODE, title: "Ü" } } as const;
    expect((await writer.embed(request)).isChanged).toBe(true);
    expect((await writer.embed(request)).isChanged).toBe(false);
  });
});
