import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openTestStore, type TestStore } from "@deadwax/storage/testing";
import { aRecording, anAsset, createFakeDisk } from "../../testing.ts";
import type { CatalogContext } from "../change/catalog-context.ts";
import { newRecording } from "../recording/add-recording.ts";
import { addFiles } from "./add-files.ts";
import { approve } from "./approve.ts";
import { attachFile } from "./attach-file.ts";
import { attachMatches, certainMatches, proposeMatches } from "./match-files.ts";

let place: TestStore;
let context: CatalogContext;

beforeEach(async () => {
  place = await openTestStore();
  context = { ...place, actor: "Ada" };
});
afterEach(() => place.close());

const propose = () => place.store.read((reader) => proposeMatches(reader));

describe("matching files with recordings", () => {
  it("attaches nothing until a person says so, then all of it at once", async () => {
    const rows = ["Midnight Drive", "Harbour Glass", "Ember"];
    for (const [number, title] of rows.entries()) {
      await aRecording(context, {
        title,
        displayArtist: "Mara Lind",
        durationMs: 180_000,
        isrc: `USRC1760000${number}`,
      });
    }
    const disk = createFakeDisk(place.digest);
    disk.put("/music/1.wav", { audio: "1", tags: { isrc: "USRC17600000", title: "Midnight Drive" } });
    disk.put("/music/1.flac", { audio: "1", tags: { isrc: "USRC17600000" }, facts: { container: "flac" } });
    disk.put("/music/Mara Lind - Harbour Glass_master.wav", { audio: "2" });
    disk.put("/music/3.wav", { audio: "3", tags: { isrc: "USRC17600002", title: "Something else" } });
    await addFiles(
      { ...context, files: disk.files, probe: disk.probe },
      { paths: ["/music"], recordingFor: "none" },
    );
    const proposals = await propose();
    expect(proposals.map(({ recording, certainty }) => [recording.title, certainty])).toEqual([
      ["Midnight Drive", "certain"],
      ["Harbour Glass", "certain"],
      ["Ember", "probable"],
    ]);
    expect(await place.store.read((reader) => reader.count("asset", { recordingId: null }))).toBe(4);

    const { value, operation } = await attachMatches(context, certainMatches(proposals));
    expect(value.map(({ asset, recording }) => [asset.name, asset.role, recording.title])).toEqual([
      ["1.flac", "master", "Midnight Drive"],
      ["1.wav", "delivery", "Midnight Drive"],
      ["Mara Lind - Harbour Glass_master.wav", "master", "Harbour Glass"],
    ]);
    expect(operation?.action).toBe("attachMatches");
    const open = await place.store.read((reader) => reader.find("codeClaim", { state: "open" }));
    expect(open.map(({ isrc }) => isrc)).toEqual(["USRC17600002"]);
    expect((await propose()).map(({ recording }) => recording.title)).toEqual(["Ember"]);
  });

  it("does not give one file to two recordings", async () => {
    const [one, two] = [await aRecording(context), await aRecording(context, { title: "Other" })];
    const asset = await anAsset(context, { recordingId: null, audio: "1" });
    const both = [one, two].map(({ id }) => ({ recordingId: id, assetIds: [asset.id] }));
    await expect(attachMatches(context, both)).rejects.toMatchObject({ code: "ASSET_ELSEWHERE" });
    expect(await place.store.read((reader) => reader.count("asset", { recordingId: null }))).toBe(1);
  });

  it("looks at recordings that have audio for doubts", async () => {
    const given = { displayArtist: "Mara Lind", durationMs: 180_000 };
    await aRecording(context, given);
    const taken = await aRecording(context, given);
    await anAsset(context, { recordingId: taken.id, audio: "1" });
    await anAsset(context, {
      recordingId: null,
      audio: "2",
      tags: { title: "Midnight Drive", artist: "Mara Lind" },
    });
    expect(await propose()).toMatchObject([{ certainty: "probable" }]);
  });

  it("does not take stems and sides", async () => {
    await aRecording(context, { durationMs: 180_000 });
    await anAsset(context, { recordingId: null, audio: "Midnight Drive", role: "stem" });
    expect(await propose()).toMatchObject([{ certainty: "none" }]);
  });
});

describe("attaching a file", () => {
  it("is refused when it is another recording's", async () => {
    const mine = await aRecording(context);
    const other = await aRecording(context, { title: "Harbour Glass" });
    const asset = await anAsset(context, { recordingId: other.id, audio: "1" });
    await expect(attachFile(context, { assetId: asset.id, recordingId: mine.id })).rejects.toMatchObject({
      code: "ASSET_ELSEWHERE",
    });
  });

  it("says that other audio than the approved was not heard, and keeps it as a delivery", async () => {
    const { id: recordingId } = await aRecording(context);
    await anAsset(context, { recordingId, audio: "mix" });
    await approve(context, { recordingId });
    const other = await anAsset(context, { recordingId: null, audio: "mix at 44.1" });
    const { value } = await attachFile(context, { assetId: other.id, recordingId });
    expect(value).toMatchObject({ audio: "not-heard", asset: { role: "delivery", recordingId } });
  });

  it("changes nothing when it was attached before", async () => {
    const { id: recordingId } = await aRecording(context);
    const asset = await anAsset(context, { recordingId, audio: "mix" });
    const { value, operation } = await attachFile(context, { assetId: asset.id, recordingId });
    expect(value).toMatchObject({ isChanged: false, audio: "nothing-approved" });
    expect(operation).toBeNull();
  });
});

it("proposes for as many recordings and files as a label has", async () => {
  const size = process.env["DEADWAX_SLOW_TESTS"] === "1" ? 3000 : 500;
  const numbers = Array.from({ length: size }, (_, number) => number);
  const given = { displayArtist: "Mara Lind", durationMs: 180_000, revision: 1 };
  const rows = numbers.map((number) => ({
    ...newRecording(`Title ${number}`),
    ...given,
    id: context.ids.next(),
  }));
  await place.store.write((writer) => writer.insert("recording", rows));
  const disk = createFakeDisk(place.digest);
  for (const number of numbers)
    disk.put(`/music/${number}.wav`, {
      audio: `${number}`,
      tags: { title: `Title ${number}`, artist: "Mara Lind" },
    });
  await addFiles(
    { ...context, files: disk.files, probe: disk.probe },
    { paths: ["/music"], recordingFor: "none" },
  );
  const proposals = await propose();
  expect(certainMatches(proposals)).toHaveLength(size);
  const { value: attached } = await attachMatches(context, certainMatches(proposals));
  expect(attached).toHaveLength(size);
});
