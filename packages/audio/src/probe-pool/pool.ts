/** The audio probe over several threads: hashing is work for the processor, and files do not wait for each other. */
import type { AudioFacts, AudioProbe } from "@deadwax/catalog";
import { createThreadPool, entryBeside } from "../thread-pool/index.ts";
import { PROBE_THREAD, type ProbeRequest } from "./messages.ts";

/** A probe that works in threads of its own. `close` it when done. */
export interface ProbePool extends AudioProbe {
  /** Ends the threads. Files that are not finished are answered with an error. */
  close(): Promise<void>;
}

export interface ProbePoolOptions {
  /** One for each core unless told otherwise. */
  readonly threads?: number;
  /** The module whose threads call `runIfAudioWorker`; found by itself in sources and in a bundle of one file. */
  readonly entry?: URL;
}

/**
 * Creates a pool; threads start when files come. A thread that dies takes the file it was reading with it
 * (AUDIO_READER_STOPPED) and is replaced; every other file is read as if nothing had happened.
 */
export function createProbePool({ threads, entry }: ProbePoolOptions = {}): ProbePool {
  const pool = createThreadPool<ProbeRequest, AudioFacts>({
    name: "probe pool",
    kind: PROBE_THREAD,
    entry: entry ?? entryBeside(import.meta.url),
    threads,
  });
  return {
    probe: (path, depth = "everything") => pool.ask({ path, depth }),
    close: () => pool.close(),
  };
}
