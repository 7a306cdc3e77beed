/** What a thread of the pool runs while the sources are not bundled. */
import { runIfSuppositionWorker } from "./worker.ts";

runIfSuppositionWorker();
