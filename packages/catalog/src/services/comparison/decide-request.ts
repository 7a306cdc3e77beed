import type { Asset } from "../../domain/asset/asset.ts";
import type { Comparison } from "../../domain/comparison/index.ts";
import type { Decision } from "../../domain/decision/decision.ts";
import type { Recording } from "../../domain/recording/recording.ts";
import type { Id } from "../../domain/values/id.ts";
import type { EndedApproval } from "../asset/end-approvals.ts";
import type { NewVersion } from "../asset/recording-from-assets.ts";

/** What a person may say of a file beside a recording. */
export const DECISION_ANSWERS = ["same", "new", "none"] as const;
export type DecisionAnswer = (typeof DECISION_ANSWERS)[number];

export interface DecideRequest {
  readonly assetId: Id;
  /** same: it is the recording. new: it is one of its own. none: no code is due, and nothing is moved. */
  readonly answer: DecisionAnswer;
  /** The recording it was compared with; needed for `same`. */
  readonly recordingId: Id | null;
  readonly reason: string;
  /** What was heard between the two; null where nobody could listen. */
  readonly comparison: Comparison | null;
  /** Answers to the questions that were open, by question. */
  readonly answers?: Readonly<Record<string, string>>;
  /** How the new recording is called. */
  readonly version?: Omit<NewVersion, "reason">;
}

export interface DecidedFile {
  readonly decision: Decision;
  readonly asset: Asset;
  /** What the file is of now. */
  readonly recording: Recording | null;
  readonly isNewRecording: boolean;
  /** The recording it was filed with before, when it moved. */
  readonly movedFrom: Recording | null;
  /** True when nothing else was left in that recording, and all it had went along. */
  readonly isMerged: boolean;
  /** The approval that ended with it. */
  readonly ended: EndedApproval | null;
}

/** What carrying out an answer made of file and recordings. */
export type CarriedOut = Omit<DecidedFile, "decision">;

/** A file, and the recordings it may be of. */
export interface Subject {
  readonly asset: Asset;
  /** What it is filed with. */
  readonly owner: Recording | null;
  /** What it was compared with. */
  readonly known: Recording | null;
  readonly request: DecideRequest;
}
