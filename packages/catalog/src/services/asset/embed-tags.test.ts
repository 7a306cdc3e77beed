import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openTestStore, type TestStore } from "@deadwax/storage/testing";
import type { Isrc } from "@deadwax/identifiers";
import type { TagReading } from "../../domain/asset/audio-facts.ts";
import type { Entities, EntityKind } from "../../domain/entity.ts";
import type { Id } from "../../domain/values/id.ts";
import type { Recording } from "../../domain/recording/recording.ts";
import { aRecording, aSound, createFakeDisk, type FakeAudio, type FakeDisk } from "../../testing.ts";
import { enterCode } from "../code/enter-code.ts";
import { setFields } from "../edit/set-fields.ts";
import { addCredits } from "../party/add-party.ts";
import { addFiles } from "./add-files.ts";
import { approve } from "./approve.ts";
import { attachFile } from "./attach-file.ts";
import { embedTags, type EmbedContext } from "./embed-tags.ts";
import { verifyTags } from "./verify-tags.ts";

const CODE = "USRC17607839";
let place: TestStore;
let disk: FakeDisk;
let context: EmbedContext;

beforeEach(async () => {
  place = await openTestStore();
  disk = createFakeDisk(place.digest);
  context = { ...place, actor: "Ada", files: disk.files, probe: disk.probe, tags: disk.tags };
});
afterEach(() => place.close());

async function all<Kind extends EntityKind>(kind: Kind): Promise<readonly Entities[Kind][]> {
  return place.store.read((reader) => reader.find(kind));
}

/** A coded, approved recording whose master is at /music/a.wav. */
async function ready(
  given: Parameters<typeof aRecording>[1] = { isrc: CODE },
  audio: FakeAudio = { audio: "mix" },
): Promise<Recording> {
  const recording = await aRecording(context, {
    versionTitle: "Radio Edit",
    displayArtist: "Mara Lind",
    ...given,
  });
  disk.put("/music/a.wav", audio);
  const { files } = await addFiles(context, { paths: ["/music/a.wav"], recordingFor: "none" });
  await attachFile(context, { assetId: files[0]!.assetId!, recordingId: recording.id });
  await approve(context, { recordingId: recording.id });
  return recording;
}

const toFolder = { to: { folder: "/tagged" } };

describe("embedding tags", () => {
  it("writes a copy, which is a delivery made from the master", async () => {
    const recording = await ready();
    const embedded = await embedTags(context, { recordingId: recording.id, ...toFolder });
    expect(embedded).toMatchObject({
      path: "/tagged/a.wav",
      isChanged: true,
      plan: { isrc: CODE, title: "Midnight Drive", versionTitle: "Radio Edit", artists: ["Mara Lind"] },
    });
    const [master] = await all("asset");
    expect(embedded.asset).toMatchObject({
      role: "delivery",
      madeFromId: master!.id,
      recordingId: recording.id,
    });
    expect((await all("location")).map(({ path }) => path)).toEqual(["/music/a.wav", "/tagged/a.wav"]);
    expect(await all("codeClaim")).toEqual([]);
    expect(await all("approval")).toMatchObject([{ endedAt: null }]);
    expect((await place.store.read((reader) => reader.history.last()))?.action).toBe("embed");
  });

  it("names the contributors of the recording and of its work, each in the place that tags have for the role", async () => {
    const recording = await ready();
    const about = { subjectKind: "recording", subjectIds: [recording.id] } as const;
    for (const [name, role] of [
      ["Pia", "producer"],
      ["Max", "Mixing Engineer"],
      ["Pia", "composer"],
      ["Ann, Lee", "songwriter"],
      ["Gil", "guitar"],
    ] as const)
      await addCredits(context, { ...about, name, role });
    const { plan } = await embedTags(context, { recordingId: recording.id, ...toFolder });
    expect(plan.contributors).toEqual({
      composer: ["Pia", "Ann, Lee"],
      lyricist: ["Ann, Lee"],
      producer: ["Pia"],
      mixer: ["Max"],
    });
  });

  it("writes into the file itself, which stays the asset it was, and keeps its approval", async () => {
    const recording = await ready();
    await embedTags(context, { recordingId: recording.id, to: "in-place" });
    const assets = await all("asset");
    expect(assets).toHaveLength(1);
    expect(assets[0]!.tags.find(({ field }) => field === "isrc")?.value).toBe(CODE);
    expect(await all("approval")).toMatchObject([{ endedAt: null }]);
    const { files } = await addFiles(context, { paths: ["/music"] });
    expect(files).toMatchObject([{ outcome: "known" }]);
  });

  it("brings a copy that it made before up to date, and changes nothing when nothing changed", async () => {
    const recording = await ready();
    await embedTags(context, { recordingId: recording.id, ...toFolder });
    const again = await embedTags(context, { recordingId: recording.id, ...toFolder });
    expect(again).toMatchObject({ path: "/tagged/a.wav", isChanged: false });
    await place.store.write((writer) =>
      writer.replace("recording", [{ ...recording, revision: 2, label: "Night Shift" }]),
    );
    expect((await embedTags(context, { recordingId: recording.id, ...toFolder })).isChanged).toBe(true);
    expect(await all("asset")).toHaveLength(2);
  });

  it("does not write over a file that is somebody else's", async () => {
    const recording = await ready();
    disk.put("/tagged/a.wav", { audio: "other" });
    await expect(embedTags(context, { recordingId: recording.id, ...toFolder })).rejects.toMatchObject({
      code: "FILE_EXISTS",
    });
  });

  it("writes nothing in a dry run, and says what it would write", async () => {
    const recording = await ready();
    const dry = await embedTags({ ...context, isDryRun: true }, { recordingId: recording.id, ...toFolder });
    expect(dry).toMatchObject({ path: "/tagged/a.wav", isChanged: false, plan: { isrc: CODE } });
    expect(await disk.files.stat("/tagged/a.wav")).toBe("missing");
  });

  it("is refused without a code", async () => {
    const recording = await ready({});
    await expect(embedTags(context, { recordingId: recording.id, ...toFolder })).rejects.toMatchObject({
      code: "EMBED_NO_CODE",
    });
  });

  it("is refused while the code is on two recordings", async () => {
    const recording = await ready();
    await aRecording(context, { title: "Other", isrc: CODE });
    await expect(embedTags(context, { recordingId: recording.id, ...toFolder })).rejects.toMatchObject({
      code: "EMBED_CODE_CONFLICT",
    });
  });

  it("is refused without an approved master", async () => {
    const { id: recordingId } = await aRecording(context, { isrc: CODE });
    await expect(embedTags(context, { recordingId, ...toFolder })).rejects.toMatchObject({
      code: "EMBED_NOT_APPROVED",
    });
  });

  it("is refused for a file with other audio", async () => {
    const recording = await ready();
    disk.put("/music/b.wav", { audio: "another mix" });
    const { files } = await addFiles(context, { paths: ["/music/b.wav"], recordingFor: "none" });
    const assetId = files[0]!.assetId!;
    await attachFile(context, { assetId, recordingId: recording.id });
    await expect(
      embedTags(context, { recordingId: recording.id, assetId, ...toFolder }),
    ).rejects.toMatchObject({
      code: "EMBED_OTHER_AUDIO",
    });
  });

  it("is refused when the file was written since it was read, or is not there", async () => {
    const recording = await ready();
    disk.put("/music/a.wav", { audio: "a new bounce" });
    const request = { recordingId: recording.id, ...toFolder };
    await expect(embedTags(context, request)).rejects.toMatchObject({ code: "ASSET_FILE_CHANGED" });
    disk.remove("/music/a.wav");
    await expect(embedTags(context, request)).rejects.toMatchObject({
      code: "ASSET_GONE",
      parameters: { status: "missing" },
    });
    disk.disconnect("/music");
    await expect(embedTags(context, request)).rejects.toMatchObject({
      code: "ASSET_GONE",
      parameters: { status: "away" },
    });
  });
});

describe("a title that is only a guess from the name of a file", () => {
  /** Two places in the file disagree, so the name was believed. */
  const said: readonly TagReading[] = [
    { field: "title", value: "Nachtfahrt", carrier: "id3/TIT2", trust: "carrier" },
    { field: "title", value: "Night Ride", carrier: "INFO/INAM", trust: "carrier" },
  ];
  const guessed = async (): Promise<Id> => {
    disk.put("/music/01 Nite Ryde.wav", { audio: "mix", facts: { tags: said } });
    const { files } = await addFiles(context, { paths: ["/music/01 Nite Ryde.wav"] });
    const id = files[0]!.recordingId!;
    await approve(context, { recordingId: id });
    await enterCode(context, { recordingId: id, isrc: CODE as Isrc, source: "label" });
    return id;
  };

  it("does not replace what stands in the file; the difference is shown", async () => {
    const recordingId = await guessed();
    const { plan, issues } = await embedTags(context, { recordingId, ...toFolder });
    expect(plan).toEqual({ isrc: CODE });
    expect(issues).toMatchObject([{ code: "TAG_TITLE_KEPT", received: "Nachtfahrt", expected: "Nite Ryde" }]);
  });

  it("is written when a person says so", async () => {
    const recordingId = await guessed();
    const { plan } = await embedTags(context, { recordingId, replaceTitle: true, ...toFolder });
    expect(plan.title).toBe("Nite Ryde");
  });

  it("is no guess any more once a person has set it", async () => {
    const recordingId = await guessed();
    for (const title of ["Night Ryde", "Nite Ryde"])
      await setFields(context, { kind: "recording", ids: [recordingId], values: { title } });
    expect((await embedTags(context, { recordingId, ...toFolder })).plan.title).toBe("Nite Ryde");
  });
});

describe("audio that is not heard, such as MP3 inside a WAV", () => {
  const UNHEARD: FakeAudio = { audio: "mix", facts: { audioHash: null, codec: "mp3", modulation: null } };
  const look = (id: Id) => verifyTags(context, { recordingIds: [id] });

  it("is compared by its bytes, and says so", async () => {
    const heard = await ready();
    expect(await embedTags(context, { recordingId: heard.id, ...toFolder })).toMatchObject({
      compared: "samples",
    });
    expect(await look(heard.id)).toMatchObject([{ isHeard: true }, { isHeard: true }]);
  });

  it("keeps its approval when its tags are written in place", async () => {
    const { id } = await ready({ isrc: CODE }, UNHEARD);
    const embedded = await embedTags(context, { recordingId: id, to: "in-place" });
    expect(embedded).toMatchObject({ compared: "bytes", isChanged: true });
    expect(await all("asset")).toHaveLength(1);
    expect(await look(id)).toMatchObject([{ audio: "approved", isHeard: false }]);
    expect((await embedTags(context, { recordingId: id, to: "in-place" })).isChanged).toBe(false);
  });

  it("gives a delivery of the same recording, in which the code just written is no claim", async () => {
    const recording = await ready({ isrc: CODE }, UNHEARD);
    const { id } = recording;
    const { asset } = await embedTags(context, { recordingId: id, ...toFolder });
    expect(asset).toMatchObject({ role: "delivery", recordingId: id });
    expect(await all("codeClaim")).toEqual([]);
    expect(await look(id)).toMatchObject([{ audio: "approved" }, { audio: "as-filed", isHeard: false }]);
    await place.store.write((writer) =>
      writer.replace("recording", [{ ...recording, revision: 2, label: "Night Shift" }]),
    );
    await embedTags(context, { recordingId: id, ...toFolder });
    expect(await all("asset")).toHaveLength(2);
  });

  it("keeps its approval when it is heard by the time it is looked at, or tagged", async () => {
    const { id } = await ready({ isrc: CODE }, UNHEARD);
    const probe = {
      probe: async (path: string) => ({ ...(await disk.probe.probe(path)), audioHash: "dwa1:now" }),
    };
    const [{ sha256 } = { sha256: "" }] = await all("asset");
    const untouched = {
      probe: async (path: string) => ({ ...(await probe.probe(path)), sha256 }),
    };
    expect(await verifyTags({ ...context, probe: untouched }, { recordingIds: [id] })).toMatchObject([
      { audio: "approved" },
    ]);
    const tags: typeof disk.tags = {
      ...disk.tags,
      embed: async (request) => {
        const { facts, ...outcome } = await disk.tags.embed(request);
        return facts === undefined ? outcome : { ...outcome, facts: { ...facts, audioHash: "dwa1:now" } };
      },
    };
    await embedTags({ ...context, tags }, { recordingId: id, to: "in-place" });
    expect(await all("approval")).toMatchObject([{ audioHash: "dwa1:now", endedAt: null }]);
  });

  it("does not take the record of a file that stood at the place of its copy before", async () => {
    const { id } = await ready({ isrc: CODE }, UNHEARD);
    disk.put("/tagged/a.wav", { audio: "other" });
    const { files } = await addFiles(context, { paths: ["/tagged"] });
    disk.remove("/tagged/a.wav");
    const { asset } = await embedTags(context, { recordingId: id, ...toFolder });
    expect(asset).toMatchObject({ role: "delivery", recordingId: id });
    expect(asset.id).not.toBe(files[0]?.assetId);
  });
});

describe("how the audio sounds", () => {
  const modulation = { firstFrame: 5, endFrame: 100, thresholdDbfs: -60, blockMs: 10 };
  const heard: FakeAudio = { audio: "mix", facts: { modulation, sound: aSound(), measuredBy: "ear/1" } };
  const known = { modulation, sound: aSound(), measuredBy: "ear/1" };

  it.each([[toFolder], [{ to: "in-place" as const }]])(
    "is known of the written file, too: %j",
    async (where) => {
      const { id } = await ready({ isrc: CODE }, heard);
      expect((await embedTags(context, { recordingId: id, ...where })).asset).toMatchObject(known);
    },
  );

  it("stays known of a copy whose tags are written again", async () => {
    const { id, ...recording } = await ready({ isrc: CODE }, heard);
    await embedTags(context, { recordingId: id, ...toFolder });
    await place.store.write((writer) =>
      writer.replace("recording", [{ ...recording, id, revision: 2, label: "Night Shift" }]),
    );
    const again = await embedTags(context, { recordingId: id, ...toFolder });
    expect(again).toMatchObject({ isChanged: true, asset: known });
    expect(await all("asset")).toHaveLength(2);
  });
});

describe("verifying tags", () => {
  it("finds agreement after embedding", async () => {
    const recording = await ready();
    await embedTags(context, { recordingId: recording.id, to: "in-place" });
    const [file] = await verifyTags(context, { recordingIds: [recording.id] });
    expect(file).toMatchObject({ state: "read", audio: "approved" });
    expect(file!.fields.map(({ field, verdict }) => [field, verdict])).toEqual([
      ["isrc", "same"],
      ["title", "same"],
      ["versionTitle", "same"],
      ["artist", "same"],
    ]);
  });

  it("tells what is missing, what differs and what is only spelled otherwise", async () => {
    const tags = { title: "MIDNIGHT DRIVE", isrc: "USRC17600001" };
    const recording = await ready({ isrc: CODE }, { audio: "mix", tags });
    const [file] = await verifyTags(context, { recordingIds: [recording.id] });
    expect(file!.fields).toMatchObject([
      {
        field: "isrc",
        verdict: "differs",
        wanted: CODE,
        found: [{ value: "USRC17600001", carrier: "id3/TSRC" }],
      },
      { field: "title", verdict: "spelling" },
      { field: "versionTitle", verdict: "missing" },
      { field: "artist", verdict: "missing" },
    ]);
  });

  it("shows a code that the file has and the catalog has not", async () => {
    const recording = await ready({}, { audio: "mix", tags: { isrc: "USRC17600001" } });
    const [file] = await verifyTags(context, { recordingIds: [recording.id] });
    expect(file!.fields[0]).toMatchObject({ field: "isrc", verdict: "differs", wanted: null });
  });

  it("takes what two chunks of a file say alike for one statement", async () => {
    const recording = await ready();
    const said = (carrier: string, value: string): TagReading => ({
      field: "title",
      value,
      carrier,
      trust: "carrier",
    });
    const look = async (...tags: TagReading[]): Promise<unknown> => {
      disk.put("/music/a.wav", { audio: "mix", facts: { tags } });
      const [file] = await verifyTags(context, { recordingIds: [recording.id] });
      return file!.fields.find(({ field }) => field === "title")?.verdict;
    };
    expect(await look(said("id3/TIT2", "Midnight Drive"), said("id3/TIT2", "Midnight Drive"))).toBe("same");
    expect(await look(said("id3/TIT2", "Midnight Drive"), said("id3/TIT2", "Paper Moon"))).toBe("differs");
  });

  it("tells audio that is not the approved one, and files that are not there", async () => {
    const recording = await ready();
    disk.put("/music/a.wav", { audio: "a new bounce" });
    expect(await verifyTags(context, { recordingIds: [recording.id] })).toMatchObject([{ audio: "other" }]);
    disk.remove("/music/a.wav");
    expect(await verifyTags(context, { recordingIds: [recording.id] })).toMatchObject([
      { state: "missing", audio: "not-read" },
    ]);
  });
});
