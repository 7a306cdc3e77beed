import { CatalogError, type TagPlan } from "@deadwax/catalog";
import { readAiffChunkMap, type AiffChunkMap } from "../aiff/index.ts";
import {
  checkLayout,
  id3Edits,
  joinEdits,
  layOut,
  piecesOf,
  type ChunkStyle,
  type TagEdits,
} from "../chunk-edits/index.ts";
import type { ByteSource } from "../riff/index.ts";
import { planOf, unchanged, type TaggedFile, type TagWrite, type WritePlan } from "../tagging/index.ts";
import { readAiffCarriers, readAiffTags, type AiffCarriers } from "./read-carriers.ts";
import { textEdits } from "./text-chunks.ts";

/** The id that every reader knows. */
const ID3 = "ID3 ";

const STYLE: ChunkStyle = {
  isBigEndian: true,
  tagIds: [ID3, "id3 ", "NAME", "AUTH", "(c) ", "ANNO"],
  lastId: ID3,
  // AIFF has no filler of its own; programs skip what they do not know.
  roomId: "JUNK",
};

interface OpenAiff {
  readonly source: ByteSource;
  readonly map: AiffChunkMap;
  readonly carriers: AiffCarriers;
}

/** The tags of an AIFF or AIFF-C file. @throws CatalogError the refusals of `readAiffChunkMap`. */
export async function openTaggedAiff(source: ByteSource): Promise<TaggedFile> {
  const map = await readAiffChunkMap(source);
  const carriers = await readAiffCarriers(source, map);
  return {
    readings: readAiffTags(carriers).readings,
    planWrite: async (plan, { isInPlace }) => planAiff({ source, map, carriers }, plan, isInPlace),
  };
}

function planAiff({ source, map, carriers }: OpenAiff, plan: TagPlan, isInPlace: boolean): TagWrite {
  const path = source.name;
  const tags = joinEdits([textEdits(carriers.texts, plan), id3Edits(carriers.id3, { path, plan, id: ID3 })]);
  const { expectations } = tags;
  if (tags.edits.length === 0 && tags.additions.length === 0)
    return { isChanged: false, write: unchanged(source.size), expectations, issues: tags.issues };
  const issues = checkLayout(map, { path, isInPlace, dataId: "SSND", codes: "AIFF" });
  return {
    isChanged: true,
    write: layOutAiff(source, map, { tags, carriers }),
    expectations,
    issues: [...tags.issues, ...issues],
  };
}

interface Changes {
  readonly tags: TagEdits;
  readonly carriers: AiffCarriers;
}

/** The new file, with the size in its header and one of sound data that was never filled in. */
function layOutAiff(source: ByteSource, map: AiffChunkMap, { tags, carriers }: Changes): WritePlan {
  const contents = new Map(
    [...carriers.id3, ...carriers.texts].flatMap(({ index, content }) =>
      content === null ? [] : [[index, content]],
    ),
  );
  const layout = layOut({ ...map, contents }, tags, STYLE);
  const end = layout.keep + layout.tail.length;
  if (end - 8 > 0xffff_ffff) {
    const size = end + (layout.trailing?.size ?? 0);
    throw new CatalogError("AUDIO_TAG_NO_ROOM", { path: source.name, size });
  }
  const open = map.chunks.find((chunk) => chunk.isOpenEnded);
  const header = end - 8 === map.formSize ? [] : [{ offset: 4, bytes: uint32(end - 8) }];
  if (open !== undefined) header.push({ offset: open.headerOffset + 4, bytes: uint32(open.size) });
  return planOf(piecesOf(layout, header));
}

function uint32(value: number): Uint8Array {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}
