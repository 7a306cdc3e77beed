/** Rescues for tests of the page. */
import type {
  Comparison,
  CodeFinding,
  Rescue,
  RescuedRecording,
  RescueRow,
  RescueStep,
  SoundFact,
} from "@deadwax/catalog";
import { parseIsrc, type Isrc } from "@deadwax/identifiers";
import type { RescuePageInput } from "./page-input.ts";
import { rescuePage } from "./rescue-page.ts";

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
  heardClaims: [],
  stretches: [],
  residual: { step: 1, values: [] },
  duration: { a: 180, b: 180 },
  comparedBy: "test/1",
};

export function aRecording(path: string, given: Partial<RescuedRecording> = {}): RescuedRecording {
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

export function aComparison(relation: Comparison["relation"], facts: readonly SoundFact[]): Comparison {
  return { ...COMPARISON, relation, facts };
}

export function versionOf(
  root: string,
  path: string,
  {
    comparison = COMPARISON,
    ...given
  }: Partial<RescuedRecording> & { readonly comparison?: Comparison } = {},
): RescuedRecording {
  const from = { recordingId: root, isReversed: false, known: root, asked: path, comparison };
  return aRecording(path, { verdict: "new", versionTitle: "Clean", isClaimed: true, from, ...given });
}

/** A version whose question is open. */
export function anOpenVersion(root: string, path: string): RescuedRecording {
  const question = {
    question: "another-version",
    text: "Would somebody call this another version?",
    help: "A shorter ending is usually the same.",
    answers: [{ answer: "same", text: "No, it is the same.", verdict: "reuse" as const }],
  };
  return versionOf(root, path, {
    verdict: "ask",
    questions: [question],
    versionTitle: null,
    isClaimed: false,
  });
}

export function aFamily(
  title: string,
  ...recordings: readonly RescuedRecording[]
): Rescue["families"][number] {
  return { title, recordings, stems: [] };
}

export function aRescue(given: Partial<Rescue> = {}): Rescue {
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

export function anIsrc(text: string): Isrc {
  const parsed = parseIsrc(text);
  if (!parsed.ok) throw new Error(`${text} is no ISRC`);
  return parsed.value.value;
}

export function aFinding(code: string, given: Partial<CodeFinding> = {}): CodeFinding {
  return { code, severity: "error", text: `${code}.`, hint: "Look at it.", isrc: null, about: [], ...given };
}

export function aStep(step: RescueStep["step"], given: Partial<RescueStep> = {}): RescueStep {
  const text = { text: `Text of ${step}.`, why: "Why.", command: null };
  return { step, count: 1, ...text, about: [], ids: [], ...given };
}

export function aRow(row: number, given: Partial<RescueRow> = {}): RescueRow {
  return {
    ...{ sheet: "statement.csv", row, isrc: null, title: null, versionTitle: null, artist: null },
    ...{ durationMs: null, file: null, issues: [] },
    ...given,
  };
}

export function anInput(rescue: Rescue, files: RescuePageInput["files"] = new Map()): RescuePageInput {
  return {
    ...{ rescue, files, folder: "mess", sheets: [], adoptCommand: "deadwax rescue mess --adopt" },
    ...{ madeAt: "2026-11-22 21:40 UTC", madeBy: "Deadwax 0.1.0" },
  };
}

export function pageOf(rescue: Rescue, files?: RescuePageInput["files"]): string {
  return rescuePage(anInput(rescue, files));
}

/** What a reader sees of it. */
export function textOf(page: string): string {
  return page
    .replaceAll(/<(style|script)[\s\S]*?<\/\1>/gu, "")
    .replaceAll(/<[^>]*>/gu, "")
    .replaceAll(/\s+/gu, " ");
}
