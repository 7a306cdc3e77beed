/** Audio in formats that are not heard: headers and tags, and a word that the audio itself is not. */
import { CatalogError } from "@deadwax/catalog";
import type { AudioFormat } from "../recognise/index.ts";
import type { ByteSource } from "../riff/index.ts";
import { notHeardYet, type ForeignFacts } from "./foreign-facts.ts";
import { readMetadata } from "./metadata-reader.ts";

/** A recognised format, and where it starts: behind an ID3v2 tag, for one. */
export interface ForeignFormat {
  readonly format: AudioFormat;
  readonly start: number;
}

/**
 * Reads headers and tags of a recognised format.
 * @throws CatalogError AUDIO_CODING_UNSUPPORTED, AUDIO_NOT_UNDERSTOOD.
 */
export async function readForeign(
  source: ByteSource,
  { format: { name, mediaType }, start }: ForeignFormat,
): Promise<ForeignFacts> {
  if (mediaType === null)
    throw new CatalogError("AUDIO_CODING_UNSUPPORTED", { path: source.name, coding: name });
  const facts = await readMetadata(source, { format: name, mediaType, start });
  return { ...facts, issues: [...facts.issues, notHeardYet(name)] };
}
