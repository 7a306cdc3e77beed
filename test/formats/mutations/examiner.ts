import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import type { ExamineReply, ExamineRequest } from "./examine-entry.ts";
import type { Examined } from "./examine.ts";

export type Verdict =
  /** `grown`: bytes of the whole process above what it held before; 0 where that cannot be told. */
  | { readonly kind: "examined"; readonly examined: Examined; readonly grown: number }
  | { readonly kind: "violation"; readonly message: string };

/** Examines files in a thread that may be lost. `close` it when done. */
export interface Examiner {
  examine(name: string, bytes: Uint8Array): Promise<Verdict>;
  close(): Promise<void>;
}

/** Heap of the thread: some 40 MB are code and what stays, and 64 MB are for the file. */
const HEAP_MB = 104;
/** Of the wall, for all calls together; what a single one may take is measured inside. */
const HANG_MS = 90_000;

/** `variables`: what the environment of the thread says besides what it says here. */
export function createExaminer(variables: NodeJS.ProcessEnv = {}): Examiner {
  const home = mkdtempSync(join(tmpdir(), "deadwax-mutants-"));
  let worker: Worker | null = null;

  function start(): Worker {
    const limits = { maxOldGenerationSizeMb: HEAP_MB };
    return new Worker(new URL("./examine-entry.ts", import.meta.url), {
      resourceLimits: limits,
      execArgv: [],
      env: { ...process.env, ...variables },
    });
  }

  return {
    examine: async (name, bytes) => {
      const thread = (worker ??= start());
      const request: ExamineRequest = { folder: join(home, "one"), name, bytes };
      const verdict = await ask(thread, request);
      if (verdict === null) {
        await thread.terminate();
        worker = null;
        return { kind: "violation", message: `nothing came back for ${HANG_MS / 1000} s` };
      }
      if (thread.threadId === -1) worker = null;
      return verdict;
    },
    close: async () => {
      await worker?.terminate();
      rmSync(home, { recursive: true, force: true });
    },
  };
}

/** Null where it hangs. */
async function ask(thread: Worker, request: ExamineRequest): Promise<Verdict | null> {
  const { promise, resolve } = Promise.withResolvers<Verdict | null>();
  const timer = setTimeout(resolve, HANG_MS, null);
  const onMessage = (reply: ExamineReply): void => {
    resolve(reply);
  };
  const onError = (thrown: unknown): void => {
    const message = thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown);
    resolve({ kind: "violation", message: `the thread died: ${message}` });
  };
  thread.once("message", onMessage).once("error", onError);
  thread.postMessage(request);
  try {
    return await promise;
  } finally {
    clearTimeout(timer);
    thread.off("message", onMessage).off("error", onError);
  }
}
