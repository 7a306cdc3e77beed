import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openTestStore, type TestStore } from "@deadwax/storage/testing";
import { heardAs, cutBy } from "../../domain/rule-set/testing.ts";
import {
  approvedRecording,
  aRecording,
  anAsset,
  aSound,
  createFakeDisk,
  type FakeDisk,
} from "../../testing.ts";
import { addRegistrant } from "../registrant/add-registrant.ts";
import { compareFiles, type CompareContext } from "./compare-files.ts";
import { earThatHears, type FakeEar } from "./testing.ts";

let place: TestStore;
let disk: FakeDisk;

beforeEach(async () => {
  place = await openTestStore();
  disk = createFakeDisk(place.digest);
});
afterEach(() => place.close());

function contextWith(ear: FakeEar, given: Partial<CompareContext> = {}): CompareContext {
  return { probe: disk.probe, files: disk.files, ear, ...given };
}

const PAIR = { a: "/music/a.wav", b: "/music/b.wav" };
const drive = { audio: "drive", facts: { sound: aSound() } };

describe("comparing two files", () => {
  it("needs no ear for the same bytes", async () => {
    disk.put(PAIR.a, drive);
    disk.put(PAIR.b, drive);
    const ear = earThatHears();
    const { comparison } = await compareFiles(contextWith(ear), PAIR);
    expect(comparison).toMatchObject({ relation: "identical-file", verdict: "reuse", comparedBy: "sha256" });
    expect(comparison.duration).toEqual({ a: 180, b: 180 });
    expect(ear.asked).toEqual([]);
  });

  it("needs no ear for the same audio with other tags", async () => {
    disk.put(PAIR.a, drive);
    disk.put(PAIR.b, { ...drive, tags: { title: "Midnight Drive" } });
    const ear = earThatHears();
    const { comparison } = await compareFiles(contextWith(ear), PAIR);
    expect(comparison).toMatchObject({ relation: "identical-audio", verdict: "reuse", comparedBy: "dwa1" });
    expect(ear.asked).toEqual([]);
  });

  it.each([
    ["bytes", {}],
    ["audio", { tags: { title: "Hidden" } }],
  ])("never says that silence with the same %s is the same recording", async (_what, other) => {
    const silence = { audio: "nothing", facts: { sound: aSound(), modulation: null } };
    disk.put(PAIR.a, silence);
    disk.put(PAIR.b, { ...silence, ...other });
    const { comparison } = await compareFiles(contextWith(earThatHears()), PAIR);
    expect(comparison.verdict).toBe("ask");
    expect(comparison.facts).toEqual([{ kind: "silent" }]);
    expect(comparison.questions.map(({ question }) => question)).toContain("too-plain");
  });

  it("listens to everything else, and asks the rules of the agency that was named", async () => {
    disk.put(PAIR.a, drive);
    disk.put(PAIR.b, { audio: "drive, cut" });
    const ear = earThatHears(cutBy(12.4));
    const { comparison, b } = await compareFiles(contextWith(ear), { ...PAIR, agency: "ppl" });
    expect(ear.asked).toEqual(["/music/a.wav | /music/b.wav"]);
    expect(comparison).toMatchObject({ relation: "edit", verdict: "new" });
    expect(comparison.rules[0]).toMatchObject({ authority: "PPL", isDeciding: true });
    expect(b).toMatchObject({ name: "b.wav", path: PAIR.b, content: "sound" });
  });

  it("weighs what name and tags claim beside the sound", async () => {
    disk.put(PAIR.a, { ...drive, tags: { isrc: "USRC17607839" } });
    disk.put(PAIR.b, { audio: "drive, cut", tags: { isrc: "USRC17607839" } });
    const { comparison } = await compareFiles(contextWith(earThatHears(cutBy(12.4))), PAIR);
    expect(comparison.verdict).toBe("ask");
    expect(comparison.contradictions.map(({ code }) => code)).toEqual(["CODE_OF_OTHER_SOUND"]);
  });

  it("takes stems from their folder, and videos from what the probe found", async () => {
    disk.put(PAIR.a, drive);
    disk.put("/music/Midnight Drive Stems/Drums.wav", { audio: "drums" });
    const issue = {
      code: "MP4_MUSIC_VIDEO",
      severity: "info" as const,
      path: [],
      message: "It has pictures.",
    };
    disk.put("/music/film.mp4", { audio: "film", facts: { issues: [issue] } });
    const stem = { a: PAIR.a, b: "/music/Midnight Drive Stems/Drums.wav" };
    const ear = earThatHears(heardAs("part-alone"));
    expect((await compareFiles(contextWith(ear), stem)).comparison.verdict).toBe("none");
    const video = { a: PAIR.a, b: "/music/film.mp4" };
    const answer = await compareFiles(contextWith(earThatHears()), video);
    expect(answer.b.content).toBe("music-video");
    expect(answer.comparison.verdict).toBe("ask");
  });

  it("refuses what cannot be read before anybody listens", async () => {
    disk.put(PAIR.a, drive);
    disk.put(PAIR.b, "not audio");
    const ear = earThatHears();
    await expect(compareFiles(contextWith(ear), PAIR)).rejects.toMatchObject({ code: "AUDIO_NOT_AUDIO" });
    expect(ear.asked).toEqual([]);
  });
});

describe("comparing two files beside a catalog", () => {
  const catalog = (): Partial<CompareContext> => ({ store: place.store });

  it("lets the registrant's agency speak first, and the flag before it", async () => {
    const registrant = { name: "Night Shift Records", kind: "organization", agency: "PPL UK" } as const;
    await addRegistrant({ ...place, actor: "Ada" }, { ...registrant, timeZone: "Europe/London" });
    disk.put(PAIR.a, drive);
    disk.put(PAIR.b, { audio: "drive, cut" });
    const context = contextWith(earThatHears(cutBy(12.4)), catalog());
    expect((await compareFiles(context, PAIR)).comparison.rules[0]?.authority).toBe("PPL");
    const asked = await compareFiles(context, { ...PAIR, agency: "ifpi" });
    expect(asked.comparison.rules[0]?.authority).toBe("IFPI");
  });

  it("knows the code of A, and finds another one in B", async () => {
    const context = { ...place, actor: "Ada" };
    const recording = await aRecording(context, { isrc: "USRC17607839" });
    await anAsset(context, { recordingId: recording.id, audio: "drive" });
    disk.put(PAIR.a, drive);
    disk.put(PAIR.b, { audio: "drive, coded", tags: { isrc: "USRC17600001" } });
    const { comparison } = await compareFiles(contextWith(earThatHears(), catalog()), PAIR);
    expect(comparison.verdict).toBe("ask");
    expect(comparison.contradictions.map(({ code }) => code)).toEqual(["SECOND_CODE"]);
  });

  it("knows the code of B, too, and finds that A has another one or none", async () => {
    const context = { ...place, actor: "Ada" };
    const known = await aRecording(context, { isrc: "USRC17607839" });
    await anAsset(context, { recordingId: known.id, audio: "drive" });
    const other = await aRecording(context, { title: "Drive By", isrc: "USRC17600001" });
    await anAsset(context, { recordingId: other.id, audio: "drive again" });
    disk.put(PAIR.a, drive);
    disk.put(PAIR.b, { audio: "drive again" });
    const files = contextWith(earThatHears(), catalog());
    const { comparison, b } = await compareFiles(files, PAIR);
    expect(comparison.verdict).toBe("ask");
    expect(comparison.contradictions[0]).toMatchObject({ code: "SECOND_CODE", severity: "error" });
    expect(comparison.contradictions[0]?.text).toContain("in the catalog, as “Drive By”");
    expect(b.claims.title).toBe("Drive By");
    disk.put(PAIR.a, { audio: "from the mail", tags: { isrc: "USRC17607840" } });
    expect((await compareFiles(files, PAIR)).comparison.contradictions[0]?.code).toBe("SECOND_CODE");
    disk.put(PAIR.a, { audio: "from the mail" });
    expect((await compareFiles(files, PAIR)).comparison).toMatchObject({
      verdict: "reuse",
      contradictions: [],
    });
  });

  it("finds a file that is filed with the recording whose code it must not have", async () => {
    const context = { ...place, actor: "Ada" };
    const { id } = await aRecording(context, { isrc: "USRC17607839" });
    await anAsset(context, { recordingId: id, audio: "drive" });
    await anAsset(context, { recordingId: id, audio: "drive, cut" });
    disk.put(PAIR.a, drive);
    disk.put(PAIR.b, { audio: "drive, cut" });
    const { comparison } = await compareFiles(contextWith(earThatHears(cutBy(12.4)), catalog()), PAIR);
    expect(comparison.contradictions[0]?.code).toBe("CODE_OF_OTHER_SOUND");
  });

  it.each(["drive", "drive again"])(
    "asks where two recordings sound the same and somebody approved the audio “%s”",
    async (approvedAudio) => {
      const context = { ...place, actor: "Ada" };
      for (const audio of ["drive", "drive again"]) {
        const audioHash = `dwa1:${place.digest.sha256(audio)}`;
        if (audio === approvedAudio) await approvedRecording(context, "Midnight Drive", audioHash);
        else await anAsset(context, { recordingId: (await aRecording(context)).id, audio });
      }
      disk.put(PAIR.a, drive);
      disk.put(PAIR.b, { audio: "drive again" });
      const { comparison } = await compareFiles(contextWith(earThatHears(), catalog()), PAIR);
      expect(comparison.verdict).toBe("ask");
      expect(comparison.contradictions.map(({ code }) => code)).toEqual(["APPROVED_AS_TWO"]);
    },
  );

  it("asks where approved audio and another file of its recording are heard to be two", async () => {
    const context = { ...place, actor: "Ada" };
    const audioHash = `dwa1:${place.digest.sha256("drive")}`;
    const { id } = await approvedRecording(context, "Midnight Drive", audioHash);
    await anAsset(context, { recordingId: id, audio: "drive, cut" });
    disk.put(PAIR.a, drive);
    disk.put(PAIR.b, { audio: "drive, cut" });
    const files = contextWith(earThatHears(cutBy(12.4)), catalog());
    for (const pair of [PAIR, { a: PAIR.b, b: PAIR.a }]) {
      const { comparison } = await compareFiles(files, pair);
      expect(comparison.verdict).toBe("ask");
      expect(comparison.contradictions.map(({ code }) => code)).toContain("APPROVED_AS_ONE");
    }
  });

  it("takes a file for the stem that the catalog has it as, whatever it is called", async () => {
    const context = { ...place, actor: "Ada" };
    await anAsset(context, { recordingId: (await aRecording(context)).id, audio: "drums", role: "stem" });
    disk.put(PAIR.a, drive);
    disk.put(PAIR.b, { audio: "drums" });
    const files = contextWith(earThatHears(heardAs("part-alone")), catalog());
    expect((await compareFiles(files, PAIR)).comparison.verdict).toBe("none");
  });
});
