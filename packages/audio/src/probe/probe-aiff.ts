import { readAiffHeader } from "../aiff/index.ts";
import { readAiffCarriers, readAiffTags } from "../aiff-tags/index.ts";
import { CatalogError, type ProbeDepth } from "@deadwax/catalog";
import { digestFile, digestPcmFile } from "../file-digest/index.ts";
import { notHeardYet } from "../foreign/index.ts";
import { nameCodec } from "../pcm/index.ts";
import type { FileSource } from "../riff/index.ts";
import { NOT_HEARD, type MeasuredFacts } from "./measured-facts.ts";

/**
 * Everything about an AIFF or AIFF-C file. Linear samples are heard; codings of AIFF-C that are not linear are described.
 * @throws CatalogError the refusals of `readAiffHeader`.
 */
export async function probeAiff(source: FileSource, depth: ProbeDepth): Promise<MeasuredFacts> {
  const { map, format, region, data, issues, mapIssues } = await readAiffHeader(source);
  const tags = readAiffTags(await readAiffCarriers(source, map));
  const { channels, sampleRate } = format;
  const stated = { channels, sampleRate, size: source.size, tags: tags.readings };
  const found = [...mapIssues, ...issues, ...tags.issues];
  if (region !== null && format.pcm !== null) {
    return {
      ...stated,
      ...(await digestPcmFile(source, region, depth)),
      codec: nameCodec(format.pcm),
      channelMask: format.pcm.channelMask,
      bitDepth: format.pcm.validBits,
      frames: region.frames,
      durationMs: (region.frames / sampleRate) * 1000,
      issues: found,
    };
  }
  if (data.size === 0) throw new CatalogError("AUDIO_DATA_MISSING", { path: source.name });
  return {
    ...stated,
    ...NOT_HEARD,
    codec: format.coding ?? "unknown",
    channelMask: null,
    bitDepth: null,
    frames: null,
    durationMs: format.statedFrames > 0 ? (format.statedFrames / sampleRate) * 1000 : null,
    sha256: await digestFile(source),
    issues: [...found, notHeardYet(`${format.coding ?? "this coding"} inside AIFF-C`)],
  };
}
