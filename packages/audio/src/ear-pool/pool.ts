/** The ear over several threads: a comparison is seconds of work for the processor. */
import type { Ear, HeardComparison } from "@deadwax/catalog";
import { createThreadPool, entryBeside } from "../thread-pool/index.ts";
import { EAR_THREAD, type EarRequest } from "./messages.ts";

/** An ear that works in threads of its own. `close` it when done. */
export interface EarPool extends Ear {
  /**
   * As the port, and @throws CatalogError AUDIO_READER_STOPPED, about B, where the thread died of the comparison. Once the
   * signal is aborted, the comparison is given up with its reason, also in the middle.
   */
  compare(pathA: string, pathB: string, options?: EarPoolCall): Promise<HeardComparison>;
  /** Ends the threads. Comparisons that are not finished are answered with an error. */
  close(): Promise<void>;
}

export interface EarPoolCall {
  readonly signal?: AbortSignal;
}

export interface EarPoolOptions {
  /** One for each core unless told otherwise. Each keeps the sounds of its last comparison: 11 MB a minute and sound. */
  readonly threads?: number;
  /** The module whose threads call `runIfAudioWorker`; found by itself in sources and in a bundle of one file. */
  readonly entry?: URL;
}

/**
 * Creates a pool; threads start when something is to be compared. What was compared last by a thread is still in its
 * memory, so comparisons with the same A, or the same B, go to it if they can.
 */
export function createEarPool({ threads, entry }: EarPoolOptions = {}): EarPool {
  const pool = createThreadPool<EarRequest, HeardComparison>({
    name: "ear pool",
    kind: EAR_THREAD,
    entry: entry ?? entryBeside(import.meta.url),
    threads,
    fit: countHeld,
  });
  return {
    compare: (pathA, pathB, { signal } = {}) => pool.ask({ pathA, pathB }, { signal }),
    close: () => pool.close(),
  };
}

/** How much of a comparison is in the memory of an ear that keeps two sounds; A counts for more, as more comes with it. */
function countHeld({ pathA, pathB }: EarRequest, last: EarRequest): number {
  const isHeld = (path: string): boolean => path === last.pathA || path === last.pathB;
  return (isHeld(pathA) ? 2 : 0) + (isHeld(pathB) ? 1 : 0);
}
