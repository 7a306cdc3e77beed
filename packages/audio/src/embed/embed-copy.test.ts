import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { buildWav } from "../testing.ts";
import { createAudioProbe } from "../probe/index.ts";
import type { AudioIdentity } from "./confirm.ts";
import { createTagWriter } from "./tag-writer.ts";
import { CODE, inFolder, measureSmall } from "./testing.ts";

const PLAN = { isrc: CODE };
const writer = createTagWriter({ measure: measureSmall });

it("makes the folders a copy goes into, and leaves none behind when it refuses", async () => {
  await inFolder(async (folder) => {
    const [source, target] = [join(folder, "a.wav"), join(folder, "deliver", "ep", "a.wav")];
    writeFileSync(source, buildWav());
    const request = { source, target, plan: PLAN };
    await expect(writer.embed({ ...request, audioHash: "dwa1:other" })).rejects.toMatchObject({
      code: "AUDIO_TAG_OTHER_AUDIO",
    });
    await expect(writer.embed({ ...request, plan: { title: " " } })).rejects.toThrow();
    expect(readdirSync(folder)).toEqual(["a.wav"]);
    await writer.embed(request);
    expect(readdirSync(join(folder, "deliver", "ep"))).toEqual(["a.wav"]);
    await expect(writer.embed({ ...request, target: join(source, "a.wav") })).rejects.toMatchObject({
      code: "FILE_NOT_WRITABLE",
    });
  });
});

it("is content with a copy that it made before, byte for byte, and with nothing else of that length", async () => {
  await inFolder(async (folder) => {
    const [source, target] = [join(folder, "a.wav"), join(folder, "b.wav")];
    writeFileSync(source, buildWav());
    const { sha256 } = await writer.embed({ source, target, plan: PLAN });
    const made = readFileSync(target);
    expect(await writer.embed({ source, target, plan: PLAN })).toMatchObject({ sha256 });
    expect(readFileSync(target)).toEqual(made);
    writeFileSync(target, made.with(made.length - 1, 7));
    await expect(writer.embed({ source, target, plan: PLAN })).rejects.toMatchObject({ code: "FILE_EXISTS" });
  });
});

it("hands over what the probe told of the copy, under its own name", async () => {
  await inFolder(async (folder) => {
    const [source, target] = [join(folder, "a.wav"), join(folder, "USRC17607839.wav")];
    writeFileSync(source, buildWav());
    const probe = createAudioProbe();
    const measure = async (path: string): Promise<AudioIdentity> => {
      const facts = await probe.probe(path);
      return { sha256: facts.sha256, audioHash: facts.audioHash, facts };
    };
    const { facts } = await createTagWriter({ measure }).embed({ source, target, plan: PLAN });
    expect(facts).toEqual(await probe.probe(target));
  });
});

it.skipIf(process.platform !== "linux")("refuses at once where the system takes no folders", async () => {
  await inFolder(async (folder) => {
    const source = join(folder, "a.wav");
    writeFileSync(source, buildWav());
    const request = { source, target: "/proc/deadwax/ep/a.wav", plan: PLAN };
    await expect(writer.embed(request)).rejects.toMatchObject({ code: "FILE_NOT_WRITABLE" });
  });
});
