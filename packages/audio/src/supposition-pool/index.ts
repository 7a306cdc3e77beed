export { createSuppositionPool, type SuppositionPool, type SuppositionPoolOptions } from "./pool.ts";
export { runIfSuppositionWorker } from "./worker.ts";
