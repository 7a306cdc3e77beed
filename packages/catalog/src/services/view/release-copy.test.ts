import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openTestStore, type TestStore } from "@deadwax/storage/testing";
import { registrantWithPrefix } from "../../testing/ledger-builders.ts";
import { initCatalog } from "../catalog/init-catalog.ts";
import type { CatalogContext } from "../change/catalog-context.ts";
import { enterCode } from "../code/enter-code.ts";
import { requireIsrc } from "../code/parse-code.ts";
import { addCredits } from "../party/add-party.ts";
import { addRecording } from "../recording/add-recording.ts";
import { addRelease, addTracks } from "../release/edit-release.ts";
import { addWork, linkWork } from "../work/add-work.ts";
import { readReleaseCopy } from "./release-copy.ts";

let place: TestStore;
let context: CatalogContext;

beforeEach(async () => {
  place = await openTestStore();
  context = { ...place, actor: "Ada" };
  await initCatalog(context, registrantWithPrefix("AA-6Q7"));
});
afterEach(() => place.close());

describe("readReleaseCopy", () => {
  it("gives the tracks in order with codes, credits and works, and a recording twice where it stands twice", async () => {
    const drive = (await addRecording(context, { title: "Midnight Drive", durationMs: 201_000 })).value;
    const ember = (await addRecording(context, { title: "Ember" })).value;
    const isrc = requireIsrc("GB-ABC-26-00001");
    await enterCode(context, { recordingId: drive.id, isrc, source: "label" });
    const work = (await addWork(context, { title: "Midnight Drive", iswc: "T0345246801" })).value;
    await linkWork(context, { recordingId: drive.id, workId: work.id });
    const credit = (subjectKind: "recording" | "work" | "release", id: typeof drive.id, role: string) =>
      addCredits(context, { subjectKind, subjectIds: [id], name: "Ana Lima", role });
    await credit("recording", drive.id, "vocals");
    await credit("work", work.id, "composer");
    const release = (await addRelease(context, { title: "Ferry Street Nights" })).value;
    await credit("release", release.id, "cover design");
    await addTracks(context, { releaseId: release.id, recordingIds: [ember.id], medium: 2 });
    await addTracks(context, { releaseId: release.id, recordingIds: [drive.id, drive.id] });

    const copy = await place.store.read((reader) => readReleaseCopy(reader, release));

    expect(copy.credits).toEqual([{ name: "Ana Lima", role: "cover design", isni: null, ipi: null }]);
    expect(copy.tracks.map(({ medium, position, recording }) => [medium, position, recording.title])).toEqual(
      [
        [1, 1, "Midnight Drive"],
        [1, 2, "Midnight Drive"],
        [2, 1, "Ember"],
      ],
    );
    const [first] = copy.tracks;
    expect(first?.recording).toMatchObject({ isrc, durationMs: 201_000, file: null });
    expect(first?.recording.credits.map(({ role }) => role)).toEqual(["vocals"]);
    expect(first?.recording.works).toMatchObject([{ iswc: "T0345246801", credits: [{ role: "composer" }] }]);
    expect(copy.tracks[2]?.recording).toMatchObject({ isrc: null, credits: [], works: [] });
  });
});
