import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openTestStore, type TestStore } from "@deadwax/storage/testing";
import type { Entities, EntityKind } from "../../domain/entity.ts";
import { CatalogError } from "../../errors/index.ts";
import { aSound, createFakeDisk, createFakeFingerprints, type FakeDisk } from "../../testing.ts";
import { addFiles } from "./add-files.ts";
import type { AddFilesContext } from "./add-files-request.ts";
import { approve } from "./approve.ts";

let place: TestStore;
let disk: FakeDisk;
let context: AddFilesContext;

beforeEach(async () => {
  place = await openTestStore();
  disk = createFakeDisk(place.digest);
  context = { ...place, actor: "Ada", files: disk.files, probe: disk.probe };
});
afterEach(() => place.close());

async function all<Kind extends EntityKind>(kind: Kind): Promise<readonly Entities[Kind][]> {
  return place.store.read((reader) => reader.find(kind));
}

describe("how a file sounds", () => {
  const music = { paths: ["/music"] };
  const heard = { audio: "drive", facts: { measuredBy: "ear/2", sound: aSound() } };
  const unheard = { audio: "drive", facts: { measuredBy: "ear/1" } };
  const waveform = { framesPerPair: 256, channels: [Int16Array.of(-5, 7)] };

  it("is kept with the file", async () => {
    disk.put("/music/a.wav", heard);
    await addFiles(context, music);
    expect(await all("asset")).toMatchObject([{ sound: aSound(), measuredBy: "ear/2" }]);
  });

  it("is found out about known files when a newer version reads them, and only then", async () => {
    disk.put("/music/a.wav", unheard);
    await addFiles(context, music);
    disk.put("/music/a.wav", heard);
    const stat = await disk.files.stat("/music/a.wav");
    const [location] = await all("location");
    const seen = { ...location!, revision: 2, ...(typeof stat === "object" ? stat : {}) };
    await place.store.write((writer) => writer.replace("location", [seen]));
    for (const measuredBy of [undefined, "ear/1", "ear/0", "nose/9"]) {
      await addFiles({ ...context, ...(measuredBy === undefined ? {} : { measuredBy }) }, music);
      expect(await all("asset")).toMatchObject([{ sound: null }]);
    }
    expect(disk.reads).toHaveLength(1);
    const newer = { ...context, measuredBy: "ear/2" };
    expect((await addFiles(newer, music)).files).toMatchObject([{ outcome: "known" }]);
    expect(await all("asset")).toMatchObject([{ sound: aSound(), measuredBy: "ear/2" }]);
    await addFiles(newer, music);
    expect(disk.reads).toHaveLength(2);
  });

  it("does not end an approval of a format that is heard by now", async () => {
    disk.put("/music/a.wav", { ...unheard, facts: { ...unheard.facts, audioHash: null } });
    await addFiles(context, music);
    const [recording] = await all("recording");
    await approve(context, { recordingId: recording!.id });
    const { sha256 } = (await all("asset"))[0]!;
    const probe = {
      probe: async (path: string) => ({
        ...(await disk.probe.probe(path)),
        ...heard.facts,
        sha256,
        audioHash: "dwa1:1",
      }),
    };
    await addFiles({ ...context, probe, measuredBy: "ear/2" }, music);
    expect(await all("approval")).toMatchObject([{ audioHash: "dwa1:1", endedAt: null }]);
    expect(await approve(context, { recordingId: recording!.id })).toMatchObject({
      value: { isChanged: false },
    });
  });

  it("is told where it is odd, each time the file is added", async () => {
    disk.put("/music/a.wav", { audio: "drive", facts: { sound: aSound({ isMonoSumSilent: true }) } });
    for (const outcome of ["added", "known"]) {
      const { files } = await addFiles(context, music);
      expect(files).toMatchObject([{ outcome, issues: [{ code: "SOUND_MONO_SILENT" }] }]);
    }
    expect(await all("asset")).toMatchObject([{ issues: [] }]);
  });

  it("is drawn: the outline is kept beside the catalog, and not in a dry run", async () => {
    const kept: unknown[] = [];
    const waveforms = {
      keep: async (...given: readonly unknown[]) => void kept.push(given),
      read: async () => null,
    };
    disk.put("/music/a.wav", { audio: "drive", facts: { waveform, audioHash: "dwa1:1" } });
    await addFiles({ ...context, waveforms, isDryRun: true }, music);
    expect(kept).toEqual([]);
    await addFiles({ ...context, waveforms }, music);
    expect(kept).toEqual([["dwa1:1", waveform]]);
  });

  it("is kept without its outlines where those cannot be written, which is said once", async () => {
    const waveforms = {
      keep: () => Promise.reject(new CatalogError("FILE_DISK_FULL", { path: "/catalog" })),
      read: async () => null,
    };
    for (const audio of ["one", "two"]) disk.put(`/music/${audio}.wav`, { audio, facts: { waveform } });
    const { files, issues } = await addFiles({ ...context, waveforms }, music);
    expect(files).toMatchObject([{ outcome: "added" }, { outcome: "added" }]);
    expect(issues.map(({ code }) => code)).toEqual(["WAVEFORM_NOT_KEPT"]);
  });

  it("leaves its fingerprint beside the catalog, and goes on where that cannot be written", async () => {
    const fingerprint = { items: Uint32Array.of(7, 9), madeBy: "test" };
    const { fingerprints, kept } = createFakeFingerprints();
    disk.put("/music/a.wav", { audio: "drive", facts: { fingerprint, audioHash: "dwa1:1" } });
    await addFiles({ ...context, fingerprints, isDryRun: true }, music);
    expect(kept.size).toBe(0);
    await addFiles({ ...context, fingerprints }, music);
    expect([...kept]).toEqual([["dwa1:1", fingerprint]]);
    disk.put("/music/b.wav", { audio: "bus", facts: { fingerprint } });
    const full = {
      ...fingerprints,
      keep: () => Promise.reject(new CatalogError("FILE_DISK_FULL", { path: "/catalog" })),
    };
    const { files, issues } = await addFiles({ ...context, fingerprints: full }, music);
    expect(files).toMatchObject([{ outcome: "known" }, { outcome: "added" }]);
    expect(issues.map(({ code }) => code)).toEqual(["FINGERPRINT_NOT_KEPT"]);
  });
});
