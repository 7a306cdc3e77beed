import { describe, expect, it } from "vitest";
import type { Rescue } from "@deadwax/catalog";
import { codeState, pageModel, type PageModel } from "./page-model.ts";
import { aFamily, aFinding, anInput, anIsrc, anOpenVersion, aRecording, aRescue, aRow } from "./testing.ts";

const CODE = anIsrc("AA6Q72600001");

function modelOf(given: Partial<Rescue>): PageModel {
  return pageModel(anInput(aRescue(given)));
}

describe("what the page of a rescue tells", () => {
  it("counts a recording once that has several questions", () => {
    const open = anOpenVersion("a.wav", "b.wav");
    const [first] = open.questions;
    const twice = { ...open, questions: [first!, { ...first!, text: "And what is this?" }] };
    const model = modelOf({ families: [aFamily("Drive", aRecording("a.wav"), twice)] });
    expect(model.toDecide).toBe(1);
    expect(model.questions.map(({ places }) => places.length)).toEqual([1]);
  });

  it("has a place for what is open without a question", () => {
    const ring = aRecording("a.wav", { verdict: "ask" });
    const [group] = modelOf({ strangers: [ring] }).questions;
    expect(group?.question).toBeNull();
    expect(group?.places).toHaveLength(1);
  });

  it("calls no row absent whose code is in a file, or whose name a piece has", () => {
    const codes = [{ isrc: CODE, standing: "unproven" as const, statedBy: [], isInFile: true }];
    const { rows } = modelOf({
      strangers: [aRecording("Moth_Season v2.wav", { title: "Take 4", codes })],
      looseRows: [
        aRow(2, { isrc: CODE, title: "Other" }),
        aRow(3, { title: "Moth Season" }),
        aRow(4, { title: "Gone" }),
      ],
    });
    expect(rows.carried.map(({ row }) => row)).toEqual([2]);
    expect(rows.namesakes.map(({ row }) => row)).toEqual([3]);
    expect(rows.absent.map(({ row }) => row)).toEqual([4]);
  });

  it("takes the piece with exactly the title of a row before one that a file is called after", () => {
    const families = [
      aFamily("Fold Lines", aRecording("fold master.wav", { title: "Fold Lines" })),
      aFamily("Take", aRecording("z.wav", { title: "Fold" })),
    ];
    const { rows } = modelOf({ families, looseRows: [aRow(2, { title: "Fold" })] });
    expect(rows.namesakes[0]?.piece.title).toBe("Take");
  });

  it("puts findings of one kind together, and those about rows with the rows", () => {
    const codes = [
      aFinding("CODES_ON_ONE"),
      aFinding("CODES_ON_ONE"),
      aFinding("CODE_ON_DIFFERENT"),
      aFinding("CODE_HINTED", { severity: "info" }),
      aFinding("ROW_LENGTH_DIFFERS", { severity: "warning" }),
    ];
    const { wrong, noted, openRows, toDecide } = modelOf({ codes });
    expect(wrong.map((same) => same.length)).toEqual([2, 1]);
    expect(noted.map((same) => same.length)).toEqual([1]);
    expect(openRows.map((same) => same.length)).toEqual([1]);
    expect(toDecide).toBe(3);
  });

  it("does not call a code of a settled recording a question, though it waits for one", () => {
    const codes = [{ isrc: CODE, standing: "ask" as const, statedBy: [], isInFile: true }];
    expect(codeState(aRecording("a.wav", { codes }))).toBe("open");
    expect(codeState(aRecording("a.wav", { verdict: "ask", codes }))).toBe("ask");
  });
});
