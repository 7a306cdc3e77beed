/** The audio probe over several threads: hashing is work for the processor, and files do not wait for each other. */
import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import { CatalogError, type AudioFacts, type AudioProbe } from "@deadwax/catalog";
import { restoreRefusal, WORKER_MARK, type ProbeReply, type ProbeRequest } from "./messages.ts";

/** A probe that works in threads of its own. `close` it when done. */
export interface ProbePool extends AudioProbe {
  /** Ends the threads. Files that are not finished are answered with an error. */
  close(): Promise<void>;
}

export interface ProbePoolOptions {
  /** One for each core unless told otherwise. */
  readonly threads?: number;
  /** The module whose threads call `runIfProbeWorker`; found by itself in sources and in a bundle of one file. */
  readonly entry?: URL;
}

/** JavaScript memory of one thread. Blocks of audio lie outside of it; what a hostile tag can fill lies inside. */
const HEAP_MB = 512;

interface Job extends ProbeRequest {
  readonly resolve: (facts: AudioFacts) => void;
  readonly reject: (error: Error) => void;
}

interface Thread {
  readonly worker: Worker;
  job: Job | undefined;
}

/**
 * Creates a pool; threads start when files come. A thread that dies takes the file it was reading with it
 * (AUDIO_READER_STOPPED) and is replaced; every other file is read as if nothing had happened.
 */
export function createProbePool(options: ProbePoolOptions = {}): ProbePool {
  const limit = Math.max(1, Math.trunc(options.threads ?? availableParallelism()));
  const entry = options.entry ?? defaultEntry();
  const threads = new Set<Thread>();
  const queue: Job[] = [];
  let isClosed = false;

  function settle(thread: Thread, answer: (job: Job) => void): void {
    const { job } = thread;
    thread.job = undefined;
    // An idle thread does not keep the program running; one that is being ended must, until it has ended.
    if (!isClosed) thread.worker.unref();
    if (job !== undefined) answer(job);
  }

  function startThread(): Thread {
    const worker = new Worker(entry, {
      workerData: WORKER_MARK,
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
    });
    const thread: Thread = { worker, job: undefined };
    threads.add(thread);
    worker.on("message", (reply: ProbeReply) => {
      settle(thread, (job) => {
        answerJob(job, reply);
      });
      dispatch();
    });
    const bury = (reason: string, cause?: unknown): void => {
      threads.delete(thread);
      settle(thread, (job) => {
        job.reject(new CatalogError("AUDIO_READER_STOPPED", { path: job.path, reason }, { cause }));
      });
      dispatch();
    };
    worker.on("error", (cause) => {
      bury(cause instanceof Error ? cause.message : String(cause), cause);
    });
    worker.on("exit", (code) => {
      bury(`its thread ended with code ${code}`);
    });
    return thread;
  }

  function dispatch(): void {
    while (queue.length > 0 && !isClosed) {
      const idle = [...threads].find(({ job }) => job === undefined);
      if (idle === undefined && threads.size >= limit) return;
      const thread = idle ?? startThread();
      thread.job = queue.shift();
      if (thread.job === undefined) return;
      thread.worker.ref();
      thread.worker.postMessage({ path: thread.job.path, depth: thread.job.depth } satisfies ProbeRequest);
    }
  }

  return {
    probe: (path, depth = "everything") =>
      new Promise((resolve, reject) => {
        if (isClosed) throw new Error("the probe pool is closed");
        queue.push({ path, depth, resolve, reject });
        dispatch();
      }),
    async close() {
      isClosed = true;
      for (const { path, reject } of queue.splice(0)) reject(closedWhileWaiting(path));
      await Promise.all([...threads].map(({ worker }) => worker.terminate()));
    },
  };
}

function answerJob(job: Job, reply: ProbeReply): void {
  const { path } = job;
  if (reply.kind === "facts") job.resolve(reply.facts);
  else if (reply.kind === "refused") job.reject(restoreRefusal(reply.refusal));
  else {
    const [reason = ""] = reply.reason.split("\n");
    const cause = new Error(reply.reason);
    job.reject(new CatalogError("AUDIO_READER_STOPPED", { path, reason }, { cause }));
  }
}

function closedWhileWaiting(path: string): CatalogError {
  return new CatalogError("AUDIO_READER_STOPPED", { path, reason: "the reading was called off" });
}

/** Sources have a file for their threads; in a bundle this module and the entry are the same file. */
function defaultEntry(): URL {
  const isSource = import.meta.url.endsWith(".ts");
  return isSource ? new URL("./worker-entry.ts", import.meta.url) : new URL(import.meta.url);
}
