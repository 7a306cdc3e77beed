import type { Mp3Map } from "../mpeg/index.ts";
import type { Stretch } from "../packet-hash/index.ts";

/** Samples of a channel by which every decoder of layer III is late. */
const DECODER_DELAY = 529;

/**
 * What is to be heard of all that a decoder puts out. Both numbers are null where the encoder does not say what it added,
 * or says what cannot be: then it is everything.
 */
export function findHeardSpan({ infoFrame, samples, issues }: Mp3Map): Stretch {
  const gapless = infoFrame?.gapless ?? null;
  const isImpossible = issues.some(({ code }) => code === "MPEG_TRIM_IMPOSSIBLE");
  if (gapless === null || isImpossible) return { start: null, frames: null };
  return { start: gapless.delay + DECODER_DELAY, frames: samples };
}
