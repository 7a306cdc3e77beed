import type { AbortSignalLike } from "../../ports/files.ts";

/** How far long work has come; `latest` is what some tell of each step. */
export interface StepProgress {
  readonly done: number;
  readonly total: number;
}

/** What every request takes that reads many files. */
export interface LongRequest<Progress = StepProgress> {
  /** Files read at once. Default 2. */
  readonly concurrency?: number;
  readonly onProgress?: (progress: Progress) => void;
  /** Aborted, it ends after the files at hand. */
  readonly signal?: AbortSignalLike;
}
