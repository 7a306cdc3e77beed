import { CatalogError, type TagPlan } from "@deadwax/catalog";
import { checkLayout, layOut, type ChunkStyle } from "../chunk-edits/index.ts";
import { readChunkMap, readUint32, type ByteSource, type ChunkMap } from "../riff/index.ts";
import { planOf, unchanged, type TaggedFile, type TagWrite } from "../tagging/index.ts";
import { readCarriers, readCarrierTags, type CarrierChunk } from "../wav-tags/index.ts";
import { withHeaderSizes } from "./header-sizes.ts";
import { ID3, planTagEdits } from "./tag-edits.ts";

const STYLE: ChunkStyle = {
  isBigEndian: false,
  tagIds: ["id3 ", "ID3 ", "axml", "LIST"],
  lastId: ID3,
  roomId: "JUNK",
};

interface OpenWav {
  readonly source: ByteSource;
  readonly map: ChunkMap;
  readonly chunks: readonly CarrierChunk[];
}

/** The tags of a WAV, RF64 or BW64 file. @throws CatalogError AUDIO_… where it is none. */
export async function openTaggedWav(source: ByteSource): Promise<TaggedFile> {
  const map = await readChunkMap(source);
  if (map.type !== "WAVE") {
    const format = `a ${map.form} file that is no WAVE`;
    throw new CatalogError("AUDIO_TAG_FORMAT_UNSUPPORTED", { path: source.name, format });
  }
  const chunks = await readCarriers(source, map);
  return {
    readings: readCarrierTags(chunks).readings,
    planWrite: (plan, { isInPlace }) => planWav({ source, map, chunks }, plan, isInPlace),
  };
}

async function planWav(
  { source, map, chunks }: OpenWav,
  plan: TagPlan,
  isInPlace: boolean,
): Promise<TagWrite> {
  const path = source.name;
  const tags = planTagEdits({ path, plan, chunks });
  const { expectations } = tags;
  if (tags.edits.length === 0 && tags.additions.length === 0) {
    return { isChanged: false, write: unchanged(source.size), expectations, issues: tags.issues };
  }
  if (map.form !== "RIFF" && map.ds64 === null) {
    const problem = "the chunk with its 64-bit sizes is missing";
    throw new CatalogError("AUDIO_TAG_LAYOUT_UNSAFE", { path, problem });
  }
  if (map.chunks.some(({ id, size, isOpenEnded }) => id === "data" && size === 0 && !isOpenEnded)) {
    // Some programs take what follows an empty data chunk for sound.
    throw new CatalogError("AUDIO_TAG_LAYOUT_UNSAFE", { path, problem: "it holds no samples" });
  }
  const layoutIssues = checkLayout(map, { path, isInPlace, dataId: "data", codes: "RIFF" });
  const contents = new Map(
    chunks.flatMap(({ index, content }) => (content === null ? [] : [[index, content]])),
  );
  const layout = layOut({ ...map, contents }, tags, STYLE);
  const statedSize = readUint32(await source.read(4, 4), 0);
  const write = planOf(withHeaderSizes(layout, { path, map, statedSize }));
  return { isChanged: true, write, expectations, issues: [...tags.issues, ...layoutIssues] };
}
