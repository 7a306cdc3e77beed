import type { ByteSource } from "../riff/index.ts";
import { expectAll, type TaggedFile } from "../tagging/index.ts";
import { planMp4Tags } from "./plan-mp4-tags.ts";
import { readMp4Map } from "./read-mp4-map.ts";
import { readMp4Tags } from "./read-mp4-tags.ts";

/** The tags of an MP4, M4A or QuickTime file. @throws CatalogError the refusals of `readMp4Map`. */
export async function openTaggedMp4(source: ByteSource): Promise<TaggedFile> {
  const map = await readMp4Map(source);
  const { readings } = await readMp4Tags(source, map);
  return {
    readings,
    planWrite: async (plan) => {
      const { pieces, isInPlace, length, isChanged, stated, issues } = await planMp4Tags(source, map, plan);
      const write = { pieces: () => pieces, isInPlace, length };
      return { isChanged, write, expectations: expectAll("mp4", stated), issues: [...map.issues, ...issues] };
    },
  };
}
