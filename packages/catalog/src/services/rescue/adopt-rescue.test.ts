import { parseIsrc, type Isrc } from "@deadwax/identifiers";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openTestStore, type TestStore } from "@deadwax/storage/testing";
import { aPair, aRescueFile, aRow, rescueOf } from "../../domain/rescue/testing.ts";
import { cutBy, heardAs } from "../../domain/rule-set/testing.ts";
import type { Rescue } from "../../domain/rescue/index.ts";
import { createFakeDisk, type FakeDisk } from "../../testing.ts";
import type { AddFilesContext } from "../asset/add-files-request.ts";
import { adoptRescue } from "./adopt-rescue.ts";

let place: TestStore;
let disk: FakeDisk;

beforeEach(async () => {
  place = await openTestStore();
  disk = createFakeDisk(place.digest);
});
afterEach(() => place.close());

function isrc(text: string): Isrc {
  const parsed = parseIsrc(text);
  if (!parsed.ok) throw new Error(text);
  return parsed.value.value;
}

const CODE = isrc("USS1Z2500417");
const NAMES = ["Drive.wav", "Drive.mp3", "Drive (Radio Edit).wav", "Drive loud.wav"];

function theRescue(): { rescue: Rescue; places: ReadonlyMap<string, string> } {
  const files = NAMES.map((path) =>
    aRescueFile(path, path.endsWith(".mp3") ? { facts: { codec: "mp3", container: "mp3" } } : {}),
  );
  const pairs = [
    aPair(NAMES[0]!, NAMES[1]!, heardAs("format")),
    aPair(NAMES[0]!, NAMES[2]!, cutBy(20)),
    aPair(NAMES[0]!, NAMES[3]!, heardAs("remaster")),
  ];
  const rescue = rescueOf(files, { pairs, rows: [aRow({ title: "Drive", isrc: CODE })] });
  return { rescue, places: new Map(NAMES.map((name) => [name, `/mess/${name}`])) };
}

function context(given: Partial<AddFilesContext> = {}): AddFilesContext {
  for (const name of NAMES) disk.put(`/mess/${name}`, { audio: name });
  return { ...place, actor: "Ada", files: disk.files, probe: disk.probe, ...given };
}

describe("adopting a rescue", () => {
  it("makes one recording of what is one, with its files, and keeps why", async () => {
    const adopted = await adoptRescue(context(), theRescue());
    expect(adopted).toMatchObject({ recordings: 3, files: 4, entered: 1, left: [] });
    const recordings = await place.store.read((reader) => reader.find("recording"));
    expect(recordings.map(({ title, versionTitle }) => [title, versionTitle])).toEqual(
      expect.arrayContaining([
        ["Drive", null],
        ["Drive", "Radio Edit"],
      ]),
    );
    const plain = recordings.find(({ versionTitle, notes }) => versionTitle === null && notes === null)!;
    const assets = await place.store.read((reader) => reader.find("asset", { recordingId: plain.id }));
    expect(assets.map(({ name, role }) => [name, role]).sort()).toEqual([
      ["Drive.mp3", "delivery"],
      ["Drive.wav", "master"],
    ]);
    const decisions = await place.store.read((reader) => reader.find("decision"));
    expect(decisions.map(({ verdict }) => verdict).sort()).toEqual(["new", "same"]);
    const codes = await place.store.read((reader) => reader.find("recordingCode"));
    expect(codes).toMatchObject([{ recordingId: plain.id, isrc: CODE, sourceName: "statement.csv" }]);
  });

  it("leaves open what the page asks: a recording with a note, no decision and no derivation", async () => {
    await adoptRescue(context(), theRescue());
    const [open] = (await place.store.read((reader) => reader.find("recording"))).filter(
      ({ notes }) => notes !== null,
    );
    expect(open!.notes).toContain("Open: beside “Drive.wav”");
    const derivations = await place.store.read((reader) => reader.find("derivation"));
    expect(derivations.map(({ recordingId }) => recordingId)).not.toContain(open!.id);
  });

  it("adds nothing when it is done again", async () => {
    const own = context();
    await adoptRescue(own, theRescue());
    const again = await adoptRescue(own, theRescue());
    expect(again.left).toEqual([]);
    expect(await place.store.read((reader) => reader.find("recording"))).toHaveLength(3);
  });

  it("writes nothing in a dry run", async () => {
    const adopted = await adoptRescue(context({ isDryRun: true }), theRescue());
    expect(adopted).toMatchObject({ recordings: 3, files: 4, entered: 1 });
    expect(await place.store.read((reader) => reader.find("asset"))).toEqual([]);
  });
});
