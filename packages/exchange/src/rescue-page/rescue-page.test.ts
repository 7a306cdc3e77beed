import { describe, expect, it } from "vitest";
import type { Comparison, Rescue, RescuedRecording } from "@deadwax/catalog";
import { rescuePage, RESCUE_PAGE_MARK } from "./rescue-page.ts";
import type { RescuePageInput } from "./page-input.ts";

const COMPARISON: Comparison = {
  verdict: "new",
  relation: "clean-edit",
  facts: [{ kind: "muted", start: 12.4, end: 12.9, amount: 0.5, unit: "s" }],
  rules: Array.from({ length: 5 }, (_, number) => ({
    ...{
      rule: `ifpi/${number}`,
      authority: "IFPI",
      says: "new" as const,
      text: "A clean version is another recording. ".repeat(4),
    },
    ...{ source: "ISRC Handbook, edition 4, 5.2", asOf: "2026-11-01", isDeciding: number === 0 },
  })),
  questions: [],
  contradictions: [],
  stretches: [],
  residual: { step: 1, values: [] },
  duration: { a: 180, b: 180 },
  comparedBy: "test/1",
};

function aRecording(path: string, given: Partial<RescuedRecording> = {}): RescuedRecording {
  return {
    ...{
      id: path,
      title: "Drive",
      versionTitle: null,
      versionTypes: [],
      isClaimed: false,
      artist: null,
      durationMs: 180_000,
    },
    ...{ verdict: null, from: null, questions: [], remarks: [], codes: [], rows: [] },
    files: [{ path, role: "master", relation: null, reasons: [], points: 0, remarks: [] }],
    ...given,
  };
}

function versionOf(root: string, path: string): RescuedRecording {
  const from = { recordingId: root, isReversed: false, known: root, asked: path, comparison: COMPARISON };
  return aRecording(path, { verdict: "new", versionTitle: "Clean", isClaimed: true, from });
}

function aRescue(given: Partial<Rescue> = {}): Rescue {
  return {
    counts: { files: 2, heard: 2, recordings: 2, toDecide: 0 },
    ...{
      families: [],
      strangers: [],
      looseStems: [],
      silent: [],
      unheard: [],
      codes: [],
      looseRows: [],
      steps: [],
    },
    ...given,
  };
}

function pageOf(rescue: Rescue, files: RescuePageInput["files"] = new Map()): string {
  return rescuePage({
    ...{ rescue, files, folder: "mess", sheets: [], adoptCommand: "deadwax rescue mess --adopt" },
    ...{ madeAt: "2026-11-22 21:40 UTC", madeBy: "Deadwax 0.1.0" },
  });
}

describe("the page of a rescue", () => {
  it("shows a version below what it was made from, with what was heard and when", () => {
    const recordings = [aRecording("a.wav"), versionOf("a.wav", "b.wav")];
    const page = pageOf(aRescue({ families: [{ title: "Drive", recordings, stems: [] }] }));
    expect(page.indexOf("a.wav")).toBeLessThan(page.indexOf("b.wav"));
    expect(page).toContain("0.50 s were muted at 0:12.4");
    expect(page).toContain("A recording of its own");
  });

  it("says of which side it tells where something was heard from the other side only", () => {
    const version = versionOf("a.wav", "b.wav");
    const from = { ...version.from!, isReversed: true, known: "b.wav", asked: "a.wav" };
    const recordings = [aRecording("a.wav"), { ...version, from }];
    const page = pageOf(aRescue({ families: [{ title: "Drive", recordings, stems: [] }] }));
    expect(page).toContain("Beside this, “a.wav” is the recording with passages muted");
  });

  it("lets no name of a file become markup", () => {
    const nasty = '<img src=x onerror=alert(1)>"&.wav';
    const page = pageOf(aRescue({ strangers: [aRecording(nasty, { title: nasty })] }));
    expect(page).not.toContain("<img");
    expect(page).toContain("&lt;img src=x onerror=alert(1)&gt;&quot;&amp;.wav");
  });

  it("needs nothing from outside, and says that it is such a page in its head", () => {
    const page = pageOf(aRescue());
    expect(page).not.toMatch(/<script|https?:|<link|url\(/u);
    expect(page.slice(0, 1000)).toContain(RESCUE_PAGE_MARK);
  });

  it("stays under 3 MB with 200 files", () => {
    const paths = Array.from(
      { length: 200 },
      (_, number) => `folder ${number % 9}/Midnight Drive take ${number}.wav`,
    );
    const outline = Array.from({ length: 160 }, (_, at) => (at * 37) % 256);
    const files = new Map(
      paths.map((path) => [path, { format: "WAV, 24 bit, 44.1 kHz", length: "3:00", outline }]),
    );
    const [root = "", ...versions] = paths;
    const recordings = [aRecording(root), ...versions.map((path) => versionOf(root, path))];
    const page = pageOf(aRescue({ families: [{ title: "Drive", recordings, stems: [] }] }), files);
    expect(Buffer.byteLength(page)).toBeLessThan(3_000_000);
  });
});
