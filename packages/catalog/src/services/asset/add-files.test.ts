import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openTestStore, type TestStore } from "@deadwax/storage/testing";
import type { Entities, EntityKind } from "../../domain/entity.ts";
import { aRecording, aSound, createFakeDisk, type FakeDisk } from "../../testing.ts";
import { approve } from "./approve.ts";
import { addFiles } from "./add-files.ts";
import type { AddFilesContext, AddFilesRequest } from "./add-files-request.ts";

let place: TestStore;
let disk: FakeDisk;
let context: AddFilesContext;

beforeEach(async () => {
  place = await openTestStore();
  disk = createFakeDisk(place.digest);
  context = { ...place, actor: "Ada", files: disk.files, probe: disk.probe };
});
afterEach(() => place.close());

const drive = { audio: "drive", tags: { title: "Midnight Drive", artist: "Mara Lind" } };

async function add(request: Partial<AddFilesRequest> = {}): Promise<readonly string[]> {
  const { files } = await addFiles(context, { paths: ["/music"], ...request });
  return files.map(({ path, outcome }) => `${path.slice("/music/".length)}: ${outcome}`);
}

async function all<Kind extends EntityKind>(kind: Kind): Promise<readonly Entities[Kind][]> {
  return place.store.read((reader) => reader.find(kind));
}

describe("adding files", () => {
  it("keeps an asset, its place and a recording proposed from its tags", async () => {
    disk.put("/music/final2 USE THIS.wav", {
      ...drive,
      tags: { ...drive.tags, title: "Midnight Drive (Radio Edit)" },
    });
    expect(await add()).toEqual(["final2 USE THIS.wav: added"]);
    expect(await all("recording")).toMatchObject([
      {
        title: "Midnight Drive",
        versionTitle: "Radio Edit",
        versionTypes: ["radio-edit"],
        displayArtist: "Mara Lind",
      },
    ]);
    expect(await all("asset")).toMatchObject([
      { name: "final2 USE THIS.wav", role: "master", isVaulted: false },
    ]);
    expect(await all("location")).toMatchObject([{ path: "/music/final2 USE THIS.wav", status: "present" }]);
  });

  it("takes the title from the name where tags state none, and keeps the name", async () => {
    disk.put("/music/Harbour Glass_master.wav", { audio: "glass" });
    await add();
    expect(await all("recording")).toMatchObject([{ title: "Harbour Glass", displayArtist: null }]);
    expect(await all("asset")).toMatchObject([{ name: "Harbour Glass_master.wav" }]);
  });

  it("proposes no recording when files are to be matched", async () => {
    disk.put("/music/a.wav", drive);
    await add({ recordingFor: "none" });
    expect(await all("recording")).toEqual([]);
    expect(await all("asset")).toMatchObject([{ recordingId: null }]);
  });

  it("makes no recording of a stem", async () => {
    disk.put("/music/Midnight Drive Stems/Drums.wav", { audio: "drums" });
    await add();
    expect(await all("recording")).toEqual([]);
    expect(await all("asset")).toMatchObject([{ role: "stem", recordingId: null }]);
  });

  it("changes nothing and reads nothing when it is run again", async () => {
    disk.put("/music/a.wav", drive);
    disk.put("/music/b.wav", { audio: "glass" });
    await add();
    const operations = await place.store.read((reader) => reader.history.last());
    expect(await add()).toEqual(["a.wav: known", "b.wav: known"]);
    expect(disk.reads).toHaveLength(2);
    expect((await place.store.read((reader) => reader.history.last()))?.sequence).toBe(operations?.sequence);
  });

  it("goes on where it was interrupted", async () => {
    for (let number = 0; number < 120; number += 1)
      disk.put(`/music/${String(number).padStart(3, "0")}.wav`, { audio: `a${number}` });
    const signal = { aborted: false };
    const first = await addFiles(context, {
      paths: ["/music"],
      signal,
      onProgress: ({ done }) => (signal.aborted = done >= 50),
    });
    expect(first.isInterrupted).toBe(true);
    expect(first.files.length).toBeLessThan(120);
    expect(await all("asset")).toHaveLength(first.files.length);
    const second = await addFiles(context, { paths: ["/music"] });
    expect(second.isInterrupted).toBe(false);
    expect(await all("asset")).toHaveLength(120);
    expect(disk.reads).toHaveLength(120);
  });

  it("leaves no trace of a dry run", async () => {
    disk.put("/music/a.wav", drive);
    const { files } = await addFiles({ ...context, isDryRun: true }, { paths: ["/music"] });
    expect(files).toMatchObject([{ outcome: "added" }]);
    expect(await all("asset")).toEqual([]);
  });

  it("says of a file that calls itself audio and is none why it was refused, and passes by other things", async () => {
    disk.put("/music/cover.jpg", "not audio");
    disk.put("/music/song.wav", "not audio");
    const { files } = await addFiles(context, { paths: ["/music"] });
    expect(files).toMatchObject([
      { outcome: "not-audio" },
      { outcome: "refused", error: { code: "AUDIO_NOT_AUDIO" } },
    ]);
  });

  it("does not take sides where tags contradict each other", async () => {
    const facts = {
      tags: [
        { field: "title", value: "Midnight Drive", carrier: "id3/TIT2", trust: "carrier" },
        { field: "title", value: "Harbour Glass", carrier: "INFO/INAM", trust: "carrier" },
      ] as const,
    };
    disk.put("/music/Ember.wav", { audio: "a", facts });
    const { files } = await addFiles(context, { paths: ["/music"] });
    expect(await all("recording")).toMatchObject([{ title: "Ember" }]);
    expect(files[0]?.issues.map(({ code }) => code)).toEqual(["TAGS_DISAGREE"]);
  });
});

describe("a file without anything to hear", () => {
  it("is kept with its findings and is no recording when it has no samples", async () => {
    const issues = [
      { code: "WAV_NO_SAMPLES", severity: "warning" as const, path: [], message: "There are no samples." },
    ];
    disk.put("/music/a.wav", { audio: "", facts: { frames: 0, durationMs: 0, modulation: null, issues } });
    const { files } = await addFiles(context, { paths: ["/music"] });
    expect(files).toMatchObject([{ outcome: "added", recordingId: null, issues }]);
  });

  it("is not taken for the same recording as other silence", async () => {
    const facts = { modulation: null, sound: aSound({ samplePeakDbfs: null }) };
    disk.put("/music/One.wav", { audio: "silence", facts });
    disk.put("/music/Two.wav", { audio: "silence", facts, tags: { label: "Night" } });
    await add();
    expect((await all("recording")).map(({ title }) => title)).toEqual(["One", "Two"]);
  });
});

describe("a file that is known", () => {
  it("is found again when it moved", async () => {
    disk.put("/music/a.wav", drive);
    await add();
    disk.move("/music/a.wav", "/music/sub/b.wav");
    const { files } = await addFiles(context, { paths: ["/music"] });
    expect(files).toMatchObject([{ outcome: "moved", formerPath: "/music/a.wav" }]);
    expect(await all("location")).toMatchObject([{ path: "/music/sub/b.wav" }]);
    expect(await all("asset")).toHaveLength(1);
  });

  it("has two places when it was copied", async () => {
    disk.put("/music/a.wav", drive);
    disk.put("/music/b.wav", drive);
    expect(await add()).toEqual(["a.wav: added", "b.wav: duplicate"]);
    expect(await all("asset")).toHaveLength(1);
    expect(await all("location")).toHaveLength(2);
  });

  it("has a further place, not another, when its disk is away", async () => {
    disk.put("/disk/a.wav", drive);
    await addFiles(context, { paths: ["/disk"] });
    disk.put("/music/a.wav", drive);
    disk.disconnect("/disk");
    expect(await add()).toEqual(["a.wav: duplicate"]);
    expect(await all("location")).toHaveLength(2);
  });

  it("stays what it is when it was re-tagged, and so does its approval", async () => {
    disk.put("/music/a.wav", drive);
    await add();
    const [recording] = await all("recording");
    await approve(context, { recordingId: recording!.id });
    disk.put("/music/a.wav", { ...drive, tags: { ...drive.tags, title: "Another title" } });
    expect(await add()).toEqual(["a.wav: retagged"]);
    expect(await all("asset")).toMatchObject([{ tags: [{ value: "Another title" }, {}] }]);
    expect(await all("approval")).toMatchObject([{ endedAt: null }]);
  });

  it("is found again by its audio when it moved and was re-tagged at once", async () => {
    disk.put("/music/a.wav", drive);
    await add();
    disk.remove("/music/a.wav");
    disk.put("/music/sub/a.wav", { ...drive, tags: { title: "Another title" } });
    expect(await add()).toEqual(["sub/a.wav: moved"]);
    expect(await all("asset")).toHaveLength(1);
    expect(await all("location")).toMatchObject([{ path: "/music/sub/a.wav" }]);
  });

  it("joins the recording of the same audio in another wrapper, as a delivery", async () => {
    disk.put("/music/a.wav", drive);
    disk.put("/music/b.flac", { ...drive, facts: { container: "flac", codec: "flac" } });
    expect(await add()).toEqual(["a.wav: added", "b.flac: added"]);
    expect(await all("recording")).toHaveLength(1);
    expect((await all("asset")).map(({ role }) => role)).toEqual(["master", "delivery"]);
  });
});

describe("a known file with other audio", () => {
  async function approved(path: string): Promise<void> {
    disk.put(path, drive);
    await add();
    const [recording] = await all("recording");
    await approve(context, { recordingId: recording!.id });
  }

  it("ends the approval, and names the releases that use the recording", async () => {
    await approved("/music/a.wav");
    const [recording] = await all("recording");
    await place.store.write(async (writer) => {
      const release = { id: context.ids.next(), revision: 1, title: "Night Album" };
      const none = {
        versionTitle: null,
        displayArtist: null,
        gtin: null,
        grid: null,
        catalogNumber: null,
        releasedOn: null,
      };
      await writer.insert("release", [
        { ...release, ...none, label: null, pLine: null, cLine: null, notes: null },
      ]);
      const track = { recordingId: recording!.id, medium: 1, position: 1, printedTitle: null };
      await writer.insert("track", [
        {
          id: context.ids.next(),
          revision: 1,
          releaseId: release.id,
          ...track,
          spanStartMs: null,
          spanEndMs: null,
        },
      ]);
    });
    disk.put("/music/a.wav", { ...drive, audio: "drive, louder" });
    const { files } = await addFiles(context, { paths: ["/music"] });
    expect(files).toMatchObject([
      { outcome: "audio-changed", ended: [{ recording: "Midnight Drive", releases: ["Night Album"] }] },
    ]);
    expect(await all("approval")).toMatchObject([{ endedAt: place.clock.now() }]);
    expect((await all("asset")).map(({ recordingId }) => recordingId)).toEqual([
      recording!.id,
      recording!.id,
    ]);
  });

  it("ends nothing while the approved audio is at another place", async () => {
    await approved("/music/a.wav");
    disk.put("/music/copy.wav", drive);
    await add();
    disk.put("/music/a.wav", { audio: "other" });
    expect(await add()).toEqual(["copy.wav: known", "a.wav: audio-changed"]);
    expect(await all("approval")).toMatchObject([{ endedAt: null }]);
  });

  it("ends nothing when the approved audio only made room and went to another name", async () => {
    await approved("/music/master.wav");
    disk.move("/music/master.wav", "/music/old.wav");
    disk.put("/music/master.wav", { audio: "a new bounce" });
    expect(await add()).toEqual(["old.wav: duplicate", "master.wav: audio-changed"]);
    expect(await all("approval")).toMatchObject([{ endedAt: null }]);
    expect((await all("location")).map(({ path }) => path).sort()).toEqual([
      "/music/master.wav",
      "/music/old.wav",
    ]);
  });

  it("knows both again when two files changed places", async () => {
    disk.put("/music/a.wav", drive);
    disk.put("/music/b.wav", { audio: "glass" });
    await add();
    disk.move("/music/a.wav", "/music/c");
    disk.move("/music/b.wav", "/music/a.wav");
    disk.move("/music/c", "/music/b.wav");
    expect(await add()).toEqual(["a.wav: audio-changed", "b.wav: audio-changed"]);
    expect(await all("asset")).toHaveLength(2);
    const names = new Map((await all("asset")).map(({ id, name }) => [id, name]));
    expect((await all("location")).map(({ assetId, path }) => [names.get(assetId), path]).sort()).toEqual([
      ["a.wav", "/music/b.wav"],
      ["b.wav", "/music/a.wav"],
    ]);
  });
});

describe("a code found in a file", () => {
  const coded = { ...drive, tags: { ...drive.tags, isrc: "US-RC1-76-07839" } };

  it("is claimed for the recording, once, with the place it stands in", async () => {
    disk.put("/music/a.wav", coded);
    await add();
    expect(await all("codeClaim")).toMatchObject([
      { isrc: "USRC17607839", carrier: "id3/TSRC", state: "open" },
    ]);
    disk.put("/music/b.flac", { ...coded, facts: { container: "flac" } });
    await add();
    expect(await all("codeClaim")).toHaveLength(1);
  });

  it("is no claim where the recording has it", async () => {
    disk.put("/music/a.wav", drive);
    await add();
    const [recording] = await all("recording");
    await place.store.write((writer) =>
      writer.insert("recordingCode", [
        {
          id: context.ids.next(),
          revision: 1,
          recordingId: recording!.id,
          isrc: "USRC17607839" as Entities["recordingCode"]["isrc"],
          status: "preferred",
          source: "distributor",
          sourceName: null,
          note: null,
          since: context.clock.now(),
        },
      ]),
    );
    disk.put("/music/a.wav", coded);
    expect(await add()).toEqual(["a.wav: retagged"]);
    expect(await all("codeClaim")).toEqual([]);
  });

  it("is a finding and no claim when it only fills the field", async () => {
    disk.put("/music/a.wav", { ...drive, tags: { isrc: "US-000-00-00000" } });
    const { files } = await addFiles(context, { paths: ["/music"] });
    expect(await all("codeClaim")).toEqual([]);
    expect(files[0]?.issues.map(({ code }) => code)).toEqual(["ISRC_PLACEHOLDER"]);
  });

  it("with the standard's example prefix is a claim in a demo catalog only", async () => {
    const example = { ...drive, tags: { isrc: "AA-6Q7-26-00001" } };
    disk.put("/music/a.wav", example);
    await add();
    expect(await all("codeClaim")).toHaveLength(1);

    const real = await openTestStore({ isDemo: false });
    const { files } = await addFiles({ ...context, ...real }, { paths: ["/music"] });
    expect(await real.store.read((reader) => reader.find("codeClaim"))).toEqual([]);
    expect(files[0]?.issues.map(({ code }) => code)).toEqual(["ISRC_DOCUMENTATION_PREFIX"]);
    await real.close();
  });
});

it("keeps the bytes that came in where the vault is asked to", async () => {
  const kept: string[] = [];
  const vault = {
    keep: async ({ path }: { path: string }) => void kept.push(path),
    has: async () => false,
    pathOf: (sha256: string) => sha256,
  };
  disk.put("/music/a.wav", drive);
  await addFiles({ ...context, vault }, { paths: ["/music"], isVaulted: true });
  expect(kept).toEqual(["/music/a.wav"]);
  expect(await all("asset")).toMatchObject([{ isVaulted: true }]);
  disk.put("/music/a.wav", { ...drive, tags: { title: "New tags" } });
  await addFiles({ ...context, vault }, { paths: ["/music"], isVaulted: true });
  expect(await all("asset")).toMatchObject([
    { isVaulted: true },
    { isVaulted: true, madeFromId: (await all("asset"))[0]!.id },
  ]);
});

it("adds as many files as a label has, and passes them by when they are known", async () => {
  const size = process.env["DEADWAX_SLOW_TESTS"] === "1" ? 3000 : 1000;
  await aRecording(context);
  for (let number = 0; number < size; number += 1) {
    const tags = {
      title: `Title ${number}`,
      artist: "Mara Lind",
      isrc: `USRC176${String(number).padStart(5, "0")}`,
    };
    disk.put(`/music/${String(number).padStart(4, "0")}.wav`, { audio: `audio ${number}`, tags });
  }
  await addFiles(context, { paths: ["/music"], concurrency: 2 });
  const { files } = await addFiles(context, { paths: ["/music"] });
  expect(files.every(({ outcome }) => outcome === "known")).toBe(true);
  expect(await all("codeClaim")).toHaveLength(size);
});
