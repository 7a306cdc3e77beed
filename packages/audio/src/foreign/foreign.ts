/** Everything that is audio and not linear WAV: headers and tags, and a word that the audio itself is not heard yet. */
import { CatalogError, type AudioContainer } from "@deadwax/catalog";
import type { AudioFormat } from "../recognise/index.ts";
import type { ByteSource } from "../riff/index.ts";
import { readFlac } from "./flac.ts";
import { notHeardYet, type ForeignFacts } from "./foreign-facts.ts";
import { readMetadata } from "./metadata-reader.ts";
import { readOggFlac } from "./ogg-flac.ts";

/** A recognised format, and where it starts: behind an ID3v2 tag, for one. */
export interface ForeignFormat {
  readonly container: AudioContainer;
  readonly format: AudioFormat;
  readonly start: number;
}

/**
 * Reads headers and tags of a recognised format.
 * @throws CatalogError AUDIO_CODING_UNSUPPORTED, AUDIO_NOT_UNDERSTOOD, AUDIO_DATA_MISSING.
 */
export async function readForeign(source: ByteSource, foreign: ForeignFormat): Promise<ForeignFacts> {
  const facts = await read(source, foreign);
  return { ...facts, issues: [...facts.issues, notHeardYet(foreign.format.name)] };
}

async function read(source: ByteSource, { container, format, start }: ForeignFormat): Promise<ForeignFacts> {
  if (container === "flac") return readFlac(source, start);
  const oggFlac = container === "ogg" ? await readOggFlac(source) : null;
  if (oggFlac !== null) return oggFlac;
  if (format.mediaType === null) {
    throw new CatalogError("AUDIO_CODING_UNSUPPORTED", { path: source.name, coding: format.name });
  }
  return readMetadata(source, { format: format.name, mediaType: format.mediaType, start });
}
