/** A release as its papers show it: plain data, in order, with nothing left to look up. Label copy, forms and CUE sheets are made from it. */
import type { Isrc } from "@deadwax/identifiers";
import type { Credit, Party } from "../party/party.ts";
import type { Recording } from "../recording/recording.ts";
import type { Release, Track } from "../release/release.ts";
import type { Work } from "../work/work.ts";

/** Who did what, in the order they are named. */
export interface CreditCopy extends Pick<Credit, "role">, Pick<Party, "name" | "isni" | "ipi"> {}

/** A composition with its writers and publishers. */
export interface WorkCopy extends Pick<Work, "id" | "title" | "iswc" | "language"> {
  readonly credits: readonly CreditCopy[];
}

export interface RecordingCopy extends Recording {
  /** The preferred code; null while there is none. A reserved number is not one. */
  readonly isrc: Isrc | null;
  /** Milliseconds from first to last modulation of the approved master; as declared where nothing is measured. */
  readonly durationMs: number | null;
  /** Name of the approved master, or of the only file there is. */
  readonly file: string | null;
  readonly owner: string | null;
  readonly credits: readonly CreditCopy[];
  readonly works: readonly WorkCopy[];
}

export interface TrackCopy extends Pick<
  Track,
  "medium" | "position" | "printedTitle" | "spanStartMs" | "spanEndMs"
> {
  readonly recording: RecordingCopy;
}

export interface ReleaseCopy {
  readonly release: Release;
  /** Of the release as a whole. */
  readonly credits: readonly CreditCopy[];
  /** By medium and position. */
  readonly tracks: readonly TrackCopy[];
}

/** The title as the release prints it, without the version. */
export function trackTitle({ printedTitle, recording }: TrackCopy): string {
  return printedTitle ?? recording.title;
}

/** Milliseconds of the track: of its part of the recording, where it is a part. */
export function trackDurationMs({ spanStartMs, spanEndMs, recording }: TrackCopy): number | null {
  if (spanStartMs === null && spanEndMs === null) return recording.durationMs;
  const end = spanEndMs ?? recording.durationMs;
  return end === null ? null : Math.max(0, end - (spanStartMs ?? 0));
}

/** How many media the release has. */
export function mediaCount({ tracks }: ReleaseCopy): number {
  return new Set(tracks.map(({ medium }) => medium)).size;
}
