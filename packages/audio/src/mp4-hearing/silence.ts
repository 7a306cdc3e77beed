import type { PcmFormat } from "../pcm/index.ts";
import type { FrameBlock } from "../wav/index.ts";

/** Frames of a block. */
const BLOCK = 4096;

/** Frames of silence, `firstFrame` of them in front. */
export function* silentBlocks(
  { kind, channels }: PcmFormat,
  firstFrame: number,
  frames: number,
): Generator<FrameBlock, void> {
  const size = Math.min(BLOCK, frames) * channels;
  const samples = kind === "int" ? new Int32Array(size) : new Float64Array(size);
  for (let done = 0; done < frames; done += BLOCK) {
    const part = Math.min(BLOCK, frames - done);
    yield {
      firstFrame: firstFrame + done,
      frames: part,
      samples: samples.subarray(0, part * channels).fill(0),
    };
  }
}
