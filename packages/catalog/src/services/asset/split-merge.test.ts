import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openTestStore, type TestStore } from "@deadwax/storage/testing";
import type { Entities, EntityKind } from "../../domain/entity.ts";
import { aRecording, anAsset, registrantWithPrefix } from "../../testing.ts";
import { initCatalog } from "../catalog/init-catalog.ts";
import type { CatalogContext } from "../change/catalog-context.ts";
import { change } from "../change/change.ts";
import { reserveCodes } from "../code/reserve-codes.ts";
import { undo } from "../history/undo.ts";
import { verifyHistory } from "../history/verify-history.ts";
import { approve } from "./approve.ts";
import { mergeRecordings } from "./merge-recordings.ts";
import { splitRecording } from "./split-recording.ts";

let place: TestStore;
let context: CatalogContext;

beforeEach(async () => {
  place = await openTestStore();
  context = { ...place, actor: "Ada" };
  await initCatalog(context, registrantWithPrefix("AA-6Q7"));
});
afterEach(() => place.close());

async function all<Kind extends EntityKind>(kind: Kind): Promise<readonly Entities[Kind][]> {
  return place.store.read((reader) => reader.find(kind));
}

describe("splitting a recording", () => {
  it("is the way in which a stem becomes a recording, and keeps its lineage", async () => {
    const source = await aRecording(context, { displayArtist: "Mara Lind", isrc: "USRC17607839" });
    const stem = await anAsset(context, { recordingId: null, audio: "vocals", role: "stem" });
    const request = {
      recordingId: source.id,
      assetIds: [stem.id],
      versionTitle: "A Cappella",
      versionTypes: ["a-cappella" as const],
    };
    const { value } = await splitRecording(context, {
      ...request,
      how: "part-alone",
      reason: "to be released",
    });
    expect(value.recording).toMatchObject({
      title: "Midnight Drive",
      versionTitle: "A Cappella",
      displayArtist: "Mara Lind",
    });
    expect(value.assets).toMatchObject([{ role: "master", recordingId: value.recording.id }]);
    expect(await all("derivation")).toMatchObject([
      {
        recordingId: value.recording.id,
        sourceRecordingId: source.id,
        sourceAssetId: stem.id,
        how: "part-alone",
      },
    ]);
    expect(await all("decision")).toMatchObject([
      { question: "stem-to-recording", reason: "to be released" },
    ]);
    expect(await all("recordingCode")).toMatchObject([{ recordingId: source.id }]);
    expect((await approve(context, { recordingId: value.recording.id })).value.isChanged).toBe(true);
  });

  it("ends the old approval when its audio is the new recording's", async () => {
    const source = await aRecording(context);
    const asset = await anAsset(context, { recordingId: source.id, audio: "mix" });
    await approve(context, { recordingId: source.id });
    const { value } = await splitRecording(context, {
      recordingId: source.id,
      assetIds: [asset.id],
      versionTitle: "Radio Edit",
      how: "radio-edit",
      reason: "it was the edit all along",
    });
    expect(value.ended?.recording).toBe("Midnight Drive");
    expect(await all("approval")).toMatchObject([
      { endedWhy: "its audio became the recording “Midnight Drive (Radio Edit)”" },
    ]);
  });

  it("takes only files of this recording, at least one, and a reason", async () => {
    const source = await aRecording(context);
    const other = await aRecording(context, { title: "Harbour Glass" });
    const theirs = await anAsset(context, { recordingId: other.id, audio: "glass" });
    const request = { recordingId: source.id, how: "edit", reason: "because" };
    await expect(splitRecording(context, { ...request, assetIds: [] })).rejects.toMatchObject({
      code: "SPLIT_NOTHING",
    });
    const elsewhere = splitRecording(context, { ...request, assetIds: [theirs.id] });
    await expect(elsewhere).rejects.toMatchObject({ code: "ASSET_ELSEWHERE" });
    const silent = splitRecording(context, { ...request, assetIds: [theirs.id], reason: "" });
    await expect(silent).rejects.toMatchObject({ code: "CODE_NEEDS_REASON" });
  });
});

it("undoes a split: the files go back to the recording they came from", async () => {
  const source = await aRecording(context);
  const asset = await anAsset(context, { recordingId: source.id, audio: "mix" });
  const request = { recordingId: source.id, assetIds: [asset.id], how: "edit", reason: "a mistake" };
  await splitRecording(context, request);
  await undo(context);
  expect(await all("asset")).toMatchObject([{ recordingId: source.id }]);
  expect(await all("recording")).toMatchObject([{ id: source.id }]);
  expect(await all("derivation")).toEqual([]);
});

describe("merging recordings", () => {
  it("moves files and codes to the one that is kept, whose code stays preferred", async () => {
    const keep = await aRecording(context, { isrc: "USRC17607839" });
    const other = await aRecording(context, { title: "Midnight drive", isrc: "USRC17600001" });
    await anAsset(context, { recordingId: other.id, audio: "mix" });
    const { value } = await mergeRecordings(context, {
      keepId: keep.id,
      otherIds: [other.id],
      reason: "same audio",
    });
    expect(value.merged).toMatchObject([{ id: other.id, mergedIntoId: keep.id }]);
    expect((await all("asset")).map(({ recordingId }) => recordingId)).toEqual([keep.id]);
    expect(
      (await all("recordingCode")).map(({ recordingId, isrc, status }) => [recordingId, isrc, status]),
    ).toEqual([
      [keep.id, "USRC17607839", "preferred"],
      [keep.id, "USRC17600001", "superseded"],
    ]);
    expect(await all("decision")).toMatchObject([{ question: "merge", verdict: "same", otherId: other.id }]);
  });

  it("gives the kept one the code of the other when it has none", async () => {
    const keep = await aRecording(context);
    const other = await aRecording(context, { isrc: "USRC17600001" });
    await mergeRecordings(context, { keepId: keep.id, otherIds: [other.id], reason: "a duplicate row" });
    expect(await all("recordingCode")).toMatchObject([{ recordingId: keep.id, status: "preferred" }]);
  });

  it("settles a code that stood on both", async () => {
    const keep = await aRecording(context, { isrc: "USRC17600001" });
    const other = await aRecording(context, { isrc: "USRC17600001" });
    await mergeRecordings(context, { keepId: keep.id, otherIds: [other.id], reason: "a duplicate row" });
    expect(await all("recordingCode")).toMatchObject([{ recordingId: keep.id, status: "preferred" }]);
    expect(await place.store.read((reader) => reader.codesOnSeveralRecordings())).toEqual([]);
  });

  it("keeps the approval of the kept one, and takes over the other's where there is none", async () => {
    const [keep, other, third] = [
      await aRecording(context),
      await aRecording(context),
      await aRecording(context),
    ];
    for (const [recording, audio] of [
      [other, "mix 1"],
      [third, "mix 2"],
    ] as const) {
      await anAsset(context, { recordingId: recording.id, audio });
      await approve(context, { recordingId: recording.id });
    }
    await mergeRecordings(context, { keepId: keep.id, otherIds: [other.id, third.id], reason: "one song" });
    const approvals = await all("approval");
    expect(approvals.map(({ recordingId, endedAt }) => [recordingId, endedAt === null])).toEqual([
      [keep.id, true],
      [keep.id, false],
    ]);
  });

  it("makes numbers void that were held for the merged ones", async () => {
    const [keep, other] = [await aRecording(context), await aRecording(context)];
    await reserveCodes(context, { recordingIds: [other.id] });
    const { value } = await mergeRecordings(context, {
      keepId: keep.id,
      otherIds: [other.id],
      reason: "a duplicate row",
    });
    expect(value.voided).toEqual(["AA6Q72600000"]);
  });

  it("does not credit anybody twice, and does not derive a recording from itself", async () => {
    const [keep, other] = [await aRecording(context), await aRecording(context, { title: "Other" })];
    await change(context, { action: "credit" }, async (transaction) => {
      const party = {
        name: "Ines",
        sortName: null,
        kind: "person" as const,
        isni: null,
        ipi: null,
        dpid: null,
      };
      const { id: partyId } = await transaction.insert("party", {
        ...party,
        localNames: [],
        notes: null,
        erasedAt: null,
      });
      const credit = { subjectKind: "recording" as const, partyId, position: 1 };
      await transaction.insert("credit", { ...credit, subjectId: keep.id, role: "producer" });
      await transaction.insert("credit", { ...credit, subjectId: other.id, role: "producer" });
      await transaction.insert("credit", { ...credit, subjectId: other.id, role: "mixer" });
      const derived = { recordingId: keep.id, sourceRecordingId: other.id, sourceAssetId: null };
      await transaction.insert("derivation", { ...derived, how: "edit", note: null });
    });
    await mergeRecordings(context, { keepId: keep.id, otherIds: [other.id], reason: "one recording" });
    expect((await all("credit")).map(({ subjectId, role }) => [subjectId, role])).toEqual([
      [keep.id, "producer"],
      [keep.id, "mixer"],
    ]);
    expect(await all("derivation")).toEqual([]);
  });

  it("refuses a recording with itself, and one that was merged before", async () => {
    const [keep, other] = [await aRecording(context), await aRecording(context)];
    const reason = "a duplicate row";
    await expect(
      mergeRecordings(context, { keepId: keep.id, otherIds: [keep.id], reason }),
    ).rejects.toMatchObject({
      code: "MERGE_SELF",
    });
    await mergeRecordings(context, { keepId: keep.id, otherIds: [other.id], reason });
    await expect(
      mergeRecordings(context, { keepId: other.id, otherIds: [keep.id], reason }),
    ).rejects.toMatchObject({
      code: "RECORDING_MERGED",
    });
  });

  it("can be undone as a whole", async () => {
    const keep = await aRecording(context, { isrc: "USRC17607839" });
    const other = await aRecording(context, { isrc: "USRC17600001" });
    await anAsset(context, { recordingId: other.id, audio: "mix" });
    const anyRevision = { revision: expect.any(Number) as number };
    const before = {
      asset: (await all("asset")).map((row) => ({ ...row, ...anyRevision })),
      recordingCode: (await all("recordingCode")).map((row) => ({ ...row, ...anyRevision })),
    };
    await mergeRecordings(context, { keepId: keep.id, otherIds: [other.id], reason: "a mistake" });
    await undo(context);
    expect(await all("asset")).toMatchObject(before.asset);
    expect(await all("recordingCode")).toMatchObject(before.recordingCode);
    const check = await place.store.read((reader) => verifyHistory(reader, context.digest));
    expect(check.isValid).toBe(true);
  });
});
