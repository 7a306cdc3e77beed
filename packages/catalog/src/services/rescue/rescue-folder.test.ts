import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openTestStore, type TestStore } from "@deadwax/storage/testing";
import type { HeardComparison } from "../../domain/comparison/index.ts";
import { recordingWith, recordingsOf } from "../../domain/rescue/testing.ts";
import { cutBy, heardAs } from "../../domain/rule-set/testing.ts";
import { CatalogError } from "../../errors/index.ts";
import type { KnownSounds, SoundCandidate } from "../../ports/fingerprints.ts";
import { aSound, createFakeDisk, type FakeDisk } from "../../testing.ts";
import type { RescueContext, RescueProgress } from "./rescue-request.ts";
import { rescueFolder } from "./rescue-folder.ts";

let place: TestStore;
let disk: FakeDisk;

beforeEach(async () => {
  place = await openTestStore();
  disk = createFakeDisk(place.digest);
});
afterEach(() => place.close());

type Answers = Readonly<Record<string, HeardComparison | CatalogError>>;

/** Knows pairs by the names of their files, in both orders; everything else is unrelated. */
function contextWith(answers: Answers = {}): { context: RescueContext; asked: string[] } {
  const asked: string[] = [];
  const name = (path: string): string => path.split("/").at(-1) ?? path;
  const candidates: KnownSounds = {
    find: () => Promise.resolve<readonly SoundCandidate[]>([]),
    suppose: () => Promise.resolve<readonly SoundCandidate[]>([]),
    has: () => Promise.resolve(false),
    count: () => Promise.resolve(0),
    refresh: () => Promise.resolve(),
  };
  return {
    asked,
    context: {
      files: disk.files,
      probe: disk.probe,
      searchOver: () => candidates,
      ear: {
        compare(a, b) {
          const pair = `${name(a)} | ${name(b)}`;
          asked.push(pair);
          const answer = answers[pair] ?? heardAs("unrelated");
          return answer instanceof CatalogError ? Promise.reject(answer) : Promise.resolve(answer);
        },
      },
    },
  };
}

function put(path: string, durationMs = 180_000, audio = path): void {
  disk.put(`/mess/${path}`, { audio, facts: { durationMs } });
}

describe("a rescue of a folder", () => {
  it("does not listen to what has the same audio", async () => {
    put("Drive final2.wav", 180_000, "drive");
    put("Drive USE THIS.wav", 180_000, "drive");
    const { context, asked } = contextWith();
    const { rescue } = await rescueFolder(context, { folder: "/mess" });
    expect(asked).toEqual([]);
    expect(rescue.counts).toMatchObject({ files: 2, heard: 2, recordings: 1 });
  });

  it("listens to each file beside the root of its family, and beside what is like it there", async () => {
    put("Drive.wav");
    put("Drive clean.wav", 180_500);
    put("Drive clean copy.wav", 180_500);
    put("Drive (Radio Edit).wav", 160_000);
    const { context, asked } = contextWith({
      "Drive.wav | Drive clean.wav": heardAs("clean-edit"),
      "Drive.wav | Drive clean copy.wav": heardAs("clean-edit"),
      "Drive clean.wav | Drive clean copy.wav": heardAs("format"),
      "Drive clean copy.wav | Drive clean.wav": heardAs("format"),
      "Drive.wav | Drive (Radio Edit).wav": cutBy(20),
    });
    const { rescue, comparisons } = await rescueFolder(context, { folder: "/mess" });
    expect(comparisons).toBe(4);
    expect(asked.filter((pair) => pair.includes("Radio"))).toEqual(["Drive.wav | Drive (Radio Edit).wav"]);
    expect(
      recordingWith(rescue, "Drive clean.wav")
        .files.map(({ path }) => path)
        .sort(),
    ).toEqual(["Drive clean copy.wav", "Drive clean.wav"]);
    expect(rescue.families[0]!.recordings).toHaveLength(3);
  });

  it("tries what nothing points to beside the families there are", async () => {
    put("Drive.wav");
    put("Drive (Radio Edit).wav", 160_000);
    put("zzz.wav", 200_000);
    const { context } = contextWith({
      "Drive.wav | Drive (Radio Edit).wav": cutBy(20),
      "Drive.wav | zzz.wav": heardAs("same-work"),
    });
    const { rescue } = await rescueFolder(context, { folder: "/mess" });
    expect(recordingWith(rescue, "zzz.wav").from).toMatchObject({ recordingId: "Drive.wav" });
  });

  it("compares what only a title connects with the root of that family before it is called its own", async () => {
    const slowed = heardAs("speed", [{ kind: "speed", amount: -18, unit: "%" }]);
    put("Mara Lind - Quiet Drive.wav");
    put("Mara Lind - Quiet Drive (Radio Edit).wav", 160_000);
    put("Quiet Drive slowed n reverb.wav", 219_512);
    const tags = [{ field: "title", value: "Quiet Drive", carrier: "id3/TIT2", trust: "carrier" }] as const;
    disk.put("/mess/x.mp3", { audio: "x", facts: { durationMs: 219_512, tags } });
    const { context } = contextWith({
      "Mara Lind - Quiet Drive.wav | Mara Lind - Quiet Drive (Radio Edit).wav": cutBy(20),
      "Quiet Drive slowed n reverb.wav | x.mp3": heardAs("format"),
      "x.mp3 | Quiet Drive slowed n reverb.wav": heardAs("format"),
      "Mara Lind - Quiet Drive.wav | Quiet Drive slowed n reverb.wav": slowed,
      "Mara Lind - Quiet Drive.wav | x.mp3": slowed,
    });
    const { rescue } = await rescueFolder(context, { folder: "/mess" });
    expect(rescue.families.map(({ recordings }) => recordings.length)).toEqual([3]);
    expect(recordingWith(rescue, "x.mp3")).toBe(recordingWith(rescue, "Quiet Drive slowed n reverb.wav"));
  });

  it("compares two that are the same to the root and as long with each other", async () => {
    put("Drive.wav");
    put("one.wav", 150_000);
    put("two.wav", 150_400);
    const faster = heardAs("speed", [{ kind: "speed", amount: 20, unit: "%" }]);
    const { context } = contextWith({
      "Drive.wav | one.wav": faster,
      "Drive.wav | two.wav": faster,
      "one.wav | two.wav": heardAs("format"),
      "two.wav | one.wav": heardAs("format"),
    });
    const { rescue } = await rescueFolder(context, { folder: "/mess" });
    expect(recordingWith(rescue, "one.wav")).toBe(recordingWith(rescue, "two.wav"));
  });

  describe("where everything together makes the known side of a comparison the version", () => {
    // One file of the longer recording calls itself a remix, so the others hang on the one that calls itself nothing.
    const FORWARD = "Drive.wav | Drive v2.wav";
    const BACKWARD = "Drive v2.wav | Drive.wav";
    async function rescued(answers: Answers) {
      put("Drive.wav");
      put("Drive (Remix).wav", 180_400);
      put("Drive v2.wav", 160_000);
      const { context, asked } = contextWith({
        "Drive.wav | Drive (Remix).wav": heardAs("format"),
        ...answers,
      });
      const { rescue, comparisons } = await rescueFolder(context, { folder: "/mess" });
      return { from: recordingWith(rescue, "Drive.wav").from, asked, comparisons };
    }

    it("turns it round where that follows", async () => {
      const { from, asked } = await rescued({ [FORWARD]: cutBy(20) });
      expect(asked).not.toContain(BACKWARD);
      expect(from).toMatchObject({ known: "Drive v2.wav", asked: "Drive.wav", isReversed: false });
      expect(from?.comparison).toMatchObject({ relation: "edit", verdict: "new" });
      expect(from?.comparison.facts).toMatchObject([{ kind: "inserted", start: 60, amount: 20 }]);
    });

    it("hears it again, once, where it does not follow", async () => {
      const answers = { [FORWARD]: heardAs("clean-edit"), [BACKWARD]: heardAs("overdub") };
      const { from, asked, comparisons } = await rescued(answers);
      expect(asked.filter((pair) => pair === BACKWARD)).toHaveLength(1);
      expect(from).toMatchObject({ isReversed: false, comparison: { relation: "overdub" } });
      expect(comparisons).toBe(asked.length);
    });

    it("says which side it is of where nobody can hear it again", async () => {
      const refusal = new CatalogError("AUDIO_NOT_DECODED", { path: "/mess/Drive.wav", reason: "gone" });
      const { from } = await rescued({ [FORWARD]: heardAs("clean-edit"), [BACKWARD]: refusal });
      expect(from).toMatchObject({ known: "Drive.wav", isReversed: true });
    });
  });

  it("gives a file that cannot be read a row, and one that cannot be compared a remark", async () => {
    put("Drive.wav");
    put("Drive.m4a");
    disk.put("/mess/broken.wav", "not audio");
    disk.put("/mess/cover.jpg", "not audio");
    const refusal = new CatalogError("AUDIO_NOT_DECODED", {
      path: "/mess/Drive.m4a",
      reason: "AAC needs ffmpeg",
    });
    const { context } = contextWith({ "Drive.m4a | Drive.wav": refusal, "Drive.wav | Drive.m4a": refusal });
    const { rescue, notAudio } = await rescueFolder(context, { folder: "/mess" });
    expect(rescue.unheard).toMatchObject([{ path: "broken.wav", code: "AUDIO_NOT_AUDIO" }]);
    expect(notAudio).toEqual(["cover.jpg"]);
    expect(recordingWith(rescue, "Drive.m4a").remarks.map(({ code }) => code)).toContain("AUDIO_NOT_DECODED");
    expect(recordingWith(rescue, "Drive.wav").remarks).toEqual([]);
  });

  it("tells of silence without listening to it", async () => {
    disk.put("/mess/gap.wav", { audio: "nothing", facts: { sound: aSound(), modulation: null } });
    const { context, asked } = contextWith();
    expect((await rescueFolder(context, { folder: "/mess" })).rescue.silent).toEqual(["gap.wav"]);
    expect(asked).toEqual([]);
  });

  it("stops when the signal says so, and tells what it has", async () => {
    for (const name of ["a", "b", "c"]) put(`${name}.wav`);
    const signal = { aborted: false };
    const { context, asked } = contextWith();
    const onProgress = ({ stage }: RescueProgress): void => {
      if (stage === "searching") signal.aborted = true;
    };
    const { rescue } = await rescueFolder(context, { folder: "/mess", signal, onProgress });
    expect(asked).toEqual([]);
    expect(recordingsOf(rescue)).toHaveLength(3);
  });

  it("does not compare hundreds of strangers with each other", async () => {
    for (let number = 0; number < 120; number += 1)
      put(`${"abcdefghij".charAt(number % 10)}${number}xyz.wav`, 100_000 + number * 977);
    const { context, asked } = contextWith();
    const { unasked, rescue } = await rescueFolder(context, { folder: "/mess" });
    expect(asked.length).toBeLessThanOrEqual(48);
    expect(unasked.length).toBeGreaterThan(0);
    expect(rescue.strangers).toHaveLength(120);
  });
});
