import type { Mp3Map } from "../mpeg/index.ts";
import { createPacketHasher } from "../packet-hash/index.ts";
import type { ByteSource } from "../riff/index.ts";
import { findHeardSpan } from "./heard-span.ts";
import { readMp3Frames } from "./read-mp3-frames.ts";

/**
 * The audio hash of a file of MPEG audio, from its frames (docs/reference/audio-hash.md, “MP3, and layers I and II”). The
 * audio is read forward once.
 * @throws CatalogError AUDIO_CHANGED_WHILE_READING.
 */
export async function hashMp3(source: ByteSource, map: Mp3Map): Promise<string> {
  const { layer, sampleRate, channels } = map.format;
  const hasher = createPacketHasher({ codec: `mp${layer} `, sampleRate, channels, setup: [] });
  for await (const frame of readMp3Frames(source, map)) hasher.add(frame);
  return hasher.finish([findHeardSpan(map)]);
}
