import { createEar } from "../ear/index.ts";
import { serveThread } from "../thread-pool/index.ts";
import { EAR_THREAD } from "./messages.ts";

/** Turns this thread into one of an ear pool, if a pool started it: true means that it now answers the pool. */
export function runIfEarWorker(): boolean {
  return serveThread(EAR_THREAD, () => {
    const ear = createEar({ kept: 6 });
    return ({ pathA, pathB }) => ear.compare(pathA, pathB);
  });
}
