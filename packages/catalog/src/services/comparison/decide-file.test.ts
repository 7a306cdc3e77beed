import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openTestStore, type TestStore } from "@deadwax/storage/testing";
import type { Entities, EntityKind } from "../../domain/entity.ts";
import { decide } from "../../domain/rule-set/index.ts";
import { cutBy, heardAs } from "../../domain/rule-set/testing.ts";
import { sentenceOf } from "../../messages/history-sentences.ts";
import { aRecording, anAsset } from "../../testing.ts";
import { approve } from "../asset/approve.ts";
import type { CatalogContext } from "../change/catalog-context.ts";
import { undo } from "../history/undo.ts";
import { verifyHistory } from "../history/verify-history.ts";
import { decideFile } from "./decide-file.ts";
import type { DecideRequest } from "./decide-request.ts";

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

async function lastSentence(): Promise<string> {
  const last = await place.store.read((reader) => reader.history.last());
  return sentenceOf(last?.action ?? "", last?.parameters ?? {});
}

const plain: Pick<DecideRequest, "comparison" | "reason"> = { comparison: null, reason: "I made it" };

describe("deciding that a file is a known recording", () => {
  it("keeps who said so, why, what was heard and which rules spoke", async () => {
    const drive = await aRecording(context);
    const file = await anAsset(context, { recordingId: null, audio: "drive, louder" });
    const comparison = decide(heardAs("remaster", [{ kind: "dynamics", amount: 4.2, unit: "dB" }]));
    await decideFile(context, {
      ...{ assetId: file.id, recordingId: drive.id, answer: "same", comparison },
      ...{ reason: "one technical pass", answers: { "remaster-work": "technical" } },
    });
    const [decision] = await all("decision");
    expect(decision).toMatchObject({
      ...{ question: "new-or-same", recordingId: drive.id, otherId: file.id },
      ...{ verdict: "same", reason: "one technical pass", decidedBy: "Ada" },
    });
    expect(decision?.facts).toEqual([
      { kind: "asset", asset: file.id, name: "drive, louder.wav", audio: file.audioHash },
      { kind: "answer", question: "remaster-work", answer: "technical" },
      { kind: "compared", verdict: "ask", relation: "remaster", comparedBy: "test/1", facts: 1 },
      { kind: "dynamics", amount: 4.2, unit: "dB" },
    ]);
    expect(decision?.rules.length).toBeGreaterThan(2);
    expect(decision?.rules[0]).toMatch(/^ifpi\/.+ \d{4}-\d\d-\d\d$/u);
    expect(await all("asset")).toMatchObject([{ recordingId: drive.id }]);
    expect(await lastSentence()).toBe(
      "decided that “drive, louder.wav” is “Midnight Drive”: one technical pass",
    );
  });

  it("moves it out of another recording that has more, with its copies, and ends the approval it took along", async () => {
    const drive = await aRecording(context);
    const other = await aRecording(context, { title: "Harbour Glass" });
    const file = await anAsset(context, { recordingId: other.id, audio: "drive 2" });
    const copy = await anAsset(context, {
      ...{ recordingId: other.id, audio: "drive 2", tags: { title: "x" }, role: "delivery" },
    });
    await anAsset(context, { recordingId: other.id, audio: "glass" });
    await approve(context, { recordingId: other.id, assetId: file.id });
    const request = { assetId: file.id, recordingId: drive.id, answer: "same" as const, ...plain };
    const { value } = await decideFile(context, request);
    expect(value).toMatchObject({ isMerged: false, movedFrom: { id: other.id } });
    expect(value.ended?.recording).toBe("Harbour Glass");
    const assets = await all("asset");
    expect(assets.map(({ id, recordingId }) => [id, recordingId])).toEqual([
      [file.id, drive.id],
      [copy.id, drive.id],
      [assets[2]?.id, other.id],
    ]);
  });

  it("joins the recording that is left with nothing, and says so", async () => {
    const drive = await aRecording(context, { isrc: "USRC17607839" });
    const proposed = await aRecording(context, { title: "final2 USE THIS", isrc: "USRC17600001" });
    const file = await anAsset(context, { recordingId: proposed.id, audio: "drive 2" });
    const request = { assetId: file.id, recordingId: drive.id, answer: "same" as const, ...plain };
    const { value } = await decideFile(context, request);
    expect(value).toMatchObject({ isMerged: true, movedFrom: { id: proposed.id } });
    const codes = await all("recordingCode");
    expect(codes.map(({ isrc, recordingId, status }) => [isrc, recordingId, status])).toEqual([
      ["USRC17607839", drive.id, "preferred"],
      ["USRC17600001", drive.id, "superseded"],
    ]);
    expect(await lastSentence()).toContain("which “final2 USE THIS” became part of: I made it");
  });

  it("refuses without a recording and without a reason", async () => {
    const file = await anAsset(context, { recordingId: null, audio: "drive" });
    const request = { assetId: file.id, recordingId: null, answer: "same" as const, ...plain };
    await expect(decideFile(context, request)).rejects.toMatchObject({ code: "DECIDE_WHICH" });
    await expect(decideFile(context, { ...request, reason: " " })).rejects.toMatchObject({
      code: "CODE_NEEDS_REASON",
    });
  });
});

describe("deciding that a file is a new recording", () => {
  it("splits it off the one it is filed with; the code stays, the lineage says how it was made", async () => {
    const drive = await aRecording(context, { isrc: "USRC17607839", displayArtist: "Mara Lind" });
    await anAsset(context, { recordingId: drive.id, audio: "drive" });
    const file = await anAsset(context, { recordingId: drive.id, audio: "cut", name: "MD (Radio Edit).wav" });
    const { value } = await decideFile(context, {
      ...{ assetId: file.id, recordingId: null, answer: "new", comparison: decide(cutBy(12.4)) },
      reason: "for the radio",
    });
    expect(value).toMatchObject({
      isNewRecording: true,
      recording: { title: "Midnight Drive", versionTitle: "Radio Edit", displayArtist: "Mara Lind" },
      movedFrom: { id: drive.id },
    });
    expect(await all("derivation")).toMatchObject([{ sourceRecordingId: drive.id, how: "radio-edit" }]);
    expect(await all("recordingCode")).toMatchObject([{ recordingId: drive.id }]);
    expect(await all("decision")).toMatchObject([
      { question: "new-or-same", verdict: "new", recordingId: drive.id, otherId: value.recording?.id },
    ]);
    expect(await lastSentence()).toBe(
      "decided that “MD (Radio Edit).wav” is a recording of its own, “Midnight Drive (Radio Edit)”: for the radio",
    );
  });

  it("leaves a recording as it is that has nothing else, and keeps the answer", async () => {
    const drive = await aRecording(context);
    const edit = await aRecording(context, { versionTitle: "Radio Edit" });
    const file = await anAsset(context, { recordingId: edit.id, audio: "cut" });
    const { value } = await decideFile(context, {
      ...{ assetId: file.id, recordingId: drive.id, answer: "new", ...plain },
    });
    expect(value).toMatchObject({ isNewRecording: false, recording: { id: edit.id } });
    expect(await all("recording")).toHaveLength(2);
    expect(await all("decision")).toMatchObject([
      { recordingId: drive.id, otherId: file.id, verdict: "new" },
    ]);
  });

  it("makes a recording of a loose file, from another one or as its name says", async () => {
    const drive = await aRecording(context);
    const fast = await anAsset(context, { recordingId: null, audio: "fast" });
    const heard = heardAs("speed", [{ kind: "speed", amount: 12, unit: "%" }]);
    await decideFile(context, {
      ...{ assetId: fast.id, recordingId: drive.id, answer: "new", comparison: decide(heard) },
      ...{ reason: "asked for", version: { versionTitle: "Sped Up" } },
    });
    const glass = await anAsset(context, { recordingId: null, audio: "x", name: "Harbour Glass (Live).wav" });
    await decideFile(context, { assetId: glass.id, recordingId: null, answer: "new", ...plain });
    expect((await all("recording")).map(({ title, versionTitle }) => [title, versionTitle])).toEqual([
      ["Midnight Drive", null],
      ["Midnight Drive", "Sped Up"],
      ["Harbour Glass", "Live"],
    ]);
    expect(await all("derivation")).toMatchObject([{ how: "sped-up" }]);
  });

  it("makes a recording of a stem with its lineage, and of none without", async () => {
    const drive = await aRecording(context);
    const stem = await anAsset(context, { recordingId: null, audio: "voice", role: "stem" });
    const request = { assetId: stem.id, answer: "new" as const, ...plain };
    const alone = decideFile(context, { ...request, recordingId: null });
    await expect(alone).rejects.toMatchObject({ code: "DECIDE_STEM_SOURCE" });
    const comparison = decide(heardAs("part-alone"));
    await decideFile(context, { ...request, recordingId: drive.id, comparison });
    expect(await all("decision")).toMatchObject([{ question: "stem-to-recording" }]);
    expect(await all("derivation")).toMatchObject([{ sourceAssetId: stem.id, how: "part-alone" }]);
    expect(await all("asset")).toMatchObject([{ role: "master" }]);
  });
});

describe("every decision", () => {
  it("may be that no code is due, which moves nothing", async () => {
    const file = await anAsset(context, { recordingId: null, audio: "test tone" });
    await decideFile(context, { assetId: file.id, recordingId: null, answer: "none", ...plain });
    expect(await all("decision")).toMatchObject([{ verdict: "none", recordingId: null, otherId: file.id }]);
    expect(await all("recording")).toEqual([]);
    expect(await lastSentence()).toBe("decided that “test tone.wav” needs no code: I made it");
  });

  it.each(["same", "new"] as const)("leaves nothing in a dry run, and can be undone: %s", async (answer) => {
    const drive = await aRecording(context);
    await anAsset(context, { recordingId: drive.id, audio: "drive" });
    const other = await aRecording(context, { title: "Harbour Glass" });
    const owner = answer === "same" ? other.id : drive.id;
    const file = await anAsset(context, { recordingId: owner, audio: "drive 2" });
    const before = [await all("recording"), await all("asset"), await all("decision")];
    const recordingId = answer === "same" ? drive.id : null;
    const request = { assetId: file.id, recordingId, answer, ...plain };
    await decideFile({ ...context, isDryRun: true }, request);
    expect([await all("recording"), await all("asset"), await all("decision")]).toEqual(before);
    const { operation } = await decideFile(context, request);
    if (operation === null) throw new Error("something was changed");
    await undo(context, operation.id);
    expect((await all("asset")).map(({ recordingId: of }) => of)).toEqual([drive.id, owner]);
    expect((await all("recording")).every(({ mergedIntoId }) => mergedIntoId === null)).toBe(true);
    expect(await all("decision")).toEqual([]);
    expect(await place.store.read((reader) => verifyHistory(reader, context.digest))).toMatchObject({
      isValid: true,
    });
  });
});
