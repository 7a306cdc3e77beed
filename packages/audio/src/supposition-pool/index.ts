export { createSuppositionPool } from "./pool.ts";
export { runIfSuppositionWorker } from "./worker.ts";
