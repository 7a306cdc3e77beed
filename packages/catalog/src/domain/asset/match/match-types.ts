/** What matching works on, and what it says. Plain data: nothing is attached by it. */
import type { Isrc } from "@deadwax/identifiers";
import type { Id } from "../../values/id.ts";
import type { TagReading } from "../audio-facts.ts";

/** A recording as a sheet or a person described it. */
export interface MatchRecording {
  readonly id: Id;
  readonly title: string;
  readonly versionTitle: string | null;
  readonly displayArtist: string | null;
  readonly durationMs: number | null;
  /** Every code it has, or may have: a claimed code makes another recording's claim to it less than certain. */
  readonly codes: readonly Isrc[];
  /** False for those that have audio: they get no proposal, but a file may be theirs rather than another's. */
  readonly wantsAudio: boolean;
}

/** A code that was found in a file. */
export interface FoundCode {
  readonly isrc: Isrc;
  readonly carrier: string;
  readonly trust: TagReading["trust"];
}

/** A file that belongs to no recording yet. */
export interface MatchFile {
  readonly id: Id;
  readonly name: string;
  /** Files with the same audio are one candidate. */
  readonly audioKey: string;
  readonly durationMs: number | null;
  /** From the first to the last modulation: what the reference metadata calls duration. */
  readonly modulationMs: number | null;
  readonly tags: readonly TagReading[];
  readonly codes: readonly FoundCode[];
}

export type MatchReasonKind =
  | "code"
  | "code-hint"
  | "title"
  | "title-near"
  | "version"
  | "artist"
  | "duration"
  | "other-code"
  | "other-title"
  | "other-version"
  | "other-artist"
  | "other-duration"
  | "version-unsaid"
  | "draft-name"
  | "code-on-several-recordings"
  | "code-in-several-files"
  | "several-codes"
  | "like-another-recording"
  | "like-another-file";

/** Something that speaks for a match, or against its being certain. */
export interface MatchReason {
  readonly kind: MatchReasonKind;
  /** What the file says: the code, the title … */
  readonly value?: string;
  readonly carrier?: string;
  readonly differenceMs?: number;
  /** The recording or file that it is as much like. */
  readonly otherId?: Id;
}

export interface MatchCandidate {
  /** Files with the same audio, in the order given. */
  readonly assetIds: readonly Id[];
  readonly certainty: "certain" | "probable";
  readonly agreements: readonly MatchReason[];
  readonly contradictions: readonly MatchReason[];
}

export interface MatchProposal {
  readonly recordingId: Id;
  readonly certainty: "certain" | "probable" | "none";
  /** Best first, five at most. One, where it is certain. */
  readonly candidates: readonly MatchCandidate[];
}

export const MATCH_LIMITS = {
  /** A match by title needs the duration within this. */
  sameMs: 1000,
  /** A code is doubted when the duration differs by more. */
  doubtMs: 2000,
  /** Another recording of that title is a rival when its duration is unknown or within this. */
  rivalMs: 5000,
} as const;
