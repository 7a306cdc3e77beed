/** What a thread of the pool runs while the sources are not bundled. */
import { runIfProbeWorker } from "./worker.ts";

runIfProbeWorker();
