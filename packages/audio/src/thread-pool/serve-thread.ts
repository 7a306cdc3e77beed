import { isMainThread, parentPort, workerData } from "node:worker_threads";
import { describeThrown, type ThreadReply } from "./messages.ts";
import type { ThreadKind } from "./thread-kind.ts";

/**
 * Turns this thread into one of a pool of this kind, if such a pool started it: true means that it now answers its
 * pool, one request after the other, and its module has nothing else to do.
 */
export function serveThread<Request>(
  { mark }: ThreadKind<Request>,
  createAnswerer: () => (request: Request) => Promise<unknown>,
): boolean {
  if (isMainThread || parentPort === null || workerData !== mark) return false;
  const port = parentPort;
  const answerer = createAnswerer();
  const answer = async (request: Request): Promise<void> => {
    const reply: ThreadReply<unknown> = await answerer(request).then(
      (given) => ({ kind: "answer", answer: given }) as const,
      describeThrown,
    );
    port.postMessage(reply);
  };
  port.on("message", (request: Request) => void answer(request));
  return true;
}
