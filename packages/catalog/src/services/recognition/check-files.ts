import type { Issue } from "@deadwax/identifiers";
import { audioKey } from "../../domain/asset/audio-key.ts";
import type { RuleQuestion, Verdict } from "../../domain/comparison/index.ts";
import { claimsOfFile, questionsFor } from "../../domain/rule-set/index.ts";
import type { AudioProbe } from "../../ports/audio.ts";
import type { FileTree, FoundFile } from "../../ports/files.ts";
import { refusal, isRefusal, type FileOutcome } from "../asset/file-outcome.ts";
import { inParallel } from "../asset/in-parallel.ts";
import type { LongRequest } from "../change/long-request.ts";
import { readKnowledge, type CatalogKnowledge } from "../comparison/catalog-knowledge.ts";
import { contentOfFile } from "../comparison/compared-file.ts";
import { isFiledAsStem } from "../comparison/filed-side.ts";
import { byStrength, sameRecordings, verdictOnFile } from "./check-verdict.ts";
import type { HeardFile, RecordingComparison } from "./compare-known.ts";
import { findRecordings, isRelated } from "./find-recordings.ts";
import type { HearingContext } from "./hearing-context.ts";

export interface CheckContext extends HearingContext {
  readonly probe: AudioProbe;
  readonly files: FileTree;
}

export interface CheckRequest extends LongRequest {
  /** Files and folders. */
  readonly paths: readonly string[];
  /** Recordings that a file is compared with by ear, at most. Default 3. */
  readonly limit?: number;
}

/** What one file is to the catalog. */
export interface CheckedFile {
  readonly file: string;
  /** Null for a file that was refused: see error. */
  readonly verdict: Verdict | null;
  /** Recordings it has something to do with, the strongest first. None for a stranger. */
  readonly candidates: readonly RecordingComparison[];
  /** What to answer next: of the strongest candidate, or before a first code. */
  readonly questions: readonly RuleQuestion[];
  readonly issues: readonly Issue[];
  readonly error: FileOutcome["error"];
}

export interface CheckResult {
  readonly files: readonly CheckedFile[];
  /** Recordings with audio that nothing can be found by: they were added before Deadwax kept fingerprints. */
  readonly unheardRecordings: number;
  readonly isInterrupted: boolean;
}

/** Says for each file whether the catalog has its recording, and what it is to it. Changes nothing. */
export async function checkFiles(context: CheckContext, request: CheckRequest): Promise<CheckResult> {
  const found: FoundFile[] = [];
  for await (const entry of context.files.walk(request.paths)) if (entry.kind === "file") found.push(entry);
  const knowledge = await context.store.read(readKnowledge);
  const files: CheckedFile[] = [];
  const isStopped = (): boolean => request.signal?.aborted === true;
  const reading = inParallel(found, request.concurrency ?? 2, (file) =>
    isStopped() ? Promise.resolve(null) : read(context, file, knowledge),
  );
  let done = 0;
  for await (const file of reading) {
    if (file === null || isStopped()) continue;
    done += 1;
    const checked = "path" in file ? await check(context, file, { request, knowledge }) : file;
    if (checked.error?.code !== BESIDE) files.push(checked);
    request.onProgress?.({ done, total: found.length });
  }
  return { files, unheardRecordings: await countUnheard(context), isInterrupted: isStopped() };
}

/** A picture between audio files. */
const BESIDE = "not-audio";

async function read(
  { probe, store, files }: CheckContext,
  found: FoundFile,
  { isDemo }: CatalogKnowledge,
): Promise<HeardFile | CheckedFile> {
  const { path } = found;
  try {
    const facts = await probe.probe(path);
    const parts = files.split(path);
    const { durationMs } = facts;
    const claims = claimsOfFile(parts.slice(-4), facts.tags, { isDemo, durationMs });
    const isStem = await store.read((reader) => isFiledAsStem(reader, facts));
    const content = contentOfFile(facts);
    return { path, facts, claims: isStem ? { ...claims, role: "stem" } : claims, content };
  } catch (thrown) {
    if (!isRefusal(thrown)) throw thrown;
    const { outcome, error, issues } = refusal(found, thrown);
    const told = outcome === "not-audio" && error !== null ? { ...error, code: BESIDE } : error;
    return { file: path, verdict: null, candidates: [], questions: [], issues, error: told };
  }
}

async function check(
  context: CheckContext,
  file: HeardFile,
  { request, knowledge }: { readonly request: CheckRequest; readonly knowledge: CatalogKnowledge },
): Promise<CheckedFile> {
  const { agency } = knowledge;
  const limit = request.limit ?? 3;
  const candidates = byStrength((await findRecordings(context, file, { limit, agency })).filter(isRelated));
  const isHeard = context.sounds !== undefined && (file.facts.fingerprint?.items.length ?? 0) > 0;
  const verdict = verdictOnFile(file, candidates, { isHeard });
  const { claims, content } = file;
  const [strongest] = candidates;
  const questions = strongest === undefined ? questionsFor({ claims, content }) : strongest.questions;
  return {
    file: file.path,
    verdict,
    candidates,
    questions: verdict === "none" && strongest === undefined ? [] : questions,
    issues: [
      ...severalIssue(candidates),
      ...(isHeard || candidates.length > 0 ? [] : [notHeardIssue(context)]),
    ],
    error: null,
  };
}

function severalIssue(candidates: readonly RecordingComparison[]): readonly Issue[] {
  const [first, second] = sameRecordings(candidates);
  if (first === undefined || second === undefined) return [];
  return [
    {
      code: "CHECK_SEVERAL_SAME",
      severity: "warning",
      path: [],
      message: `It is the same recording as “${first.title}” and as “${second.title}”, which are two in the catalog.`,
      hint: "deadwax merge makes them one; where they are two for a reason, their files were mixed up.",
    },
  ];
}

function notHeardIssue({ sounds }: CheckContext): Issue {
  const isKept = sounds !== undefined;
  return {
    code: "CHECK_NOT_HEARD",
    severity: "warning",
    path: [],
    message: isKept
      ? "There is too little to hear in it, or it cannot be decoded here, so other forms of it were not looked for."
      : "This catalog keeps no fingerprints, so other forms of it were not looked for.",
    hint: "deadwax compare lays it beside one file of your choice.",
  };
}

async function countUnheard({ store, sounds }: CheckContext): Promise<number> {
  const fields = ["recordingId", "audioHash", "sha256", "role"] as const;
  const assets = await store.read((reader) => reader.findFields("asset", fields, {}));
  const heard = new Map<string, boolean>();
  for (const { recordingId, role, ...audio } of assets) {
    if (recordingId === null || role === "stem" || role === "side") continue;
    const isHeard = heard.get(recordingId) === true || ((await sounds?.has(audioKey(audio))) ?? false);
    heard.set(recordingId, isHeard);
  }
  return [...heard.values()].filter((isHeard) => !isHeard).length;
}
