import type { ByteSource } from "../riff/index.ts";
import { expectAll, type TaggedFile } from "../tagging/index.ts";
import { planMp3Write } from "./plan-mp3-write.ts";
import { readMp3TagMap } from "./read-mp3-map.ts";
import { readMp3Tags } from "./read-mp3-tags.ts";

/** The tags of an MP3 file. @throws CatalogError the refusals of `readMp3TagMap`. */
export async function openTaggedMp3(source: ByteSource): Promise<TaggedFile> {
  const map = await readMp3TagMap(source);
  return {
    readings: readMp3Tags(map).readings,
    planWrite: async (plan) => {
      const { pieces, size, isInPlace, isChanged, stated, issues } = planMp3Write(map, plan);
      const write = { pieces: () => pieces, isInPlace, length: size };
      return { isChanged, write, expectations: expectAll("id3", stated), issues };
    },
  };
}
