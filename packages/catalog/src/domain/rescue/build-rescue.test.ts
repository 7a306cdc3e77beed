import { parseIsrc, type Isrc } from "@deadwax/identifiers";
import { describe, expect, it } from "vitest";
import { cutBy, heardAs } from "../rule-set/testing.ts";
import { aPair, aRescueFile, aRow, recordingWith, recordingsOf, rescueOf } from "./testing.ts";

function isrc(text: string): Isrc {
  const parsed = parseIsrc(text);
  if (!parsed.ok) throw new Error(text);
  return parsed.value.value;
}

describe("a rescue", () => {
  it("makes files with the same audio one recording without an ear", () => {
    const rescue = rescueOf([
      aRescueFile("final2.wav", { audio: "x" }),
      aRescueFile("USE THIS.wav", { audio: "x" }),
    ]);
    expect(rescue.counts).toMatchObject({ files: 2, recordings: 1, toDecide: 0 });
    expect(recordingWith(rescue, "final2.wav").files.map(({ role }) => role)).toEqual(["master", "twin"]);
  });

  it("makes what is heard to be the same in another form a delivery of it", () => {
    const files = [
      aRescueFile("Drive.wav"),
      aRescueFile("Drive.mp3", { facts: { container: "mp3", codec: "mp3" } }),
    ];
    const rescue = rescueOf(files, { pairs: [aPair("Drive.wav", "Drive.mp3", heardAs("format"))] });
    const { files: found } = recordingWith(rescue, "Drive.wav");
    expect(found.map(({ path, role, relation }) => [path, role, relation])).toEqual([
      ["Drive.wav", "master", null],
      ["Drive.mp3", "delivery", "format"],
    ]);
  });

  it("hangs a version on what it was made from, with its verdict and what was heard", () => {
    const files = [aRescueFile("Drive.wav"), aRescueFile("Drive (radio).wav")];
    const rescue = rescueOf(files, { pairs: [aPair("Drive.wav", "Drive (radio).wav", cutBy(12))] });
    const [root, radio] = rescue.families[0]!.recordings;
    expect(root).toMatchObject({ verdict: null, from: null, title: "Drive", versionTitle: null });
    expect(radio).toMatchObject({ verdict: "new", versionTitle: "radio", isClaimed: true });
    expect(radio!.from).toMatchObject({ recordingId: root!.id, isReversed: false });
    expect(radio!.from!.comparison.rules.length).toBeGreaterThan(0);
  });

  it("says what was heard where nobody names the version", () => {
    const pairs = [
      aPair("Drive.wav", "MD 3.wav", heardAs("speed", [{ kind: "speed", amount: 20, unit: "%" }])),
    ];
    const rescue = rescueOf([aRescueFile("Drive.wav"), aRescueFile("MD 3.wav")], { pairs });
    expect(recordingWith(rescue, "MD 3.wav")).toMatchObject({ versionTitle: "Faster", isClaimed: false });
  });

  it("keeps apart what is heard to be the same in a ring, and asks", () => {
    const files = ["a.wav", "b.wav", "c.wav"].map((path) => aRescueFile(path));
    const pairs = [
      aPair("a.wav", "b.wav", heardAs("format")),
      aPair("b.wav", "c.wav", heardAs("format")),
      aPair("a.wav", "c.wav", heardAs("clean-edit")),
    ];
    const rescue = rescueOf(files, { pairs });
    expect(recordingWith(rescue, "a.wav")).not.toBe(recordingWith(rescue, "c.wav"));
    expect(recordingWith(rescue, "c.wav").verdict).toBe("ask");
    expect(recordingWith(rescue, "c.wav").remarks.map(({ code }) => code)).toContain("HEARD_IN_A_RING");
  });

  it("calls what nothing goes with a stranger, and says so when its name is like others'", () => {
    const files = ["Midnight Drive.wav", "Midnight Drive (radio).wav", "Midnight Drive v9.wav", "Other.wav"];
    const pairs = [aPair(files[0]!, files[1]!, cutBy(12)), aPair(files[0]!, files[2]!, heardAs("unrelated"))];
    const rescue = rescueOf(
      files.map((path) => aRescueFile(path)),
      { pairs },
    );
    expect(rescue.strangers.map(({ id }) => id)).toEqual(["Midnight Drive v9.wav", "Other.wav"]);
    expect(rescue.strangers[0]!.remarks.map(({ code }) => code)).toEqual(["NAMED_LIKE_OTHERS"]);
    expect(rescue.strangers[1]!.remarks).toEqual([]);
  });

  it("does not say that two sound different where nobody compared them", () => {
    const files = ["Midnight Drive.wav", "Midnight Drive (radio).wav", "Midnight Drive v9.wav"];
    const pairs = [aPair(files[0]!, files[1]!, cutBy(12))];
    const rescue = rescueOf(
      files.map((path) => aRescueFile(path)),
      { pairs },
    );
    expect(rescue.strangers[0]!.remarks.map(({ code }) => code)).toEqual(["NAMED_LIKE_OTHERS_UNHEARD"]);
  });

  describe("of a file that is cut off", () => {
    const issue = {
      code: "WAV_DATA_CUT",
      severity: "error",
      path: [],
      message: "The end is missing.",
    } as const;
    const cut = aRescueFile("track03.wav", {
      facts: { durationMs: 90_000, modulation: null, issues: [issue] },
    });
    const half = heardAs("edit", [{ kind: "cut", start: 90, end: 180, amount: 90, unit: "s" }]);

    it("makes no recording where something holds the whole, and says what it is a part of", () => {
      const pairs = [aPair("Drive.wav", "track03.wav", half)];
      const rescue = rescueOf([aRescueFile("Drive.wav"), cut], { pairs });
      expect(recordingsOf(rescue).map(({ id }) => id)).toEqual(["Drive.wav"]);
      const [told] = rescue.unheard;
      expect(told).toMatchObject({ path: "track03.wav", code: "WAV_DATA_CUT", partOf: "Drive.wav" });
      expect(told!.message).toContain("“Drive”");
      expect(rescue.steps[0]).toMatchObject({ step: "export-again", about: ["track03.wav"] });
    });

    it("keeps it where it is the only one, and asks for a new export", () => {
      const rescue = rescueOf([cut]);
      expect(recordingsOf(rescue).map(({ id }) => id)).toEqual(["track03.wav"]);
      expect(rescue.steps[0]).toMatchObject({ step: "export-again", about: ["track03.wav"] });
    });
  });

  describe("of names that lead astray", () => {
    it("says which file is called like another family, and calls the recording like its own", () => {
      const files = [
        aRescueFile("Drive.wav"),
        aRescueFile("Drive v3.wav"),
        aRescueFile("Other Moon.wav", { tags: { title: "Other Moon" } }),
      ];
      const pairs = [
        aPair("Drive.wav", "Drive v3.wav", heardAs("format")),
        aPair("Drive.wav", "Other Moon.wav", cutBy(20)),
      ];
      const rescue = rescueOf(files, { pairs, rows: [aRow({ title: "Other Moon", durationMs: 99_000 })] });
      const recording = recordingWith(rescue, "Other Moon.wav");
      expect(recording.title).toBe("Drive");
      expect(recording.files[0]!.remarks.map(({ text }) => text)).toContain(
        "Its name says “Other Moon”, and what sounds is “Drive”.",
      );
    });

    it("says which of several forms names a version that the others do not", () => {
      const files = ["Drive.wav", "Drive v3.wav", "Drive clean.wav"].map((path) => aRescueFile(path));
      const pairs = files.slice(1).map(({ path }) => aPair("Drive.wav", path, heardAs("format")));
      const { files: found } = recordingWith(rescueOf(files, { pairs }), "Drive.wav");
      const told = found.filter(({ remarks }) =>
        remarks.some(({ code }) => code === "FILE_MISNAMED_VERSION"),
      );
      expect(told.map(({ path }) => path)).toEqual(["Drive clean.wav"]);
      expect(recordingWith(rescueOf(files, { pairs }), "Drive.wav").remarks).toEqual([]);
    });
  });

  it("puts stems beside the recording they are parts of, and gives them no verdict", () => {
    const files = [aRescueFile("Drive.wav"), aRescueFile("stems/drums.wav"), aRescueFile("stems/lost.wav")];
    const rescue = rescueOf(files, { pairs: [aPair("Drive.wav", "stems/drums.wav", heardAs("part-alone"))] });
    expect(rescue.families[0]!.stems.map(({ path }) => path)).toEqual(["stems/drums.wav"]);
    expect(rescue.looseStems.map(({ path }) => path)).toEqual(["stems/lost.wav"]);
    expect(rescue.counts.recordings).toBe(1);
  });

  it("does not believe that a whole mix in a folder of stems is a stem", () => {
    const files = [aRescueFile("Drive.wav"), aRescueFile("stems/print.wav")];
    const rescue = rescueOf(files, { pairs: [aPair("Drive.wav", "stems/print.wav", heardAs("clean-edit"))] });
    expect(recordingWith(rescue, "stems/print.wav")).toMatchObject({ verdict: "ask" });
  });

  it("does not make one family of what a DJ mix holds", () => {
    const long = { facts: { durationMs: 3_600_000 } };
    const files = [aRescueFile("A.wav"), aRescueFile("B.wav"), aRescueFile("mix.wav", long)];
    const pairs = [aPair("A.wav", "mix.wav", heardAs("edit")), aPair("B.wav", "mix.wav", heardAs("edit"))];
    expect(rescueOf(files, { pairs }).strangers.map(({ id }) => id)).toEqual(["A.wav", "B.wav", "mix.wav"]);
  });

  it("lists silence by itself: it is the same in every recording", () => {
    const rescue = rescueOf([aRescueFile("gap.wav", { facts: { frames: 0 } })]);
    expect(rescue.silent).toEqual(["gap.wav"]);
    expect(recordingsOf(rescue)).toEqual([]);
  });
});

describe("the codes of a rescue", () => {
  const one = "AA-6Q7-25-00001";
  const two = "AA-6Q7-25-00002";
  const files = [
    aRescueFile("Drive.wav", { tags: { isrc: one } }),
    aRescueFile("Drive (Radio Edit).wav", { tags: { isrc: one }, facts: { durationMs: 168_000 } }),
  ];
  const pairs = [aPair("Drive.wav", "Drive (Radio Edit).wav", cutBy(12))];

  it("are wrong where one is on two recordings that differ, and the sheet says whose it is", () => {
    const rows = [aRow({ isrc: isrc(one), title: "Drive", durationMs: 180_000 })];
    const rescue = rescueOf(files, { pairs, rows });
    expect(recordingWith(rescue, "Drive.wav").codes[0]).toMatchObject({ standing: "right", isInFile: true });
    expect(recordingWith(rescue, "Drive (Radio Edit).wav").codes[0]).toMatchObject({ standing: "wrong" });
    expect(rescue.codes[0]).toMatchObject({ code: "CODE_ON_DIFFERENT", severity: "error" });
    expect(rescue.steps.map(({ step }) => step)).toContain("mend-codes");
  });

  it("are two on one recording where file and sheet differ", () => {
    const rows = [aRow({ isrc: isrc(two), title: "Drive", durationMs: 180_000 })];
    const rescue = rescueOf(files.slice(0, 1), { rows });
    expect(rescue.codes.map(({ code }) => code)).toContain("CODES_ON_ONE");
  });

  it("are right where two rows state one and a file of one of the two carries it", () => {
    const rows = [
      aRow({ isrc: isrc(one), title: "Drive", durationMs: 180_000 }),
      aRow({ row: 3, isrc: isrc(one), title: "Another Moon", durationMs: 99_000 }),
    ];
    const other = aRescueFile("Another Moon.wav", { facts: { durationMs: 99_000, modulation: null } });
    const rescue = rescueOf([...files.slice(0, 1), other], { rows });
    expect(recordingWith(rescue, "Drive.wav").codes).toMatchObject([{ standing: "right" }]);
    expect(recordingWith(rescue, "Another Moon.wav").codes).toMatchObject([{ standing: "wrong" }]);
  });

  it("are told of where a row goes with no file", () => {
    const rows = [aRow({ isrc: isrc(two), title: "Something Else", durationMs: 99_000 })];
    const rescue = rescueOf(files, { pairs, rows });
    expect(rescue.looseRows).toHaveLength(1);
    expect(rescue.codes.map(({ code }) => code)).toContain("CODE_WITHOUT_FILE");
  });

  it("are missing where neither file nor sheet has one", () => {
    const rescue = rescueOf([aRescueFile("A.wav"), aRescueFile("A.mp3", { audio: "A.wav" })]);
    expect(rescue.steps.find(({ step }) => step === "get-codes")?.count).toBe(1);
  });

  it("go with the version a row names, not with the first of that title", () => {
    const rows = [
      aRow({ isrc: isrc(two), title: "Drive (Radio Edit)" }),
      aRow({ row: 3, isrc: isrc(one), title: "Drive" }),
    ];
    const bare = [aRescueFile("Drive.wav"), aRescueFile("Drive (Radio Edit).wav")];
    const rescue = rescueOf(bare, { pairs, rows });
    expect(recordingWith(rescue, "Drive (Radio Edit).wav").codes.map((code) => code.isrc)).toEqual([
      isrc(two),
    ]);
    expect(recordingWith(rescue, "Drive.wav").codes.map((code) => code.isrc)).toEqual([isrc(one)]);
  });
});
