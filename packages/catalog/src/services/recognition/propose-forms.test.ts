import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openTestStore, type TestStore } from "@deadwax/storage/testing";
import {
  aSound,
  createFakeDisk,
  createFakeEar,
  createFakeFingerprints,
  createFakeSounds,
  fakeFingerprint,
  type FakeDisk,
  type FakeFingerprints,
} from "../../testing.ts";
import { addFiles } from "../asset/add-files.ts";
import { proposeForms } from "./propose-forms.ts";

let place: TestStore;
let disk: FakeDisk;
let kept: FakeFingerprints;

beforeEach(async () => {
  place = await openTestStore();
  disk = createFakeDisk(place.digest);
  kept = createFakeFingerprints();
});
afterEach(() => place.close());

describe("what was just added", () => {
  it("is compared by ear with what it sounds like, each pair once, and nothing is joined", async () => {
    const put = (name: string, ...items: readonly number[]) => {
      disk.put(`/music/${name}`, {
        audio: name,
        facts: { sound: aSound(), fingerprint: fakeFingerprint(...items) },
      });
    };
    put("a drive.wav", 1, 2);
    put("b drive.mp3", 1, 2);
    put("c stranger.wav", 7);
    const { fingerprints } = kept;
    const ear = createFakeEar({ "/music/a drive.wav > /music/b drive.mp3": "format" });
    const sounds = createFakeSounds(kept);
    const context = {
      ...place,
      actor: "Ada",
      files: disk.files,
      probe: disk.probe,
      fingerprints,
      sounds,
      ear,
    };
    const { files } = await addFiles(context, { paths: ["/music"] });
    const recordingIds = files.map(({ recordingId }) => recordingId).filter((id) => id !== null);
    const { forms, left } = await proposeForms(context, { recordingIds });
    expect(forms).toMatchObject([
      { file: "b drive.mp3", other: { title: "a drive", verdict: "reuse", relation: "format" } },
    ]);
    expect(left).toBe(0);
    expect(ear.asked).toEqual(["/music/a drive.wav > /music/b drive.mp3"]);
    expect(await place.store.read((reader) => reader.count("recording"))).toBe(3);
    expect(await proposeForms(context, { recordingIds, limit: 0 })).toEqual({ forms: [], left: 1 });
  });
});
