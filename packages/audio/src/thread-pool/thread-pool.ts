/** Work for the processor over several threads: files do not wait for each other. */
import { availableParallelism } from "node:os";
import { CatalogError } from "@deadwax/catalog";
import { chooseWork, type Fit } from "./choose-work.ts";
import type { ThreadKind } from "./thread-kind.ts";
import { startThread, type Job, type Thread } from "./thread.ts";

export interface ThreadPool<Request, Answer> {
  /**
   * Answers as its threads do. @throws CatalogError AUDIO_READER_STOPPED where a thread died of it or the pool was closed
   * meanwhile; the reason of the signal, once it is aborted: what waits is left out, and a thread that works is ended.
   */
  ask(request: Request, options?: AskOptions): Promise<Answer>;
  /** Ends the threads. What is not finished is answered with an error. */
  close(): Promise<void>;
}

export interface AskOptions {
  readonly signal?: AbortSignal | undefined;
}

export interface ThreadPoolOptions<Request> {
  /** What it is called, where somebody asks after it was closed. */
  readonly name: string;
  readonly kind: ThreadKind<Request>;
  /** The module whose threads call `serveThread` with this kind: see `entryBeside`. */
  readonly entry: URL;
  /** One for each core unless told otherwise. */
  readonly threads: number | undefined;
  readonly fit?: Fit<Request>;
}

interface QueuedJob<Request, Answer> extends Job<Request, Answer> {
  overtaken: number;
}

const NOTHING_FITS = (): number => 0;

/**
 * Creates a pool; threads start when requests come. A thread that dies takes the request it was at with it and is
 * replaced; every other is answered as if nothing had happened.
 */
export function createThreadPool<Request, Answer>(
  options: ThreadPoolOptions<Request>,
): ThreadPool<Request, Answer> {
  const { entry, kind, name, fit = NOTHING_FITS } = options;
  const limit = Math.max(1, Math.trunc(options.threads ?? availableParallelism()));
  const threads = new Set<Thread<Request, Answer>>();
  const queue: QueuedJob<Request, Answer>[] = [];
  let isClosed = false;

  function addThread(): void {
    const thread = startThread<Request, Answer>(
      { entry, mark: kind.mark },
      {
        onIdle: dispatch,
        onGone() {
          threads.delete(thread);
          dispatch();
        },
      },
    );
    threads.add(thread);
  }

  function dispatch(): void {
    while (queue.length > 0 && !isClosed) {
      if (threads.size < limit && ![...threads].some(({ isIdle }) => isIdle)) addThread();
      const idle = [...threads].filter(({ isIdle }) => isIdle);
      const busy = [...threads].filter(({ isIdle }) => !isIdle);
      const choice = chooseWork(queue, { idle, busy, fit });
      if (choice === undefined) return;
      const { job, thread } = choice;
      const [first] = queue;
      if (first !== undefined && first !== job) first.overtaken += 1;
      queue.splice(queue.indexOf(job), 1);
      thread.start(job);
    }
  }

  function callOff(job: QueuedJob<Request, Answer>, reason: unknown): void {
    const at = queue.indexOf(job);
    if (at >= 0) queue.splice(at, 1);
    job.reject(reason);
    for (const thread of threads) if (thread.isAt(job)) void thread.end();
  }

  return {
    async ask(request, { signal } = {}) {
      if (isClosed) throw new Error(`the ${name} is closed`);
      signal?.throwIfAborted();
      const { promise, resolve, reject } = Promise.withResolvers<Answer>();
      const job = { request, path: kind.pathOf(request), resolve, reject, overtaken: 0 };
      const onAbort = (): void => {
        callOff(job, signal?.reason);
      };
      signal?.addEventListener("abort", onAbort);
      queue.push(job);
      dispatch();
      return promise.finally(() => signal?.removeEventListener("abort", onAbort));
    },
    async close() {
      isClosed = true;
      const reason = "the reading was called off";
      for (const { path, reject } of queue.splice(0)) {
        reject(new CatalogError("AUDIO_READER_STOPPED", { path, reason }));
      }
      await Promise.all([...threads].map((thread) => thread.end()));
    },
  };
}

/**
 * The module that threads of a pool begin with, given the URL of the pool's own module: `worker-entry.ts` beside it in
 * the sources; in a bundle of one file, that file.
 */
export function entryBeside(moduleUrl: string): URL {
  return moduleUrl.endsWith(".ts") ? new URL("./worker-entry.ts", moduleUrl) : new URL(moduleUrl);
}
