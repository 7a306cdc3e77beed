export { createProbePool, type ProbePool, type ProbePoolOptions } from "./pool.ts";
export { runIfProbeWorker } from "./worker.ts";
