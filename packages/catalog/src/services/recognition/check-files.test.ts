import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openTestStore, type TestStore } from "@deadwax/storage/testing";
import type { Recording } from "../../domain/recording/recording.ts";
import { heardAs } from "../../domain/rule-set/testing.ts";
import { aRecording, aSound, fakeFingerprint, type FakeAudio } from "../../testing.ts";
import { approve } from "../asset/approve.ts";
import { checkFiles, type CheckContext, type CheckedFile } from "./check-files.ts";
import { createEarPlace, sounding, type EarPlace } from "./testing.ts";

let place: TestStore;
let at: EarPlace;

beforeEach(async () => {
  place = await openTestStore();
  at = createEarPlace(place);
});
afterEach(() => place.close());

const CODE = "AA6Q72600001";

/** A recording of the catalog, with its master at this place. */
async function known(
  path: string,
  content: FakeAudio,
  given: Partial<Recording> & { readonly isrc?: string } = {},
): Promise<Recording> {
  const recording = await aRecording(at.context, { isrc: CODE, ...given });
  await at.file(recording.id, { [path]: content });
  await approve(at.context, { recordingId: recording.id });
  return recording;
}

function hearing(...given: Parameters<EarPlace["hearing"]>) {
  const checking: CheckContext & ReturnType<EarPlace["hearing"]> = at.hearing(...given);
  const check = async (path: string, content?: FakeAudio): Promise<CheckedFile> => {
    if (content !== undefined) at.disk.put(path, content);
    const [checked] = (await checkFiles(checking, { paths: [path] })).files;
    if (checked === undefined) throw new Error("nothing was checked");
    return checked;
  };
  return { ear: checking.ear, sounds: checking.sounds, checking, check };
}

describe("checking a file", () => {
  it("needs no ear for the bytes and the audio of a recording", async () => {
    const drive = await known("/masters/drive.wav", sounding("drive", 1, 2));
    const { check, ear } = hearing();
    expect(await check("/in/copy.wav", sounding("drive", 1, 2))).toMatchObject({
      verdict: "reuse",
      candidates: [
        { recordingId: drive.id, title: "Midnight Drive", relation: "identical-file", codes: [CODE] },
      ],
    });
    const tagged = { ...sounding("drive", 1, 2), tags: { title: "Other tags" } };
    expect(await check("/in/tagged.wav", tagged)).toMatchObject({
      verdict: "reuse",
      candidates: [{ relation: "identical-audio", comparedWith: null }],
    });
    expect(ear.asked).toEqual([]);
  });

  it("listens to what its fingerprint leads to, the master first", async () => {
    await known("/masters/drive.wav", sounding("drive", 1, 2, 3));
    await known("/masters/bus.wav", sounding("bus", 3, 8, 9), { title: "Night Bus", isrc: "AA6Q72600002" });
    const { check, ear } = hearing({ "/masters/drive.wav > /in/drive.mp3": "format" });
    const checked = await check("/in/drive.mp3", sounding("drive as mp3", 1, 2, 3));
    expect(checked).toMatchObject({
      verdict: "reuse",
      candidates: [{ title: "Midnight Drive", relation: "format", comparedWith: "/masters/drive.wav" }],
    });
    expect(checked.candidates).toHaveLength(1);
    expect(ear.asked).toEqual(["/masters/drive.wav > /in/drive.mp3", "/masters/bus.wav > /in/drive.mp3"]);
  });

  it("says new of a stranger, and asks what comes before a first code", async () => {
    await known("/masters/drive.wav", sounding("drive", 1, 2));
    const { check, sounds } = hearing();
    const checked = await check("/in/stranger.wav", sounding("stranger", 7, 8));
    expect(checked).toMatchObject({ verdict: "new", candidates: [], issues: [], error: null });
    expect(checked.questions.length).toBeGreaterThan(0);
    expect(sounds.asked).toEqual(["/in/stranger.wav"]);
  });

  it("finds what runs at another speed when nothing is found as it is", async () => {
    const drive = await known("/masters/drive.wav", sounding("drive", 1, 2));
    const [audioKey = ""] = at.kept.kept.keys();
    const candidate = {
      audioKey,
      matchedShare: 0.9,
      coveredShare: 0.9,
      bitError: 0.1,
      pitch: 1.1,
      tempo: 1.1,
    };
    const faster = heardAs("speed", [{ kind: "speed", amount: 10, unit: "%" }]);
    const { check } = hearing(
      { "/masters/drive.wav > /in/fast.wav": faster },
      { "/in/fast.wav": [candidate] },
    );
    expect(await check("/in/fast.wav", sounding("fast", 7, 8))).toMatchObject({
      verdict: "new",
      candidates: [{ recordingId: drive.id, relation: "speed" }],
    });
  });

  it("asks where the master of a candidate cannot be had, and says why", async () => {
    await known("/away/drive.wav", sounding("drive", 1, 2));
    at.disk.disconnect("/away");
    const { check } = hearing();
    const checked = await check("/in/drive.mp3", sounding("mp3", 1, 2));
    expect(checked).toMatchObject({
      verdict: "ask",
      candidates: [{ relation: "unsure", comparedWith: null, error: { code: "ASSET_GONE" } }],
    });
    const vault = { has: async () => true, pathOf: () => "/vault/drive" };
    const heard = hearing({ "/vault/drive > /in/drive.mp3": "format" });
    const { files } = await checkFiles({ ...heard.checking, vault }, { paths: ["/in/drive.mp3"] });
    expect(files).toMatchObject([{ verdict: "reuse", candidates: [{ comparedWith: "/vault/drive" }] }]);
  });

  it("listens to the approved master, too, when a file is equal to another file of the recording", async () => {
    const drive = await known("/masters/drive.wav", sounding("drive", 1, 2));
    await at.file(drive.id, { "/masters/edit.wav": sounding("edit", 1, 2) });
    const { check } = hearing({ "/masters/drive.wav > /masters/edit.wav": "clean-edit" });
    expect(await check("/masters/edit.wav")).toMatchObject({
      verdict: "new",
      candidates: [{ relation: "clean-edit" }],
    });
  });

  it("asks when two recordings of the catalog are both the same", async () => {
    await known("/masters/one.wav", sounding("one", 1, 2));
    await known("/masters/two.wav", sounding("two", 1, 2), { title: "Night Bus", isrc: "AA6Q72600002" });
    const { check } = hearing({
      "/masters/one.wav > /in/a.mp3": "format",
      "/masters/two.wav > /in/a.mp3": "format",
    });
    expect(await check("/in/a.mp3", sounding("a", 1, 2))).toMatchObject({
      verdict: "ask",
      issues: [{ code: "CHECK_SEVERAL_SAME" }],
    });
  });

  it("says that a stem needs no code, by its name and by what the catalog has", async () => {
    await known("/masters/drive.wav", sounding("drive", 1, 2));
    const { check } = hearing({ "/masters/drive.wav > /in/stems/drive bass stem.wav": "part-alone" });
    expect(await check("/in/stems/other bass stem.wav", sounding("bass", 9))).toMatchObject({
      verdict: "none",
      candidates: [],
      questions: [],
    });
    expect(await check("/in/stems/drive bass stem.wav", sounding("its bass", 1))).toMatchObject({
      verdict: "none",
      candidates: [{ relation: "part-alone" }],
    });
    await at.add({ "/in/stems/other bass stem.wav": sounding("bass", 9) });
    at.disk.move("/in/stems/other bass stem.wav", "/in/plain.wav");
    expect(await check("/in/plain.wav")).toMatchObject({ verdict: "none" });
  });

  it("never says new of what was not heard, nor of silence, nor where no fingerprints are kept", async () => {
    const { check, checking } = hearing();
    const unheard = { audio: "aac", facts: { fingerprint: null } };
    expect(await check("/in/a.m4a", unheard)).toMatchObject({
      verdict: "ask",
      issues: [{ code: "CHECK_NOT_HEARD" }],
    });
    const silence = {
      audio: "0",
      facts: { sound: aSound(), modulation: null, fingerprint: fakeFingerprint(5) },
    };
    expect(await check("/in/silence.wav", silence)).toMatchObject({ verdict: "ask" });
    at.disk.put("/in/c.wav", sounding("c", 3));
    const { sounds: _sounds, ...without } = checking;
    const { files } = await checkFiles(without, { paths: ["/in/c.wav"] });
    expect(files).toMatchObject([{ verdict: "ask", issues: [{ code: "CHECK_NOT_HEARD" }] }]);
  });

  it("reports a code in the tag that belongs to a recording which sounds different", async () => {
    await known("/masters/drive.wav", sounding("drive", 1, 2));
    const { check } = hearing({ "/masters/drive.wav > /in/clean.wav": "clean-edit" });
    const tagged = { ...sounding("clean", 1, 2), tags: { isrc: CODE } };
    const checked = await check("/in/clean.wav", tagged);
    expect(checked.verdict).toBe("ask");
    expect(checked.candidates[0]?.contradictions).toMatchObject([
      { code: "CODE_OF_OTHER_SOUND", severity: "error" },
    ]);
  });

  it("goes on after a file that is refused, passes by pictures, and counts what was never heard", async () => {
    await known("/masters/drive.wav", { audio: "old" });
    at.disk.put("/in/a.wav", sounding("a", 4));
    at.disk.put("/in/broken.wav", "not audio");
    at.disk.put("/in/cover.jpg", "not audio");
    const { checking } = hearing();
    const result = await checkFiles(checking, { paths: ["/in"] });
    expect(result.files).toMatchObject([
      { file: "/in/a.wav", verdict: "new" },
      { file: "/in/broken.wav", verdict: null, error: { code: "AUDIO_NOT_AUDIO" } },
    ]);
    expect(result).toMatchObject({ unheardRecordings: 1, isInterrupted: false });
  });
});
