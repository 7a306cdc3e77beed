import { Worker } from "node:worker_threads";
import { CatalogError } from "@deadwax/catalog";
import { restoreThrown, type ThreadReply } from "./messages.ts";

/** JavaScript memory of one thread. Blocks of audio lie outside of it; what a hostile tag can fill lies inside. */
const HEAP_MB = 512;

export interface Job<Request, Answer> {
  readonly request: Request;
  /** The file that an error is about when the thread dies. */
  readonly path: string;
  /** The first call of one of them counts. */
  readonly resolve: (answer: Answer) => void;
  readonly reject: (reason: unknown) => void;
}

/** A thread with at most one job. */
export interface Thread<Request, Answer> {
  readonly isIdle: boolean;
  isAt(job: Job<Request, Answer>): boolean;
  /** What it is doing, or did last and well. */
  readonly last: Request | undefined;
  start(job: Job<Request, Answer>): void;
  /** Ends the thread in the middle of what it does. */
  end(): Promise<void>;
}

export interface ThreadEvents {
  /** It has answered. */
  readonly onIdle: () => void;
  /** It is gone: what it did was answered with AUDIO_READER_STOPPED. */
  readonly onGone: () => void;
}

/** Starts a thread with this mark. An idle one does not keep the program running. */
export function startThread<Request, Answer>(
  { entry, mark }: { readonly entry: URL; readonly mark: string },
  { onIdle, onGone }: ThreadEvents,
): Thread<Request, Answer> {
  const worker = new Worker(entry, {
    workerData: mark,
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
  });
  let job: Job<Request, Answer> | undefined;
  let last: Request | undefined;
  let isEnding = false;

  function settle(answer: (job: Job<Request, Answer>) => void): void {
    const settled = job;
    job = undefined;
    // One that is being ended must keep the program running until it has ended.
    if (!isEnding) worker.unref();
    if (settled !== undefined) answer(settled);
  }

  function bury(reason: string, cause?: unknown): void {
    settle(({ path, reject }) => {
      reject(new CatalogError("AUDIO_READER_STOPPED", { path, reason }, { cause }));
    });
    isEnding = true;
    onGone();
  }

  worker.on("message", (reply: ThreadReply<Answer>) => {
    settle(({ path, resolve, reject }) => {
      if (reply.kind === "answer") resolve(reply.answer);
      else {
        last = undefined;
        reject(restoreThrown(reply, path));
      }
    });
    onIdle();
  });
  worker.on("error", (cause) => {
    bury(cause instanceof Error ? cause.message : String(cause), cause);
  });
  worker.on("exit", (code) => {
    bury(`its thread ended with code ${code}`);
  });

  return {
    get isIdle() {
      return job === undefined && !isEnding;
    },
    isAt: (other) => job === other,
    get last() {
      return last;
    },
    start(next) {
      job = next;
      last = next.request;
      worker.ref();
      worker.postMessage(next.request);
    },
    async end() {
      isEnding = true;
      worker.ref();
      await worker.terminate();
    },
  };
}
