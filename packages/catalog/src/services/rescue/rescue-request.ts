import type { Rescue, RescueFile, RescueRow } from "../../domain/rescue/index.ts";
import type { AudioProbe } from "../../ports/audio.ts";
import type { Ear } from "../../ports/ear.ts";
import type { FileTree } from "../../ports/files.ts";
import type { Fingerprints, KnownSounds } from "../../ports/fingerprints.ts";
import type { Waveforms } from "../../ports/waveforms.ts";
import type { LongRequest, StepProgress } from "../change/long-request.ts";
import type { SkippedPath } from "../asset/add-files-request.ts";

/** A rescue needs no catalog: it reads, and writes nothing. */
export interface RescueContext {
  readonly files: FileTree;
  readonly probe: AudioProbe;
  readonly ear: Ear;
  /** Finds which of the files are alike, over fingerprints that are in memory. */
  readonly searchOver: (fingerprints: Fingerprints) => KnownSounds;
  /** Where outlines are put for who adopts the rescue. */
  readonly waveforms?: Pick<Waveforms, "keep">;
}

/** Comparing may need fewer steps than its total. */
export interface RescueProgress extends StepProgress {
  readonly stage: "reading" | "searching" | "comparing";
  readonly path: string;
}

export interface RescueRequest extends LongRequest<RescueProgress> {
  /** Absolute, behind all links. */
  readonly folder: string;
  readonly rows?: readonly RescueRow[];
  readonly agency?: string;
  /** Comparisons at once: as many as the ear has threads. Default 1. */
  readonly listeners?: number;
}

export interface RescueResult {
  readonly rescue: Rescue;
  /** The outline of each file for drawing: peaks of equal spans, 0 to 255. */
  readonly outlines: ReadonlyMap<string, readonly number[]>;
  /** What was read, by its path in the rescue, without its outline and its fingerprint. */
  readonly files: ReadonlyMap<string, RescueFile>;
  readonly fingerprints: Pick<Fingerprints, "read">;
  /** Where each file lies, by its path in the rescue. */
  readonly places: ReadonlyMap<string, string>;
  /** What lies between the audio files and is none. */
  readonly notAudio: readonly string[];
  readonly skipped: readonly SkippedPath[];
  /** Pairs that were compared by ear. */
  readonly comparisons: number;
  /** Files that were left without a last comparison, because there were too many. */
  readonly unasked: readonly string[];
}
