import { createAudioProbe } from "../probe/index.ts";
import { serveThread } from "../thread-pool/index.ts";
import { PROBE_THREAD } from "./messages.ts";

/** Turns this thread into one of a probe pool, if a pool started it: true means that it now answers the pool. */
export function runIfProbeWorker(): boolean {
  return serveThread(PROBE_THREAD, () => {
    const probe = createAudioProbe();
    return ({ path, depth }) => probe.probe(path, depth);
  });
}
