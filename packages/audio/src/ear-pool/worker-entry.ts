/** What a thread of the pool runs while the sources are not bundled. */
import { runIfEarWorker } from "./worker.ts";

runIfEarWorker();
