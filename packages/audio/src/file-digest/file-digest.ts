/** What one pass over a file from its first byte to its last tells. */
import { createHash } from "node:crypto";
import { CatalogError, type Modulation } from "@deadwax/catalog";
import { createAudioHasher } from "../audio-hash/index.ts";
import { createModulationMeter } from "../modulation/index.ts";
import { createSampleReader, frameSize } from "../pcm/index.ts";
import type { FileSource } from "../riff/index.ts";
import type { PcmRegion } from "../wav/index.ts";
import { readBlocks } from "./read-blocks.ts";

const BLOCK = 1024 * 1024;

/** The identity of a file and of the linear audio in it. */
export interface PcmDigest {
  /** Of the whole file, lower-case hex. */
  readonly sha256: string;
  readonly audioHash: string;
  readonly modulation: Modulation | null;
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
 * SHA-256 of a whole file, and audio hash and modulation of the linear audio that lies in one piece inside it.
 * @throws CatalogError AUDIO_CHANGED_WHILE_READING, FILE_NOT_READABLE.
 */
export async function digestPcmFile(source: FileSource, region: PcmRegion): Promise<PcmDigest> {
  const { format, dataOffset, frames } = region;
  const fileHash = createHash("sha256");
  const audioHasher = createAudioHasher(format);
  const meter = createModulationMeter(format);
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
      const samples = reader.read(bytes.subarray(start, start + reader.maxBytes));
      audioHasher.add(samples);
      meter.add(samples);
    }
  });
  await refuseIfChanged(source);
  return {
    sha256: fileHash.digest("hex"),
    audioHash: audioHasher.finish(frames),
    modulation: meter.finish(frames),
  };
}

/** Facts from two states of a file are facts about neither. */
async function refuseIfChanged(source: FileSource): Promise<void> {
  if (!(await source.isUnchanged()))
    throw new CatalogError("AUDIO_CHANGED_WHILE_READING", { path: source.name });
}
