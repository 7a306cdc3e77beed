import { isMainThread, parentPort, workerData } from "node:worker_threads";
import { createAudioProbe } from "../probe/index.ts";
import { describeThrown, WORKER_MARK, type ProbeReply, type ProbeRequest } from "./messages.ts";

/**
 * Turns this thread into one of a probe pool, if a pool started it: true means that it now answers the pool and its
 * module has nothing else to do. A program that is bundled into one file calls it before everything else:
 *
 * ```ts
 * if (!runIfProbeWorker()) await main();
 * ```
 */
export function runIfProbeWorker(): boolean {
  if (isMainThread || parentPort === null || workerData !== WORKER_MARK) return false;
  const port = parentPort;
  const probe = createAudioProbe();
  const answer = async ({ path, depth }: ProbeRequest): Promise<void> => {
    const reply: ProbeReply = await probe
      .probe(path, depth)
      .then((facts) => ({ kind: "facts", facts }) as const, describeThrown);
    port.postMessage(reply);
  };
  port.on("message", (request: ProbeRequest) => void answer(request));
  return true;
}
