import { audioKey } from "../../domain/asset/audio-key.ts";
import { recordingName } from "../../domain/recording/recording.ts";
import type { Id } from "../../domain/values/id.ts";
import type { CatalogStore } from "../../ports/store.ts";
import { inParallel } from "../asset/in-parallel.ts";
import { readKnowledge } from "../comparison/catalog-knowledge.ts";
import { compareWithKnown, type RecordingComparison } from "./compare-known.ts";
import { hearingIn, type WithHearing } from "./hearing-context.ts";
import type { LongRequest } from "../change/long-request.ts";
import { findKnownFile, type KnownFile } from "./known-file.ts";
import {
  claimsOfRecording,
  contentOfRecording,
  readKnownRecordings,
  readRecordings,
  type KnownRecording,
} from "./known-recording.ts";

export interface ProposeRequest extends LongRequest {
  /** Recordings that were just proposed for files. */
  readonly recordingIds: readonly Id[];
  /** Comparisons at most: what is left is said. Default 200. */
  readonly limit?: number;
}

/** What a recording that was just proposed is to another one, by ear. Nothing is joined. */
export interface ProposedForm {
  readonly recordingId: Id;
  readonly title: string;
  readonly file: string;
  /** Where it was heard. */
  readonly path: string;
  /** The known one; it was there before, or its file came first. */
  readonly other: RecordingComparison;
}

export interface ProposedForms {
  readonly forms: readonly ProposedForm[];
  /** Pairs that sound alike and were not compared: there were too many. */
  readonly left: number;
}

/** Others that one recording is compared with. */
const MOST_OTHERS = 2;

/** Compares new recordings by ear with what their fingerprints lead to, each pair once. */
export async function proposeForms(
  context: WithHearing & { readonly store: CatalogStore },
  request: ProposeRequest,
): Promise<ProposedForms> {
  const hearing = hearingIn(context);
  if (hearing === null) return { forms: [], left: 0 };
  const pairs = await findPairs(context, request.recordingIds);
  const limit = request.limit ?? 200;
  const { agency } = await context.store.read(readKnowledge);
  const chosen = pairs.slice(0, limit);
  const heard = inParallel(chosen, request.concurrency ?? 2, async ({ own, other, audio }) => {
    const file = request.signal?.aborted === true ? null : await findKnownFile(hearing, own);
    if (file === null || !("path" in file)) return null;
    const [claims, content] = [claimsOfRecording(own), contentOfRecording(own)];
    const questioned = { path: file.path, facts: file.asset, claims, content };
    const comparison = await compareWithKnown(hearing, questioned, { known: other, audio, agency });
    return { own, file, comparison };
  });
  const forms: ProposedForm[] = [];
  let done = 0;
  for await (const one of heard) {
    done += 1;
    request.onProgress?.({ done, total: chosen.length });
    if (one !== null && isWorthTelling(one.comparison)) forms.push(formOf(one.own, one.file, one.comparison));
  }
  return { forms, left: pairs.length - chosen.length };
}

function isWorthTelling({ relation, error }: RecordingComparison): boolean {
  return error === null && relation !== "unrelated" && relation !== "unsure";
}

function formOf(
  { recording }: KnownRecording,
  { asset, path }: KnownFile,
  other: RecordingComparison,
): ProposedForm {
  return { recordingId: recording.id, title: recordingName(recording), file: asset.name, path, other };
}

interface Pair {
  readonly own: KnownRecording;
  readonly other: KnownRecording;
  readonly audio: string;
}

async function findPairs(
  { store, sounds, fingerprints }: WithHearing & { readonly store: CatalogStore },
  recordingIds: readonly Id[],
): Promise<readonly Pair[]> {
  if (sounds === undefined || fingerprints === undefined) return [];
  const fresh = await store.read((reader) => readRecordings(reader, recordingIds));
  const pairs: Pair[] = [];
  for (const own of fresh) {
    const key = own.assets[0] === undefined ? null : audioKey(own.assets[0]);
    const fingerprint = key === null ? null : await fingerprints.read(key);
    if (fingerprint === null) continue;
    const keys = (await sounds.find(fingerprint, { limit: 6 })).map((candidate) => candidate.audioKey);
    const others = await store.read((reader) => readKnownRecordings(reader, keys));
    for (const other of others
      .filter(({ recording }) => recording.id < own.recording.id)
      .slice(0, MOST_OTHERS)) {
      const audio = keys.find((one) => other.assets.some((asset) => audioKey(asset) === one)) ?? "";
      pairs.push({ own, other, audio });
    }
  }
  return pairs;
}
