import { afterAll, expect, it } from "vitest";
import { buildFrames } from "../mpeg/testing.ts";
import { createTestFolder } from "../testing.ts";
import { createAudioProbe } from "./probe.ts";

const folder = createTestFolder();
afterAll(() => {
  folder.remove();
});

/** MPEG-1 layer III without a stated bit rate. */
const FREE = [0xff, 0xfb, 0x00, 0x00] as const;

it("tells all but the sound of an MP3 with frames in free format, and the same whether it listens or not", async () => {
  const path = folder.write("free.mp3", Buffer.concat([buildFrames(3), buildFrames(5, FREE, 300)]));
  const probe = createAudioProbe();
  const facts = await probe.probe(path);
  expect(facts).toMatchObject({ codec: "mp3", sampleRate: 44_100, sound: null, modulation: null });
  expect(facts.issues.map(({ code }) => code)).toContain("AUDIO_NOT_DECODED");
  expect(facts.audioHash).toMatch(/^dwa1:/u);
  expect(await probe.probe(path, "identity")).toEqual(facts);
});
