import type { Isrc } from "@deadwax/identifiers";
import type { AudioFacts } from "../../domain/asset/audio-facts.ts";
import { audioKey } from "../../domain/asset/audio-key.ts";
import type { Comparison, HeardComparison } from "../../domain/comparison/index.ts";
import { recordingName } from "../../domain/recording/recording.ts";
import { decide, type ContentKind, type SoundClaims } from "../../domain/rule-set/index.ts";
import type { Id } from "../../domain/values/id.ts";
import { isRefusal, type CatalogError } from "../../errors/index.ts";
import { identicalAs, isSilence, type IdentityFacts } from "../comparison/identical.ts";
import type { HearingContext } from "./hearing-context.ts";
import { findKnownFile } from "./known-file.ts";
import { claimsOfRecording, contentOfRecording, judgedBy, type KnownRecording } from "./known-recording.ts";

/** A file in question, read and described. */
export interface QuestionedFile {
  readonly path: string;
  readonly facts: IdentityFacts & Pick<AudioFacts, "sound" | "modulation">;
  readonly claims: SoundClaims;
  readonly content: ContentKind;
}

/** A file that was listened to for this. */
export interface HeardFile extends QuestionedFile {
  readonly facts: AudioFacts;
}

/** What a file is to one recording of the catalog. */
export interface RecordingComparison extends Comparison {
  readonly recordingId: Id;
  /** With its version. */
  readonly title: string;
  readonly displayArtist: string | null;
  /** The preferred one first. */
  readonly codes: readonly Isrc[];
  /** The file of the recording that was compared; null where hashes answered, and where it could not be had. */
  readonly comparedWith: string | null;
  /** Why nothing could be compared; the verdict is `ask` then. */
  readonly error: { readonly code: string; readonly message: string; readonly hint: string } | null;
}

export interface KnownComparison {
  readonly known: KnownRecording;
  /** The audio by which it was found. */
  readonly audio: string;
  readonly agency: string | null;
}

/** Lays a file beside a recording: by hashes where these answer, else by ear, and lets the rules speak. */
export async function compareWithKnown(
  context: Pick<HearingContext, "files" | "vault" | "ear">,
  file: QuestionedFile,
  { known, audio, agency }: KnownComparison,
): Promise<RecordingComparison> {
  const { heard, path, refusal } = await hear(context, file, { known, audio });
  const comparison = decide(heard, {
    agency,
    a: claimsOfRecording(known),
    b: file.claims,
    content: { a: contentOfRecording(known), b: file.content },
    isInternal: false,
    knownCodes: known.codes,
  });
  const { recording, codes } = known;
  return {
    ...comparison,
    recordingId: recording.id,
    title: recordingName(recording),
    displayArtist: recording.displayArtist,
    codes,
    comparedWith: path,
    error: refusal === null ? null : { code: refusal.code, message: refusal.message, hint: refusal.hint },
  };
}

interface Hearing {
  readonly heard: HeardComparison;
  readonly path: string | null;
  readonly refusal: CatalogError | null;
}

/** Equal hashes answer for the audio by which the recording is judged; other files of it are only a reason to listen. */
async function hear(
  context: Pick<HearingContext, "files" | "vault" | "ear">,
  file: QuestionedFile,
  { known, audio }: Omit<KnownComparison, "agency">,
): Promise<Hearing> {
  const { facts } = file;
  const judging = judgedBy(known, audio);
  const equal =
    judging.find(({ sha256 }) => sha256 === facts.sha256) ??
    judging.find((asset) => facts.audioHash !== null && audioKey(asset) === facts.audioHash);
  if (equal !== undefined) {
    const { sha256, audioHash, durationMs } = equal;
    const isSilent = isSilence(facts);
    const heard = identicalAs({ sha256, audioHash, durationMs }, facts, { isSilent });
    return { heard, path: null, refusal: null };
  }
  const there = await findKnownFile(context, known, audio);
  if (!("path" in there)) return unheard(file, known, there);
  try {
    return { heard: await context.ear.compare(there.path, file.path), path: there.path, refusal: null };
  } catch (thrown) {
    if (!isRefusal(thrown)) throw thrown;
    return unheard(file, known, thrown);
  }
}

function unheard({ facts }: QuestionedFile, { assets }: KnownRecording, refusal: CatalogError): Hearing {
  const seconds = (durationMs: number | null | undefined): number => (durationMs ?? 0) / 1000;
  const heard: HeardComparison = {
    relation: "unsure",
    facts: [],
    stretches: [],
    residual: { step: 1, values: [] },
    duration: { a: seconds(assets[0]?.durationMs), b: seconds(facts.durationMs) },
    comparedBy: "nothing",
  };
  return { heard, path: null, refusal };
}
