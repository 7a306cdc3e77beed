import { readVorbisTags, type VorbisComment } from "../vorbis-comment/index.ts";
import { readNativeTags } from "./native-tags.ts";
import { carrierDamaged } from "./tag-issues.ts";
import type { TagReadings } from "./tag-readings.ts";

/** What a list of Vorbis comments states, in FLAC as in Ogg. */
export function readVorbisContent(comment: VorbisComment): TagReadings {
  const problem = "the list ends before all of its entries";
  const issues = comment.isDamaged ? [carrierDamaged("list of comments", problem)] : [];
  return { readings: readNativeTags("vorbis", readVorbisTags(comment)), issues };
}
