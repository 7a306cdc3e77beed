import type { Issue } from "@deadwax/identifiers";
import type { Id } from "../../domain/values/id.ts";
import { CatalogError } from "../../errors/index.ts";
import type { SKIP_REASONS } from "../../ports/files.ts";
import type { EndedApproval } from "./end-approvals.ts";

/**
 * added: a new asset. known: nothing new. moved: found again at another place. retagged: other bytes, same audio.
 * audio-changed: another audio is where a known one was. duplicate: a known file at a further place. refused: see
 * error. not-audio: something else that lies between audio files.
 */
export const FILE_OUTCOMES = [
  "added",
  "known",
  "moved",
  "retagged",
  "audio-changed",
  "duplicate",
  "refused",
  "not-audio",
] as const;

/** What became of one file. */
export interface FileOutcome {
  readonly path: string;
  readonly outcome: (typeof FILE_OUTCOMES)[number];
  readonly assetId: Id | null;
  readonly recordingId: Id | null;
  /** True when a recording was proposed for it. */
  readonly isNewRecording: boolean;
  /** Where it was before it moved. */
  readonly formerPath: string | null;
  readonly issues: readonly Issue[];
  /** Approvals that ended because their audio is gone, with the releases that use it. */
  readonly ended: readonly EndedApproval[];
  readonly error: { readonly code: string; readonly message: string; readonly hint: string } | null;
}

export type SkippedCounts = Readonly<Partial<Record<(typeof SKIP_REASONS)[number], number>>>;

export function outcomeOf(
  path: string,
  outcome: FileOutcome["outcome"],
  more: Partial<FileOutcome> = {},
): FileOutcome {
  return {
    path,
    outcome,
    assetId: null,
    recordingId: null,
    isNewRecording: false,
    formerPath: null,
    issues: [],
    ended: [],
    error: null,
    ...more,
  };
}

/** What was thrown is a refusal to tell, not a bug to stop for. */
export function isRefusal(thrown: unknown): thrown is CatalogError {
  return thrown instanceof CatalogError;
}

const AUDIO_NAME =
  /\.(?:wave?|w64|bwf|rf64|aiff?|aifc|flac|mp3|m4a|mp4|aac|alac|ogg|oga|opus|wma|caf|wv|ape|dsf|dff)$/iu;

const ANY_EXTENSION = /\.[a-z\d]{1,5}$/iu;

/** Whether a name may be that of audio, or of a folder: it ends like audio, or like nothing. */
export function mayBeAudio(path: string): boolean {
  return AUDIO_NAME.test(path) || !ANY_EXTENSION.test(path);
}

/** A picture between the audio files is no problem; one that calls itself .wav, or that was named, is. */
export function refusal(
  file: { readonly path: string; readonly isNamed: boolean },
  error: CatalogError,
): FileOutcome {
  const isBeside = error.code === "AUDIO_NOT_AUDIO" && !file.isNamed && !AUDIO_NAME.test(file.path);
  const { code, message, hint, issues } = error;
  return outcomeOf(file.path, isBeside ? "not-audio" : "refused", { error: { code, message, hint }, issues });
}
