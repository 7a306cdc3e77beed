export { createEarPool, type EarPool, type EarPoolOptions } from "./pool.ts";
export { runIfEarWorker } from "./worker.ts";
