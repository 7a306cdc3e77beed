import type { ProbeDepth } from "@deadwax/catalog";
import { hashWhileReading } from "../file-digest/index.ts";
import { decodeFlac } from "../flac-decoder/index.ts";
import { readFlacMap, readFlacTags } from "../flac/index.ts";
import type { FileSource } from "../riff/index.ts";
import { hearDecoded } from "./hear-decoded.ts";
import type { MeasuredFacts } from "./measured-facts.ts";

/** Everything about a FLAC file, decoded bit for bit. @throws CatalogError the refusals of `readFlacMap`. */
export async function probeFlac(file: FileSource, depth: ProbeDepth): Promise<MeasuredFacts> {
  const map = await readFlacMap(file);
  const tags = await readFlacTags(file, map);
  const { source, finish } = hashWhileReading(file);
  const decoding = await decodeFlac(source, map);
  const { issues, frames, ...heard } = await hearDecoded(decoding, { isHashed: true, depth });
  const { sampleRate, channels, bitDepth } = map.streamInfo;
  return {
    codec: "flac",
    ...{ sampleRate, channels, bitDepth, frames, ...heard },
    channelMask: decoding.format.channelMask,
    durationMs: (frames / sampleRate) * 1000,
    size: file.size,
    sha256: await finish(),
    tags: tags.readings,
    issues: [...map.issues, ...tags.issues, ...issues],
  };
}
