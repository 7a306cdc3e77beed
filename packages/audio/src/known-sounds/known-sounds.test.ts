import { createFakeFingerprints } from "@deadwax/catalog/testing";
import { afterAll, describe, expect, it } from "vitest";
import { CatalogError } from "@deadwax/catalog";
import { fingerprintMono, spedUp, type Hypothesis } from "../fingerprint/index.ts";
import { playPiece } from "../fingerprint/testing.ts";
import { buildWav, createTestFolder } from "../testing.ts";
import { createKnownSounds } from "./known-sounds.ts";

const RATE = 12_000;
const SECONDS = 60;
const folder = createTestFolder();
afterAll(() => {
  folder.remove();
});

function heard(seed: number, { seconds = SECONDS }: { readonly seconds?: number } = {}) {
  return fingerprintMono(Float32Array.from(playPiece({ seconds, sampleRate: RATE, seed })), {
    sampleRate: RATE,
  });
}

const pieces = Array.from({ length: 4 }, (_, n) => heard(n + 1));

async function theCatalog() {
  const { fingerprints, kept } = createFakeFingerprints();
  for (const [n, piece] of pieces.entries()) await fingerprints.keep(`dwa1:${n}`, piece);
  return { fingerprints, kept, sounds: createKnownSounds(fingerprints) };
}

function wavOf(name: string, change: Hypothesis, seed: number): string {
  const samples = playPiece({ seconds: 50, sampleRate: RATE, seed, change });
  const data = Buffer.alloc(samples.length * 2);
  samples.forEach((sample, n) => data.writeInt16LE(Math.round(sample * 30_000), n * 2));
  return folder.write(name, buildWav({ channels: 1, sampleRate: RATE, data }));
}

describe("known sounds", () => {
  it("are found by what is heard again, whole, as a passage, or as a part of something longer", async () => {
    const { sounds } = await theCatalog();
    const [first, second] = pieces;
    if (first === undefined || second === undefined) throw new Error("no pieces");
    const [same] = await sounds.find(first);
    expect(same).toMatchObject({ audioKey: "dwa1:0", matchedShare: 1, bitError: 0, pitch: 1, tempo: 1 });
    const passage = { ...first, items: first.items.slice(100, 260) };
    expect((await sounds.find(passage))[0]).toMatchObject({ audioKey: "dwa1:0", matchedShare: 1 });
    const longer = { ...first, items: Uint32Array.from([...first.items, ...heard(77).items]) };
    const [found] = await sounds.find(longer);
    expect(found?.audioKey).toBe("dwa1:0");
    expect(found?.coveredShare).toBeGreaterThan(0.9);
    expect(found?.matchedShare).toBeLessThan(0.6);
  });

  it("are not found by a stranger, nor by what is too short", async () => {
    const { sounds } = await theCatalog();
    expect(await sounds.find(heard(99))).toEqual([]);
    expect(await sounds.find({ ...heard(1), items: new Uint32Array(0) })).toEqual([]);
  });

  it.each([1.13, 0.81])(
    "are found when they run at %s of their speed",
    async (factor) => {
      const { sounds } = await theCatalog();
      const path = wavOf(`${factor}.wav`, spedUp(factor), 3);
      const [found] = await sounds.suppose({ path, durationSeconds: 50 });
      expect(found?.audioKey).toBe("dwa1:2");
      expect(Math.abs((found?.tempo ?? 0) / factor - 1)).toBeLessThan(0.011);
      expect(
        await sounds.suppose({ path: wavOf("other.wav", spedUp(1.1), 55), durationSeconds: 50 }),
      ).toEqual([]);
    },
    60_000,
  );

  it("keep an index, use it the next time, and make it anew when it is damaged", async () => {
    const { fingerprints, sounds } = await theCatalog();
    await sounds.refresh();
    const index = await fingerprints.readIndex();
    if (index === null) throw new Error("no index was kept");
    const reads: string[] = [];
    const counting = {
      ...fingerprints,
      read: (key: string) => {
        reads.push(key);
        return fingerprints.read(key);
      },
    };
    expect(await createKnownSounds(counting).has("dwa1:3")).toBe(true);
    expect(reads).toEqual([]);
    await fingerprints.keepIndex(Uint8Array.from(index, (byte, at) => (at === 300 ? byte ^ 1 : byte)));
    expect(await createKnownSounds(counting).has("dwa1:3")).toBe(true);
    expect(reads).toHaveLength(4);
    expect(await fingerprints.readIndex()).toEqual(index);
  });

  it("take in what was kept since and let go of what is gone, and pass by what another version made", async () => {
    const { fingerprints, kept, sounds } = await theCatalog();
    await sounds.refresh();
    kept.delete("dwa1:0");
    await fingerprints.keep("dwa1:new", heard(42));
    await fingerprints.keep("dwa1:old", { ...heard(43), madeBy: "chromaprint-1/deadwax-0" });
    await fingerprints.keep("dwa1:aac", { ...heard(44), madeBy: `${heard(44).madeBy} ffmpeg/7.1` });
    await sounds.refresh();
    const known = await Promise.all(["0", "1", "new", "old", "aac"].map((key) => sounds.has(`dwa1:${key}`)));
    expect(known).toEqual([false, true, true, false, true]);
  });

  it("answer although the index cannot be written, which only a refresh says", async () => {
    const { fingerprints } = await theCatalog();
    const refusing = {
      ...fingerprints,
      keepIndex: () => Promise.reject(new CatalogError("FILE_DISK_FULL", { path: "/catalog" })),
    };
    const sounds = createKnownSounds(refusing);
    expect(await sounds.has("dwa1:1")).toBe(true);
    await expect(sounds.refresh()).rejects.toMatchObject({ code: "FILE_DISK_FULL" });
  });
});
