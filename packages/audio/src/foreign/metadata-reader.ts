/** Headers and tags through the `music-metadata` package, which only reads. Its exceptions become our refusals. */
import { CatalogError } from "@deadwax/catalog";
import type { IAudioMetadata } from "music-metadata";
import type { ByteSource } from "../riff/index.ts";
import type { ForeignFacts } from "./foreign-facts.ts";
import { readNativeTags } from "../readings/index.ts";
import { openSourceBlob } from "./source-blob.ts";

/** What is to be read, and as what. */
export interface MetadataRequest {
  readonly format: string;
  readonly mediaType: string;
  /** Where the audio starts, behind a tag. */
  readonly start: number;
}

/**
 * Reads headers and tags of a format that `music-metadata` knows.
 * @throws CatalogError AUDIO_NOT_UNDERSTOOD, and what the source throws.
 */
export async function readMetadata(source: ByteSource, request: MetadataRequest): Promise<ForeignFacts> {
  const { format, native } = await parse(source, request);
  if (format.codec === undefined && format.sampleRate === undefined) {
    throw notUnderstood(source, request.format, "there is no audio in it");
  }
  return {
    codec: nameCodec(format),
    sampleRate: format.sampleRate ?? null,
    channels: format.numberOfChannels ?? null,
    bitDepth: format.lossless === true ? (format.bitsPerSample ?? null) : null,
    frames: null,
    durationMs: readDurationMs(format, source.size - request.start),
    tags: Object.entries(native).flatMap(([kind, tags]) => readNativeTags(kind.toLowerCase(), tags)),
    issues: [],
  };
}

/** A stream too short for the library to count its frames still has a bit rate. */
function readDurationMs({ duration, bitrate }: IAudioMetadata["format"], audioBytes: number): number | null {
  if (duration !== undefined) return duration * 1000;
  return bitrate === undefined || bitrate === 0 ? null : (audioBytes * 8000) / bitrate;
}

async function parse(source: ByteSource, { format, mediaType }: MetadataRequest): Promise<IAudioMetadata> {
  // Loaded when the first foreign file comes: a folder of WAVs, and every thread of a pool, does without it.
  const { parseBlob } = await import("music-metadata");
  try {
    return await parseBlob(openSourceBlob(source, mediaType), { duration: true, skipCovers: true });
  } catch (thrown) {
    if (thrown instanceof CatalogError) throw thrown;
    throw notUnderstood(source, format, thrown instanceof Error ? thrown.message : String(thrown), thrown);
  }
}

function notUnderstood(source: ByteSource, format: string, problem: string, cause?: unknown): CatalogError {
  return new CatalogError("AUDIO_NOT_UNDERSTOOD", { path: source.name, format, problem }, { cause });
}

const CODECS: readonly (readonly [RegExp, string])[] = [
  [/layer 3/iu, "mp3"],
  [/layer 2/iu, "mp2"],
  [/layer 1/iu, "mp1"],
  [/alac/iu, "alac"],
  [/aac/iu, "aac"],
  [/vorbis/iu, "vorbis"],
  [/opus/iu, "opus"],
  [/flac/iu, "flac"],
];

function nameCodec({ codec = "" }: IAudioMetadata["format"]): string {
  const known = CODECS.find(([pattern]) => pattern.test(codec))?.[1];
  if (known !== undefined) return known;
  return codec === "" ? "unknown" : codec.toLowerCase().replace(/[^a-z0-9.]+/gu, "_");
}
