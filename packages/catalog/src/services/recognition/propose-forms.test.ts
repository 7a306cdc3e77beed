import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openTestStore, type TestStore } from "@deadwax/storage/testing";
import { proposeForms } from "./propose-forms.ts";
import { createEarPlace, sounding, type EarPlace } from "./testing.ts";

let place: TestStore;
let at: EarPlace;

beforeEach(async () => {
  place = await openTestStore();
  at = createEarPlace(place);
});
afterEach(() => place.close());

describe("what was just added", () => {
  it("is compared by ear with what it sounds like, each pair once, and nothing is joined", async () => {
    const files = {
      "/music/a drive.wav": sounding("a drive", 1, 2),
      "/music/b drive.mp3": sounding("b drive", 1, 2),
      "/music/c stranger.wav": sounding("c stranger", 7),
    };
    const added = await at.add(files, "each");
    const context = at.hearing({ "/music/a drive.wav > /music/b drive.mp3": "format" });
    const recordingIds = added.map(({ recordingId }) => recordingId).filter((id) => id !== null);
    const { forms, left } = await proposeForms(context, { recordingIds });
    expect(forms).toMatchObject([
      {
        ...{ file: "b drive.mp3", path: "/music/b drive.mp3" },
        other: { title: "a drive", verdict: "reuse", relation: "format" },
      },
    ]);
    expect(left).toBe(0);
    expect(context.ear.asked).toEqual(["/music/a drive.wav > /music/b drive.mp3"]);
    expect(await context.store.read((reader) => reader.count("recording"))).toBe(3);
    expect(await proposeForms(context, { recordingIds, limit: 0 })).toEqual({ forms: [], left: 1 });
  });
});
