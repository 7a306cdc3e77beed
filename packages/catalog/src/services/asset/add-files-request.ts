import type { Issue } from "@deadwax/identifiers";
import type { AudioProbe } from "../../ports/audio.ts";
import type { Asset } from "../../domain/asset/asset.ts";
import type { Fingerprints, KnownSounds } from "../../ports/fingerprints.ts";
import type { FileTree, SkippedFile } from "../../ports/files.ts";
import type { Vault } from "../../ports/vault.ts";
import type { Waveforms } from "../../ports/waveforms.ts";
import type { CatalogContext } from "../change/catalog-context.ts";
import type { LongRequest, StepProgress } from "../change/long-request.ts";
import type { FileOutcome, SkippedCounts } from "./file-outcome.ts";

export interface AddFilesContext extends CatalogContext {
  readonly files: FileTree;
  readonly probe: AudioProbe;
  /** What the probe names itself: known files that an older version of it has read are read again. */
  readonly measuredBy?: string;
  readonly vault?: Vault;
  readonly waveforms?: Waveforms;
  readonly fingerprints?: Fingerprints;
  /** What is found by the fingerprints. */
  readonly sounds?: KnownSounds;
}

export interface AddProgress extends StepProgress {
  readonly latest: FileOutcome;
}

export interface AddFilesRequest extends LongRequest<AddProgress> {
  /** Files and folders. */
  readonly paths: readonly string[];
  /** Whether the vault is to keep the bytes that come in. */
  readonly isVaulted?: boolean;
  /** none: assets wait for `match` or `attach`. Default each. */
  readonly recordingFor?: "each" | "none";
}

export interface SkippedPath {
  readonly path: string;
  readonly why: Exclude<SkippedFile["why"], "hidden">;
  /** Whether a person would expect it to be in: audio by its name, or a folder. */
  readonly isMissed: boolean;
}

export interface AddFilesResult {
  /** In the order of the walk, but files whose audio changed come last. */
  readonly files: readonly FileOutcome[];
  readonly skipped: SkippedCounts;
  /** What could not be looked at: unreadable folders, loops, broken links, pipes, names that are no text. */
  readonly skippedPaths: readonly SkippedPath[];
  /** About all of it, not about one file. */
  readonly issues: readonly Issue[];
  /** In a dry run, the files that would be there and belong to no recording: what `proposeMatches` may take, too. */
  readonly unstored: readonly Asset[];
  /** True when the signal stopped it; what was read until then is stored. */
  readonly isInterrupted: boolean;
}
