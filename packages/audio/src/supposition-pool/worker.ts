import { supposeSound } from "../known-sounds/index.ts";
import { serveThread } from "../thread-pool/index.ts";
import { SUPPOSITION_THREAD } from "./messages.ts";

/** Turns this thread into one of a supposition pool, if a pool started it: true means that it now answers the pool. */
export function runIfSuppositionWorker(): boolean {
  return serveThread(
    SUPPOSITION_THREAD,
    () =>
      ({ path, durationSeconds }) =>
        supposeSound(path, durationSeconds),
  );
}
