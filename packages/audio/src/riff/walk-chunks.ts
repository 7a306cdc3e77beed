/** Goes from chunk to chunk, in RIFF and in AIFF alike, and maps what breaks the rules as its writer meant it. */
import type { Issue } from "@deadwax/identifiers";
import type { ByteSource } from "./byte-source.ts";
import type { Chunk, ChunkDialect } from "./chunk-map.ts";
import { createChunkIssues, type ChunkIssues } from "./issues.ts";
import { readFourCc } from "./little-endian.ts";
import { hasPadByte, isChunkHeader, isPrintableId } from "./plausible.ts";

/** More chunks than any writer makes; a file of nothing but empty chunks must not fill the memory. */
const MAX_CHUNKS = 10_000;
export const UNKNOWN_SIZE = 0xffff_ffff;

export interface ChunkWalk {
  readonly chunks: Chunk[];
  /** Bytes behind the last chunk that belong to no chunk. */
  readonly trailing: { readonly offset: number; readonly size: number } | null;
  readonly issues: Issue[];
}

export interface ChunkRequest {
  readonly dialect: ChunkDialect;
  /** The size in the header of the file. */
  readonly statedSize: number;
  /** The size of a chunk, where its own field only refers to it. Default: what the field says. */
  readonly resolveSize?: (id: string, stated: number) => number;
}

/** Walks from byte 12 to the end of the file. */
export async function walkChunks(source: ByteSource, request: ChunkRequest): Promise<ChunkWalk> {
  const { dialect, statedSize } = request;
  const say = createChunkIssues(dialect);
  const issues: Issue[] = [];
  const chunks: Chunk[] = [];
  let end = 12;
  let limit = statedEnd(source, statedSize, { say, issues });
  for (;;) {
    if (end + 8 > limit) {
      // Writers that append a chunk and forget the size of the file: every reader that follows chunks finds it, so we do.
      if (limit === source.size || !(await isChunkHeader(source, end, dialect))) break;
      issues.push(say.chunkBehindEnd(end));
      limit = source.size;
    }
    if (chunks.length === MAX_CHUNKS) {
      issues.push(say.tooManyChunks(MAX_CHUNKS));
      break;
    }
    const chunk = await readChunk(source, end, request);
    if (!isPrintableId(chunk.id) && (chunk.isOverrun || /^\0+$/u.test(chunk.id))) {
      issues.push(say.noChunkHere(end));
      break;
    }
    if (chunk.isOverrun) issues.push(say.chunkCut(chunk, chunks.length));
    if (chunk.isOpenEnded) issues.push(say.chunkOpenEnded(chunk, chunks.length));
    chunks.push(chunk);
    end = chunk.dataOffset + chunk.paddedSize;
    if (chunk.dataOffset + chunk.size > limit) {
      // The size of the file ends inside a chunk that is all there, so it is that size that is wrong.
      issues.push(say.sizeTooSmall(statedSize));
      limit = source.size;
    }
  }
  return { chunks, issues, trailing: end < source.size ? { offset: end, size: source.size - end } : null };
}

function statedEnd(
  source: ByteSource,
  stated: number,
  { say, issues }: { readonly say: ChunkIssues; readonly issues: Issue[] },
): number {
  if (stated === 0 || stated === UNKNOWN_SIZE) {
    issues.push(say.sizeOpen());
    return source.size;
  }
  const end = 8 + stated;
  // One byte more is what writers claim who count a pad byte that they did not write.
  if (end > source.size + 1) issues.push(say.sizeTooLarge(end - source.size));
  return Math.min(end, source.size);
}

async function readChunk(
  source: ByteSource,
  headerOffset: number,
  { dialect, resolveSize }: ChunkRequest,
): Promise<Chunk> {
  const head = await source.read(headerOffset, 8);
  const id = readFourCc(head, 0);
  const dataOffset = headerOffset + 8;
  const room = source.size - dataOffset;
  const stated = dialect.readUint32(head, 4);
  const claimedSize = resolveSize === undefined ? stated : resolveSize(id, stated);
  const place = { id, headerOffset, dataOffset, claimedSize };
  if (id === dialect.samples.id && (await isNeverFilledIn(source, place, dialect)))
    return { ...place, size: room, paddedSize: room, isOverrun: false, isOpenEnded: true };
  const isOverrun = claimedSize > room;
  const size = isOverrun ? room : claimedSize;
  const isPadded = size % 2 === 1 && (await hasPadByte(source, dataOffset + size, dialect));
  return { ...place, size, paddedSize: size + (isPadded ? 1 : 0), isOverrun, isOpenEnded: false };
}

/** Room for no sample is meant when another chunk or the end follows; otherwise nobody came back to fill the size in. */
async function isNeverFilledIn(
  source: ByteSource,
  { dataOffset, claimedSize }: Pick<Chunk, "dataOffset" | "claimedSize">,
  dialect: ChunkDialect,
): Promise<boolean> {
  const end = dataOffset + claimedSize;
  if (claimedSize === UNKNOWN_SIZE) return end > source.size;
  if (claimedSize !== 0 && claimedSize !== dialect.samples.head) return false;
  return end < source.size && !(await isChunkHeader(source, end, dialect));
}
