import { runIfEarWorker } from "../ear-pool/index.ts";
import { runIfProbeWorker } from "../probe-pool/index.ts";
import { runIfSuppositionWorker } from "../supposition-pool/index.ts";

/**
 * Turns this thread into one of a probe pool, an ear pool or a supposition pool, if one started it: true means that it now answers its pool
 * and its module has nothing else to do. A program that is bundled into one file calls it before everything else:
 *
 * ```ts
 * if (!runIfAudioWorker()) await main();
 * ```
 */
export function runIfAudioWorker(): boolean {
  return runIfProbeWorker() || runIfEarWorker() || runIfSuppositionWorker();
}
