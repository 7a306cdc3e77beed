import type { AiffChunkMap } from "../aiff/index.ts";
import type { Id3Chunk } from "../chunk-edits/index.ts";
import { joinReadings, readId3Content, tagIssue, type TagReadings } from "../readings/index.ts";
import type { ByteSource, Chunk } from "../riff/index.ts";
import type { TextChunk } from "./text-chunk.ts";
import { readTextChunk } from "./text-chunks.ts";

export interface AiffCarriers {
  readonly id3: readonly Id3Chunk[];
  readonly texts: readonly TextChunk[];
  readonly unread: readonly Chunk[];
}

const ID3 = ["ID3 ", "id3 "];
const TEXTS = ["NAME", "AUTH", "(c) ", "ANNO"];
/** The most that is held of all tag chunks of one file together: more than tags with pictures need. */
const MAX_TAGS = 48 * 1024 * 1024;
const MAX_TEXT = 1024 * 1024;

/** Reads every chunk that can carry tags, at most 48 MiB of them. */
export async function readAiffCarriers(source: ByteSource, { chunks }: AiffChunkMap): Promise<AiffCarriers> {
  const id3: Id3Chunk[] = [];
  const texts: TextChunk[] = [];
  const unread: Chunk[] = [];
  let budget = MAX_TAGS;
  for (const [index, chunk] of chunks.entries()) {
    const isId3 = ID3.includes(chunk.id);
    if (!isId3 && !TEXTS.includes(chunk.id)) continue;
    const isReadable = !chunk.isOverrun && chunk.size <= (isId3 ? budget : Math.min(budget, MAX_TEXT));
    const content = isReadable ? await source.read(chunk.dataOffset, chunk.size) : null;
    budget -= content?.length ?? 0;
    if (content === null) unread.push(chunk);
    if (isId3) id3.push({ index, chunk, content });
    else if (content !== null) texts.push({ index, chunk, content });
  }
  return { id3, texts, unread };
}

/** Everything these chunks state. */
export function readAiffTags({ id3, texts, unread }: AiffCarriers): TagReadings {
  return joinReadings([
    ...id3.flatMap(({ content }) => (content === null ? [] : [readId3Content(content)])),
    ...texts.map(readTextChunk),
    { readings: [], issues: unread.map(tagIssue.chunkNotRead) },
  ]);
}
