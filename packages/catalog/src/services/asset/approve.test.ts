import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openTestStore, type TestStore } from "@deadwax/storage/testing";
import type { Asset } from "../../domain/asset/asset.ts";
import type { Entities, EntityKind } from "../../domain/entity.ts";
import type { Recording } from "../../domain/recording/recording.ts";
import type { Id } from "../../domain/values/id.ts";
import { aRecording, anAsset } from "../../testing.ts";
import type { CatalogContext } from "../change/catalog-context.ts";
import { readHistory } from "../history/read-history.ts";
import { undo } from "../history/undo.ts";
import { approveAll } from "./approve-all.ts";
import { approve } from "./approve.ts";

let place: TestStore;
let context: CatalogContext;

beforeEach(async () => {
  place = await openTestStore();
  context = { ...place, actor: "Ada" };
});
afterEach(() => place.close());

async function all<Kind extends EntityKind>(kind: Kind): Promise<readonly Entities[Kind][]> {
  return place.store.read((reader) => reader.find(kind));
}

/** A coded recording whose first mix was approved, with a second mix beside it. */
async function codedWithTwoMixes(): Promise<{ recording: Recording; first: Asset; second: Asset }> {
  const recording = await aRecording(context, { isrc: "USRC17607839" });
  const first = await anAsset(context, { recordingId: recording.id, audio: "mix 1" });
  await approve(context, { recordingId: recording.id });
  const second = await anAsset(context, { recordingId: recording.id, audio: "mix 2" });
  return { recording, first, second };
}

describe("approving a master", () => {
  it("needs audio", async () => {
    const { id: recordingId } = await aRecording(context);
    await expect(approve(context, { recordingId })).rejects.toMatchObject({ code: "APPROVE_NO_MASTER" });
  });

  it("is for the one audio the recording has, in however many files", async () => {
    const { id: recordingId } = await aRecording(context);
    const master = await anAsset(context, { recordingId, audio: "mix" });
    await anAsset(context, { recordingId, audio: "mix", role: "delivery", name: "mix.flac" });
    const { value } = await approve(context, { recordingId, note: "checked on headphones" });
    expect(value).toMatchObject({ isChanged: true, asset: { id: master.id }, replaced: null });
    expect(value.approval).toMatchObject({
      heard: "first",
      approvedBy: "Ada",
      note: "checked on headphones",
      endedAt: null,
    });
  });

  it("asks why, when the file lacks audio that its header promises", async () => {
    const { id: recordingId } = await aRecording(context);
    const cut = {
      code: "WAV_DATA_CUT",
      severity: "error" as const,
      path: [],
      message: "The end is missing.",
    };
    await anAsset(context, { recordingId, audio: "mix", issues: [cut] });
    await expect(approve(context, { recordingId })).rejects.toMatchObject({ code: "APPROVE_DAMAGED" });
    const { value } = await approveAll(context, [recordingId]);
    expect(value).toMatchObject({ approved: [], refused: [{ error: { code: "APPROVE_DAMAGED" } }] });
    const { value: told } = await approve(context, {
      recordingId,
      note: "the recorder lost power; it is all there is",
    });
    expect(told.isChanged).toBe(true);
  });

  it("asks which, when files have different audio", async () => {
    const { id: recordingId } = await aRecording(context);
    await anAsset(context, { recordingId, audio: "mix 1" });
    const second = await anAsset(context, { recordingId, audio: "mix 2" });
    await expect(approve(context, { recordingId })).rejects.toMatchObject({ code: "APPROVE_SEVERAL" });
    const { value } = await approve(context, { recordingId, assetId: second.id });
    expect(value.asset.id).toBe(second.id);
  });

  it("does not count what was made for delivery beside a master", async () => {
    const { id: recordingId } = await aRecording(context);
    const master = await anAsset(context, { recordingId, audio: "mix" });
    await anAsset(context, { recordingId, audio: "mix as MP3", role: "delivery" });
    expect((await approve(context, { recordingId })).value.asset.id).toBe(master.id);
  });

  it.each(["stem", "side"] as const)("is refused for a %s", async (role) => {
    const { id: recordingId } = await aRecording(context);
    const { id: assetId } = await anAsset(context, { recordingId, audio: "drums", role });
    await expect(approve(context, { recordingId })).rejects.toMatchObject({ code: "APPROVE_STEM" });
    await expect(approve(context, { recordingId, assetId })).rejects.toMatchObject({ code: "APPROVE_STEM" });
  });

  it("is refused for a file of another recording, or of none", async () => {
    const { id: recordingId } = await aRecording(context);
    const other = await aRecording(context, { title: "Harbour Glass" });
    const theirs = await anAsset(context, { recordingId: other.id, audio: "glass" });
    const loose = await anAsset(context, { recordingId: null, audio: "loose" });
    const refusal = { code: "ASSET_ELSEWHERE" };
    await expect(approve(context, { recordingId, assetId: theirs.id })).rejects.toMatchObject(refusal);
    await expect(approve(context, { recordingId, assetId: loose.id })).rejects.toMatchObject({
      code: "ASSET_LOOSE",
    });
  });

  it("changes nothing when this audio is approved already", async () => {
    const { id: recordingId } = await aRecording(context);
    await anAsset(context, { recordingId, audio: "mix" });
    await approve(context, { recordingId });
    const { value, operation } = await approve(context, { recordingId });
    expect(value.isChanged).toBe(false);
    expect(operation).toBeNull();
  });

  it("takes the place of the former approval while there is no code", async () => {
    const { id: recordingId } = await aRecording(context);
    await anAsset(context, { recordingId, audio: "mix 1" });
    await approve(context, { recordingId });
    const second = await anAsset(context, { recordingId, audio: "mix 2", name: "mix 2.wav" });
    const { value } = await approve(context, { recordingId, assetId: second.id });
    expect(value.approval.heard).toBe("not-heard");
    expect(await all("approval")).toMatchObject([
      { endedWhy: "“mix 2.wav” was approved in its place" },
      { endedAt: null },
    ]);
  });
});

describe("approving other audio for a recording with a code", () => {
  it("is refused until a person decides", async () => {
    const { recording, second } = await codedWithTwoMixes();
    await expect(approve(context, { recordingId: recording.id, assetId: second.id })).rejects.toMatchObject({
      code: "APPROVE_OTHER_AUDIO",
    });
  });

  it("is refused as well when the former approval ended in the meantime", async () => {
    const { recording, second } = await codedWithTwoMixes();
    const [approval] = await all("approval");
    await place.store.write((writer) =>
      writer.replace("approval", [
        { ...approval!, revision: 2, endedAt: context.clock.now(), endedWhy: "gone" },
      ]),
    );
    await expect(approve(context, { recordingId: recording.id, assetId: second.id })).rejects.toMatchObject({
      code: "APPROVE_OTHER_AUDIO",
    });
  });

  it("keeps the code when a person says that it is the same, and why", async () => {
    const { recording, second } = await codedWithTwoMixes();
    const same = "a click at 1:12 removed";
    const { value } = await approve(context, { recordingId: recording.id, assetId: second.id, same });
    expect(value).toMatchObject({
      isNewRecording: false,
      approval: { heard: "not-heard" },
      replaced: { heard: "first" },
    });
    expect(await all("decision")).toMatchObject([
      { question: "new-or-same", verdict: "same", reason: same, decidedBy: "Ada", recordingId: recording.id },
    ]);
  });

  it("goes back to audio that was approved before without asking", async () => {
    const { recording, first, second } = await codedWithTwoMixes();
    await approve(context, { recordingId: recording.id, assetId: second.id, same: "a click removed" });
    const { value } = await approve(context, { recordingId: recording.id, assetId: first.id });
    expect(value.approval.heard).toBe("identical");
  });

  it("leaves the code behind when it is another recording, which keeps what describes the music", async () => {
    const { recording, second } = await codedWithTwoMixes();
    const reason = "a new vocal take";
    const asNew = { reason, versionTitle: "Radio Edit", versionTypes: ["radio-edit" as const] };
    const { value } = await approve(context, { recordingId: recording.id, assetId: second.id, asNew });
    expect(value).toMatchObject({
      isNewRecording: true,
      recording: { title: "Midnight Drive", versionTitle: "Radio Edit" },
    });
    expect(value.asset.recordingId).toBe(value.recording.id);
    expect(await all("recordingCode")).toMatchObject([{ recordingId: recording.id }]);
    expect(await all("derivation")).toMatchObject([
      { recordingId: value.recording.id, sourceRecordingId: recording.id, how: "radio-edit" },
    ]);
    expect(await all("decision")).toMatchObject([{ verdict: "new", reason }]);
    const standing = (await all("approval")).filter(({ endedAt }) => endedAt === null);
    expect(standing.map(({ recordingId }) => recordingId)).toEqual([recording.id, value.recording.id]);
  });

  it("wants a reason with words in it", async () => {
    const { recording, second } = await codedWithTwoMixes();
    await expect(
      approve(context, { recordingId: recording.id, assetId: second.id, same: " " }),
    ).rejects.toMatchObject({
      code: "CODE_NEEDS_REASON",
    });
  });
});

describe("approving audio that a coded recording has", () => {
  it("is refused, and a person may overrule with a reason that is kept", async () => {
    const coded = await aRecording(context, { title: "First", isrc: "USRC17607839" });
    await anAsset(context, { recordingId: coded.id, audio: "mix" });
    const { id: recordingId } = await aRecording(context, { title: "Second" });
    await anAsset(context, { recordingId, audio: "mix", name: "copy.wav" });
    await expect(approve(context, { recordingId })).rejects.toMatchObject({ code: "APPROVE_AUDIO_CODED" });
    const overrule = "two silent recordings of one hall";
    await approve(context, { recordingId, overrule });
    expect(await all("decision")).toMatchObject([
      { recordingId, otherId: coded.id, verdict: "new", reason: overrule },
    ]);
  });
});

describe("approving many", () => {
  it("is one operation with one sentence, and one undo takes it back; what was refused leaves nothing", async () => {
    const ids: Id[] = [];
    for (const title of ["One", "Two", "Three"]) {
      const { id } = await aRecording(context, { title });
      if (title !== "Three") await anAsset(context, { recordingId: id, audio: title });
      ids.push(id);
    }
    const { value } = await approveAll(context, ids);
    expect(value.approved).toHaveLength(2);
    expect(value.refused).toMatchObject([
      { recording: { title: "Three" }, error: { code: "APPROVE_NO_MASTER" } },
    ]);
    const [entry] = await place.store.read((reader) => readHistory(reader, { isReversed: true, limit: 1 }));
    expect(entry?.sentence).toBe("approved the masters of 2 recordings");
    expect((await approveAll(context, ids)).operation).toBeNull();
    await undo(context);
    expect(await all("approval")).toEqual([]);
  });
});
