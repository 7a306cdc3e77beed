/** The samples of any file that is heard, whatever it is wrapped in. */
import { CatalogError } from "@deadwax/catalog";
import { readAiffHeader } from "../aiff/index.ts";
import type { Decoding } from "../decoding/index.ts";
import { readFlacMap } from "../flac/index.ts";
import { decodeFlac, decodeOggFlac } from "../flac-decoder/index.ts";
import { decodeMp3 } from "../mp3-decoder/index.ts";
import { readMp3Map } from "../mpeg/index.ts";
import { readOggAudio } from "../ogg/index.ts";
import { decodeOpus, decodeVorbis } from "../ogg-decoder/index.ts";
import { isHeardRate } from "../pcm/index.ts";
import { recognise } from "../recognise/index.ts";
import { openFileSource, readChunkMap, type FileSource } from "../riff/index.ts";
import { readFrames, readWavHeader, type PcmRegion } from "../wav/index.ts";
import type { ClosableDecoding } from "./closable-decoding.ts";
import { openMp4Sound } from "./open-mp4-sound.ts";

/** A file that is being heard. Whoever opened it closes it. */
export interface OpenSound {
  readonly decoding: Decoding;
  /** Bytes of a file whose coder left something out; null where samples are stored as they are. */
  readonly lossyBytes: number | null;
  close(): Promise<void>;
}

/**
 * Opens a file to hear it. @throws CatalogError FILE_…; AUDIO_NOT_AUDIO, AUDIO_FILE_EMPTY, AUDIO_CODING_UNSUPPORTED,
 * AUDIO_NOT_DECODED where nothing here decodes it, and what the readers of its format refuse.
 */
export async function openSound(path: string): Promise<OpenSound> {
  const source = await openFileSource(path);
  try {
    const { decoding, isLossy, close } = await openDecoding(source, path);
    if (!isHeardRate(decoding.format.sampleRate)) {
      await close?.();
      const reason = `${decoding.format.sampleRate} frames a second are no rate of music`;
      throw new CatalogError("AUDIO_NOT_DECODED", { path, reason });
    }
    return {
      decoding,
      lossyBytes: isLossy ? source.size : null,
      async close() {
        await close?.();
        await source.close();
      },
    };
  } catch (thrown) {
    await source.close();
    throw thrown;
  }
}

async function openDecoding(source: FileSource, path: string): Promise<ClosableDecoding> {
  if (source.size === 0) throw new CatalogError("AUDIO_FILE_EMPTY", { path });
  const recognised = await recognise(source);
  if (recognised.kind === "not-audio")
    throw new CatalogError("AUDIO_NOT_AUDIO", { path, seems: recognised.seems });
  switch (recognised.container) {
    case "wav":
    case "rf64":
    case "bw64":
      return { decoding: await openWav(source), isLossy: false };
    case "aiff":
    case "aifc":
      return { decoding: await openAiff(source), isLossy: false };
    case "flac":
      return { decoding: await decodeFlac(source, await readFlacMap(source)), isLossy: false };
    case "mp3":
      return { decoding: await openMp3(source), isLossy: true };
    case "ogg":
      return openOgg(source);
    case "mp4":
      return openMp4Sound(source);
    default:
      throw new CatalogError("AUDIO_NOT_DECODED", { path, reason: `${recognised.container} is not decoded` });
  }
}

async function openWav(source: FileSource): Promise<Decoding> {
  const { format, data, frames } = await readWavHeader(source, await readChunkMap(source));
  if (format.pcm === null)
    throw new CatalogError("AUDIO_CODING_UNSUPPORTED", { path: source.name, coding: format.coding });
  return linear(source, { format: format.pcm, dataOffset: data.dataOffset, frames: frames ?? 0 });
}

async function openAiff(source: FileSource): Promise<Decoding> {
  const { format, region } = await readAiffHeader(source);
  if (region === null || format.pcm === null)
    throw new CatalogError("AUDIO_CODING_UNSUPPORTED", {
      path: source.name,
      coding: format.coding ?? "unknown",
    });
  return linear(source, region);
}

function linear(source: FileSource, region: PcmRegion): Decoding {
  return { format: region.format, blocks: () => readFrames(source, region), issues: () => [] };
}

async function openMp3(source: FileSource): Promise<Decoding> {
  const map = await readMp3Map(source);
  if (map.bitrateMode === "free")
    throw new CatalogError("AUDIO_NOT_DECODED", {
      path: source.name,
      reason: "MPEG audio in free format is not decoded",
    });
  return decodeMp3(source, map);
}

async function openOgg(source: FileSource): Promise<ClosableDecoding> {
  const audio = await readOggAudio(source);
  if (audio.codec.name === "flac") return { decoding: decodeOggFlac(source, audio), isLossy: false };
  const decoding = audio.codec.name === "opus" ? decodeOpus(source, audio) : decodeVorbis(source, audio);
  return { decoding, isLossy: true };
}
