/** Which formats tags are written in, and by whom. */
import { CatalogError, type AudioContainer } from "@deadwax/catalog";
import { openTaggedAiff } from "../aiff-tags/index.ts";
import { openTaggedFlac } from "../flac/index.ts";
import { openTaggedMp4 } from "../mp4/index.ts";
import { openTaggedMp3 } from "../mpeg/index.ts";
import { openTaggedOgg } from "../ogg/index.ts";
import { recognise } from "../recognise/index.ts";
import { readAhead, type ByteSource } from "../riff/index.ts";
import type { TaggedFile } from "../tagging/index.ts";
import { openTaggedWav } from "../wav-writing/index.ts";

type OpenTagged = (source: ByteSource) => Promise<TaggedFile>;

const FORMATS: Partial<Readonly<Record<AudioContainer, OpenTagged>>> = {
  wav: openTaggedWav,
  rf64: openTaggedWav,
  bw64: openTaggedWav,
  aiff: openTaggedAiff,
  aifc: openTaggedAiff,
  flac: openTaggedFlac,
  mp3: openTaggedMp3,
  ogg: openTaggedOgg,
  mp4: openTaggedMp4,
};

/**
 * Opens the tags of a file, in whatever format its content is.
 * @throws CatalogError AUDIO_NOT_AUDIO, AUDIO_TAG_FORMAT_UNSUPPORTED, and what the format throws for damaged files.
 */
export async function openTagged(source: ByteSource): Promise<TaggedFile> {
  const near = readAhead(source);
  const recognised = await recognise(near);
  if (recognised.kind === "not-audio")
    throw new CatalogError("AUDIO_NOT_AUDIO", { path: source.name, seems: recognised.seems });
  const open = FORMATS[recognised.container];
  if (open !== undefined) return open(near);
  throw new CatalogError("AUDIO_TAG_FORMAT_UNSUPPORTED", {
    path: source.name,
    format: recognised.format.name,
  });
}
