/** Fingerprints of files under everything that is supposed, over several threads: three seconds of processor a file. */
import type { SupposeSound, SupposedSound } from "../known-sounds/index.ts";
import { createThreadPool, entryBeside } from "../thread-pool/index.ts";
import { SUPPOSITION_THREAD, type SuppositionRequest } from "./messages.ts";

export interface SuppositionPool {
  readonly suppose: SupposeSound;
  /** Ends the threads. */
  close(): Promise<void>;
}

export interface SuppositionPoolOptions {
  /** One for each core unless told otherwise. */
  readonly threads?: number;
  /** The module whose threads call `runIfAudioWorker`; found by itself in sources and in a bundle of one file. */
  readonly entry?: URL;
}

/** Creates a pool; threads start when something is to be supposed. */
export function createSuppositionPool({ threads, entry }: SuppositionPoolOptions = {}): SuppositionPool {
  const pool = createThreadPool<SuppositionRequest, SupposedSound>({
    name: "supposition pool",
    kind: SUPPOSITION_THREAD,
    entry: entry ?? entryBeside(import.meta.url),
    threads,
  });
  return {
    suppose: (path, durationSeconds) => pool.ask({ path, durationSeconds }),
    close: () => pool.close(),
  };
}
