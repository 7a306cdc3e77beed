import { CatalogError, type AudioFacts, type ProbeDepth } from "@deadwax/catalog";
import { digestFile, digestPcmFile } from "../file-digest/index.ts";
import { notHeardYet } from "../foreign/index.ts";
import { nameCodec, type PcmFormat } from "../pcm/index.ts";
import { findChunk, readChunkMap, readUint32, type ChunkMap, type FileSource } from "../riff/index.ts";
import { readWavTags } from "../wav-tags/index.ts";
import { readWavHeader, type WavHeader } from "../wav/index.ts";
import { NOT_HEARD, type MeasuredFacts } from "./measured-facts.ts";

/**
 * Everything about a WAV, RF64 or BW64 file. Linear samples are heard; what else a WAV can wrap (MP3, A-law) is
 * described only.
 * @throws CatalogError the refusals of `readWavHeader` and `readChunkMap`.
 */
export async function probeWav(source: FileSource, depth: ProbeDepth): Promise<MeasuredFacts> {
  const map = await readChunkMap(source);
  const header = await readWavHeader(source, map);
  const { readings, issues } = await readWavTags(source, map);
  const { pcm, channels, sampleRate, channelMask } = header.format;
  const heard =
    pcm === null
      ? await describeCoded(source, { map, header })
      : await hear(source, { format: pcm, header, depth });
  const found = [...header.mapIssues, ...header.issues, ...issues, ...heard.issues];
  return { channels, sampleRate, channelMask, ...heard, size: source.size, tags: readings, issues: found };
}

type Heard = Pick<
  AudioFacts,
  | "codec"
  | "bitDepth"
  | "frames"
  | "durationMs"
  | "modulation"
  | "sound"
  | "waveform"
  | "fingerprint"
  | "sha256"
  | "audioHash"
  | "issues"
>;

interface Linear {
  readonly format: PcmFormat;
  readonly header: WavHeader;
  readonly depth: ProbeDepth;
}

async function hear(source: FileSource, { format, header, depth }: Linear): Promise<Heard> {
  const frames = header.frames ?? 0;
  const digest = await digestPcmFile(source, { format, dataOffset: header.data.dataOffset, frames }, depth);
  return {
    codec: nameCodec(format),
    bitDepth: format.validBits,
    frames,
    durationMs: (frames / format.sampleRate) * 1000,
    ...digest,
    issues: [],
  };
}

interface Coded {
  readonly map: ChunkMap;
  readonly header: WavHeader;
}

async function describeCoded(source: FileSource, { map, header }: Coded): Promise<Heard> {
  const { coding, sampleRate, byteRate } = header.format;
  if (header.data.size === 0) throw new CatalogError("AUDIO_DATA_MISSING", { path: source.name });
  // The fact chunk counts samples, in every coding that is not linear; without it the stated byte rate tells.
  const fact = findChunk(map, "fact");
  const samples = fact === undefined ? 0 : readUint32(await source.read(fact.dataOffset, 4), 0);
  const byRate = byteRate === 0 ? null : (header.data.size / byteRate) * 1000;
  return {
    codec: coding,
    bitDepth: null,
    frames: null,
    durationMs: samples > 0 ? (samples / sampleRate) * 1000 : byRate,
    ...NOT_HEARD,
    sha256: await digestFile(source),
    issues: [notHeardYet(`${coding} inside WAV`)],
  };
}
