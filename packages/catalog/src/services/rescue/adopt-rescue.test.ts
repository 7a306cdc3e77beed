import { parseIsrc, type Isrc } from "@deadwax/identifiers";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openTestStore, type TestStore } from "@deadwax/storage/testing";
import { aPair, aRescueFile, aRow, rescueOf } from "../../domain/rescue/testing.ts";
import { cutBy, heardAs } from "../../domain/rule-set/testing.ts";
import type { Rescue } from "../../domain/rescue/index.ts";
import type { Waveform } from "../../domain/asset/sound-facts.ts";
import type { Waveforms } from "../../ports/waveforms.ts";
import {
  aSound,
  createFakeDisk,
  createFakeEar,
  createFakeFingerprints,
  createFakeSounds,
  fakeFingerprint,
  type FakeDisk,
} from "../../testing.ts";
import type { AddFilesContext } from "../asset/add-files-request.ts";
import { adoptRescue } from "./adopt-rescue.ts";
import { rescueFolder } from "./rescue-folder.ts";

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

  it("does not read again what was read for it, but for what was changed since or heard and not kept", async () => {
    const heard = { sound: aSound(), waveform: { framesPerPair: 256, channels: [new Int16Array([-3, 5])] } };
    disk.put("/mess/a.wav", { audio: "a", facts: { ...heard, fingerprint: fakeFingerprint(1, 2) } });
    disk.put("/mess/b.wav", { audio: "b", facts: { ...heard, fingerprint: fakeFingerprint(3, 4) } });
    disk.put("/mess/c.wav", { audio: "c", facts: { ...heard, fingerprint: fakeFingerprint(5, 6) } });
    const kept = new Map<string, Waveform>();
    const waveforms: Waveforms = {
      keep: async (key, waveform) => {
        if (!key.endsWith(place.digest.sha256("c"))) kept.set(key, waveform);
      },
      read: async (key) => kept.get(key) ?? null,
    };
    const ear = createFakeEar({});
    const searchOver = () => createFakeSounds(createFakeFingerprints());
    const tools = { files: disk.files, probe: disk.probe };
    const found = await rescueFolder({ ...tools, ear, searchOver, waveforms }, { folder: "/mess" });
    disk.put("/mess/b.wav", { audio: "b, changed", facts: heard });
    disk.reads.length = 0;
    const { rescue, places, files, fingerprints } = found;
    const catalog = createFakeFingerprints();
    const outlines = new Map<string, Waveform>();
    const adopting = {
      ...{ ...place, actor: "Ada", ...tools, fingerprints: catalog.fingerprints },
      waveforms: { ...waveforms, keep: async (key: string, one: Waveform) => void outlines.set(key, one) },
    };
    const readBefore = { files, fingerprints, waveforms };
    const adopted = await adoptRescue(adopting, { rescue, places, readBefore });
    expect(adopted.files).toBe(3);
    expect(disk.reads).toEqual(["/mess/b.wav", "/mess/c.wav"]);
    const key = `dwa1:${place.digest.sha256("a")}`;
    expect(outlines.get(key)?.channels).toEqual(heard.waveform.channels);
    expect((await catalog.fingerprints.read(key))?.items).toEqual(fakeFingerprint(1, 2).items);
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
