import type { ProbeDepth } from "@deadwax/catalog";
import { notDecoded } from "../decoding/index.ts";
import { hashWhileReading } from "../file-digest/index.ts";
import { decodeMp3, hashMp3 } from "../mp3-decoder/index.ts";
import { readMp3Map, readMp3Tags } from "../mpeg/index.ts";
import type { FileSource } from "../riff/index.ts";
import { hearDecoded } from "./hear-decoded.ts";
import { NOT_HEARD, type MeasuredFacts } from "./measured-facts.ts";

/**
 * Everything about an MP3 file. Its packets are its identity; how it sounds is measured on what a decoder makes of them.
 * Frames in free format are not decoded, and all else is told of them.
 * @throws CatalogError the refusals of `readMp3Map`.
 */
export async function probeMp3(file: FileSource, depth: ProbeDepth): Promise<MeasuredFacts> {
  const { source, finish } = hashWhileReading(file);
  const map = await readMp3Map(source);
  const tags = readMp3Tags(map);
  const sha256 = await finish();
  const audioHash = await hashMp3(file, map);
  const isFree = map.bitrateMode === "free";
  const isDecoded = depth === "everything" && !isFree;
  const decoded = isDecoded ? await hearDecoded(decodeMp3(file, map), { isHashed: false, depth }) : NOT_HEARD;
  const found = isFree ? [notDecoded("MPEG audio in free format is not decoded")] : [];
  const { layer, sampleRate, channels } = map.format;
  const { modulation, sound, waveform, fingerprint } = decoded;
  return {
    codec: `mp${layer}`,
    ...{ sampleRate, channels, channelMask: null, bitDepth: null },
    frames: map.samples,
    durationMs: (map.samples / sampleRate) * 1000,
    ...{ modulation, sound, waveform, fingerprint, audioHash, sha256 },
    size: file.size,
    tags: tags.readings,
    issues: [...map.issues, ...tags.issues, ...found, ...("issues" in decoded ? decoded.issues : [])],
  };
}
