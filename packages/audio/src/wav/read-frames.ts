import { CatalogError } from "@deadwax/catalog";
import { createSampleReader, frameSize, type CanonicalSamples } from "../pcm/index.ts";
import type { PcmFormat } from "../pcm/index.ts";
import type { ByteSource } from "../riff/index.ts";

/** Some frames in a row. */
export interface FrameBlock {
  readonly firstFrame: number;
  readonly frames: number;
  /** `frames` times `channels` samples, interleaved. Overwritten by the next block. */
  readonly samples: CanonicalSamples;
}

/** Where linear samples lie in a source. */
export interface PcmRegion {
  readonly format: PcmFormat;
  readonly dataOffset: number;
  readonly frames: number;
}

/**
 * Reads frames one block after the other, from `from` up to and without `to`. Memory stays below 1 MiB.
 * @throws CatalogError AUDIO_CHANGED_WHILE_READING when the source has become shorter.
 */
export async function* readFrames(
  source: ByteSource,
  { format, dataOffset, frames }: PcmRegion,
  { from = 0, to = frames }: { readonly from?: number; readonly to?: number } = {},
): AsyncGenerator<FrameBlock> {
  const reader = createSampleReader(format);
  const size = frameSize(format);
  const perBlock = Math.max(1, Math.floor(reader.maxBytes / size));
  const end = Math.min(to, frames);
  for (let firstFrame = Math.max(0, from); firstFrame < end; firstFrame += perBlock) {
    const wanted = Math.min(perBlock, end - firstFrame);
    const bytes = await source.read(dataOffset + firstFrame * size, wanted * size);
    if (bytes.length < wanted * size)
      throw new CatalogError("AUDIO_CHANGED_WHILE_READING", { path: source.name });
    yield { firstFrame, frames: wanted, samples: reader.read(aligned(bytes)) };
  }
}

/** A view into somebody's memory may start anywhere; words can only be read where they start on a multiple of their size. */
function aligned(bytes: Uint8Array): Uint8Array {
  return bytes.byteOffset % 8 === 0 ? bytes : new Uint8Array(bytes);
}
