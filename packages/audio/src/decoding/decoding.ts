import type { Issue } from "@deadwax/identifiers";
import type { PcmFormat } from "../pcm/index.ts";
import type { FrameBlock } from "../wav/index.ts";

/** Coded audio as samples, read once from beginning to end in bounded memory. */
export interface Decoding {
  /** How the samples are to be understood: channels in the order of WAVE, and what the coding kept of each sample. */
  readonly format: PcmFormat;
  /** The frames that are to be heard, in order: what a coder put in front and behind is left out. */
  blocks(): AsyncIterable<FrameBlock>;
  /** What was wrong on the way. Complete when the blocks have come to their end. */
  issues(): readonly Issue[];
}
