import type { TagPlan } from "@deadwax/catalog";
import { expect, it } from "vitest";
import { carryOut } from "../flac/testing.ts";
import { openBytesSource } from "../riff/index.ts";
import { planMp4Tags, readMp4Map } from "./index.ts";
import { buildMp4, type BuiltMp4 } from "./testing.ts";

const PLAN: TagPlan = { isrc: "AA6Q72600001", title: "Title" };
const OTHER: TagPlan = { ...PLAN, title: "Other" };

/** A file that has tags, and room for others of the same length. */
async function tagged(mp4: BuiltMp4 = {}): Promise<Buffer> {
  const source = openBytesSource(buildMp4(mp4));
  return carryOut(source, (await planMp4Tags(source, await readMp4Map(source), PLAN)).pieces);
}

/** Whether other tags are planned with a look at the size of each sample. */
async function areSizesRead(file: Buffer): Promise<boolean> {
  const whole = openBytesSource(file);
  const map = await readMp4Map(whole);
  const table = file.indexOf("stsz");
  let isRead = false;
  const read = (offset: number, length: number): Promise<Uint8Array> => {
    isRead ||= offset > table && offset < table + 40;
    return whole.read(offset, length);
  };
  expect((await planMp4Tags({ ...whole, read }, map, OTHER)).isInPlace).toBe(true);
  return isRead;
}

it("does not look at samples where nothing moves, unless a chunk begins outside of all media", async () => {
  expect(await areSizesRead(await tagged())).toBe(false);
  const file = await tagged({ order: "moov-last" });
  expect(await areSizesRead(file)).toBe(false);
  const first = file.indexOf("stco") + 12;
  file.writeUInt32BE(file.indexOf("mdat") - 4, first);
  expect(await areSizesRead(file)).toBe(true);
});

it("refuses to write where samples begin inside of the tags, also where nothing moves", async () => {
  const file = await tagged();
  file.writeUInt32BE(file.indexOf("ilst"), file.indexOf("stco") + 12);
  const source = openBytesSource(file);
  const planned = planMp4Tags(source, await readMp4Map(source), OTHER);
  await expect(planned).rejects.toMatchObject({ code: "AUDIO_TAG_LAYOUT_UNSAFE" });
});
