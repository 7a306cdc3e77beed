import type { ByteSource } from "../riff/index.ts";
import { expectAll, type TaggedFile } from "../tagging/index.ts";
import { planAtPlaces } from "./plan-mp4-tags.ts";
import { readMp4Map } from "./read-mp4-map.ts";
import { tagsAt } from "./read-mp4-tags.ts";
import { readTagPlaces } from "./tag-places.ts";

/** The tags of an MP4, M4A or QuickTime file. @throws CatalogError the refusals of `readMp4Map`. */
export async function openTaggedMp4(source: ByteSource): Promise<TaggedFile> {
  const map = await readMp4Map(source);
  const places = await readTagPlaces(source, map);
  const { readings } = tagsAt(places);
  return {
    readings,
    planWrite: async (plan) => {
      const planned = await planAtPlaces(source, { map, places }, plan);
      const { pieces, isInPlace, length, isChanged, stated, issues } = planned;
      const write = { pieces: () => pieces, isInPlace, length };
      return { isChanged, write, expectations: expectAll("mp4", stated), issues: [...map.issues, ...issues] };
    },
  };
}
