/** What one pass over a file from its first byte to its last tells. */
import { createHash } from "node:crypto";
import type { ProbeDepth } from "@deadwax/catalog";
import { createListener, type Heard } from "../listener/index.ts";
import { createSampleReader, frameSize } from "../pcm/index.ts";
import type { FileSource } from "../riff/index.ts";
import type { PcmRegion } from "../wav/index.ts";
import { readBlocks } from "./read-blocks.ts";
import { refuseIfChanged } from "./refuse-if-changed.ts";

const BLOCK = 1024 * 1024;

/** The identity of a file, and what is heard in it. */
export interface PcmDigest extends Heard {
  /** Of the whole file, lower-case hex. */
  readonly sha256: string;
}

/**
 * SHA-256 of a whole file, lower-case hex.
 * @throws CatalogError AUDIO_CHANGED_WHILE_READING, FILE_NOT_READABLE.
 */
export async function digestFile(source: FileSource): Promise<string> {
  const hash = createHash("sha256");
  await readBlocks(source, [{ offset: 0, size: source.size, blockSize: BLOCK }], (bytes) =>
    hash.update(bytes),
  );
  await refuseIfChanged(source);
  return hash.digest("hex");
}

/**
 * SHA-256 of a whole file, and all that is heard in the linear audio that lies in one piece inside it.
 * @throws CatalogError AUDIO_CHANGED_WHILE_READING, FILE_NOT_READABLE.
 */
export async function digestPcmFile(
  source: FileSource,
  { format, dataOffset, frames }: PcmRegion,
  depth: ProbeDepth = "everything",
): Promise<PcmDigest> {
  const fileHash = createHash("sha256");
  const listener = createListener({ format, isHashed: true, depth });
  const reader = createSampleReader(format);
  const audioSize = frames * frameSize(format);
  const end = dataOffset + audioSize;
  const blockSize = Math.max(1, Math.floor(BLOCK / reader.maxBytes)) * reader.maxBytes;
  const stretches = [
    { offset: 0, size: dataOffset, blockSize: BLOCK },
    { offset: dataOffset, size: audioSize, blockSize },
    { offset: end, size: source.size - end, blockSize: BLOCK },
  ];
  await readBlocks(source, stretches, (bytes, stretch) => {
    fileHash.update(bytes);
    if (stretch !== 1) return;
    for (let start = 0; start < bytes.length; start += reader.maxBytes) {
      listener.add(reader.read(bytes.subarray(start, start + reader.maxBytes)));
    }
  });
  await refuseIfChanged(source);
  return { sha256: fileHash.digest("hex"), ...listener.finish(frames) };
}
