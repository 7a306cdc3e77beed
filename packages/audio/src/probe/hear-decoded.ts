import type { ProbeDepth } from "@deadwax/catalog";
import type { Issue } from "@deadwax/identifiers";
import type { Decoding } from "../decoding/index.ts";
import { createListener, type Heard } from "../listener/index.ts";

export interface HeardDecoded extends Heard {
  /** As many as were decoded. */
  readonly frames: number;
  readonly issues: readonly Issue[];
}

/**
 * Decodes audio from beginning to end and listens to it. `isHashed`: the samples are its identity, as of what is lossless;
 * where some of them could not be decoded as they were meant, there is none.
 */
export async function hearDecoded(
  decoding: Decoding,
  { isHashed, depth }: { readonly isHashed: boolean; readonly depth: ProbeDepth },
): Promise<HeardDecoded> {
  const listener = createListener({ format: decoding.format, isHashed, depth });
  let frames = 0;
  for await (const block of decoding.blocks()) {
    listener.add(block.samples);
    frames += block.frames;
  }
  const heard = listener.finish(frames);
  const issues = decoding.issues();
  const isWhole = !issues.some(({ severity }) => severity === "error");
  return { ...heard, audioHash: isWhole ? heard.audioHash : null, frames, issues };
}
