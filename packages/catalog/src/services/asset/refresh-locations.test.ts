import { afterEach, beforeEach, expect, it } from "vitest";
import { openTestStore, type TestStore } from "@deadwax/storage/testing";
import { createFakeDisk, type FakeDisk } from "../../testing.ts";
import { addFiles } from "./add-files.ts";
import type { AddFilesContext } from "./add-files-request.ts";
import { refreshLocations } from "./refresh-locations.ts";

let place: TestStore;
let disk: FakeDisk;
let context: AddFilesContext;

beforeEach(async () => {
  place = await openTestStore();
  disk = createFakeDisk(place.digest);
  context = { ...place, actor: "Ada", files: disk.files, probe: disk.probe };
  for (const name of ["/music/a.wav", "/music/b.wav", "/archive/c.wav"]) disk.put(name, { audio: name });
  await addFiles(context, { paths: ["/music", "/archive"] });
});
afterEach(() => place.close());

it("leaves no trace when all files are where they were", async () => {
  const before = await place.store.read((reader) => reader.history.last());
  expect(await refreshLocations(context)).toEqual({
    counts: { present: 3, away: 0, missing: 0 },
    places: [],
    isInterrupted: false,
  });
  expect((await place.store.read((reader) => reader.history.last()))?.sequence).toBe(before?.sequence);
});

it("tells files that are gone from files whose disk is away, and forgets neither", async () => {
  disk.remove("/music/a.wav");
  disk.disconnect("/archive");
  disk.put("/music/b.wav", { audio: "other" });
  const { counts, places } = await refreshLocations(context);
  expect(counts).toEqual({ present: 1, away: 1, missing: 1 });
  expect(places.map(({ path, now, isRewritten }) => [path, now, isRewritten]).sort()).toEqual([
    ["/archive/c.wav", "away", false],
    ["/music/a.wav", "missing", false],
    ["/music/b.wav", "present", true],
  ]);
  expect(await place.store.read((reader) => reader.count("location"))).toBe(3);
});

it("finds a file again that came back, without reading it", async () => {
  disk.remove("/music/a.wav");
  await refreshLocations(context);
  disk.put("/music/a.wav", { audio: "/music/a.wav" });
  const [missing] = await place.store.read((reader) => reader.find("location", { status: "missing" }));
  expect(missing?.path).toBe("/music/a.wav");
  await refreshLocations(context);
  expect(await place.store.read((reader) => reader.count("location", { status: "present" }))).toBe(3);
  expect(disk.reads).toHaveLength(3);
});
