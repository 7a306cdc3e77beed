import { readVorbisContent, type TagReadings } from "../readings/index.ts";
import type { ByteSource } from "../riff/index.ts";
import { expectAll, type TaggedFile } from "../tagging/index.ts";
import { planOggTags } from "./plan-ogg-tags.ts";
import { readOggHeaders, type OggHeaders } from "./read-ogg-audio.ts";

/** The tags of an Ogg file with Vorbis, Opus or FLAC. @throws CatalogError the refusals of `readOggHeaders`. */
export async function openTaggedOgg(source: ByteSource): Promise<TaggedFile> {
  const audio = await readOggHeaders(source);
  const { readings } = oggTags(audio);
  return {
    readings,
    planWrite: async (plan) => {
      const { isChanged, stated, ...write } = await planOggTags(source, audio, plan);
      return { isChanged, write, expectations: expectAll("vorbis", stated), issues: [] };
    },
  };
}

/** What the comments of the stream state. */
export function oggTags({ comments }: OggHeaders): TagReadings {
  return comments === null ? { readings: [], issues: [] } : readVorbisContent(comments.comment);
}
