/**
 * Finds the chunks of a RIFF file (Multimedia Programming Interface and Data Specifications 1.0, 1991), with the
 * 64-bit sizes of RF64 (EBU Tech 3306) and BW64 (ITU-R BS.2088). Only headers are read. Field files break the rules
 * in known ways, and each is mapped as its writer meant it, with an issue: missing pad bytes, sizes never filled in,
 * a RIFF size that is too small or too large, a file that ends early, bytes behind the end.
 */
import { CatalogError } from "@deadwax/catalog";
import type { Issue } from "@deadwax/identifiers";
import { readAhead, type ByteSource } from "./byte-source.ts";
import type { Chunk, ChunkMap, Ds64, RiffForm } from "./chunk-map.ts";
import { readDs64 } from "./ds64.ts";
import * as riffIssue from "./issues.ts";
import { readFourCc, readUint32 } from "./little-endian.ts";
import { hasPadByte, isChunkHeader, isPrintableId } from "./plausible.ts";

/** More chunks than any writer makes; a file of nothing but empty chunks must not fill the memory. */
const MAX_CHUNKS = 10_000;
const UNKNOWN_SIZE = 0xffff_ffff;
const FORMS: readonly string[] = ["RIFF", "RF64", "BW64"] satisfies RiffForm[];

/**
 * Maps the chunks of a RIFF, RF64 or BW64 file of any type.
 * @throws CatalogError AUDIO_HEADER_TRUNCATED, AUDIO_NOT_RIFF.
 */
export async function readChunkMap(source: ByteSource): Promise<ChunkMap> {
  const near = readAhead(source);
  const head = await near.read(0, 12);
  const form = readFourCc(head, 0);
  if (!isForm(form)) throw new CatalogError("AUDIO_NOT_RIFF", { path: source.name });
  if (head.length < 12) {
    throw new CatalogError("AUDIO_HEADER_TRUNCATED", { path: source.name, size: source.size });
  }
  const ds64 = form === "RIFF" ? null : await readDs64(near, 12);
  const stated = readUint32(head, 4);
  const riffSize = stated === UNKNOWN_SIZE && ds64 !== null ? ds64.riffSize : stated;
  const walk = await walkChunks(near, { riffSize, ds64 });
  if (form !== "RIFF" && ds64 === null) walk.issues.push(riffIssue.ds64Missing(form));
  const { chunks, end, issues } = walk;
  const trailing = end < source.size ? { offset: end, size: source.size - end } : null;
  if (trailing !== null) issues.push(riffIssue.trailingBytes(trailing));
  return { form, type: readFourCc(head, 8), riffSize, chunks, trailing, ds64, issues };
}

function isForm(text: string): text is RiffForm {
  return FORMS.includes(text);
}

interface Sizes {
  readonly riffSize: number;
  readonly ds64: Ds64 | null;
}

interface Walk {
  readonly chunks: Chunk[];
  readonly issues: Issue[];
  /** Where the last chunk ends, with its pad byte. */
  end: number;
}

async function walkChunks(source: ByteSource, sizes: Sizes): Promise<Walk> {
  const walk: Walk = { chunks: [], issues: [], end: 12 };
  const table = [...(sizes.ds64?.table ?? [])];
  let limit = riffEnd(source, sizes.riffSize, walk.issues);
  for (;;) {
    if (walk.end + 8 > limit) {
      // Writers that append a chunk and forget the RIFF size: every reader that follows chunks finds it, so we do.
      if (limit === source.size || !(await isChunkHeader(source, walk.end))) break;
      walk.issues.push(riffIssue.chunkBehindEnd(walk.end));
      limit = source.size;
    }
    if (walk.chunks.length === MAX_CHUNKS) {
      walk.issues.push(riffIssue.tooManyChunks(MAX_CHUNKS));
      break;
    }
    const chunk = await readChunk(source, walk.end, { ds64: sizes.ds64, table });
    if (!isPrintableId(chunk.id) && (chunk.isOverrun || /^\0+$/u.test(chunk.id))) {
      walk.issues.push(riffIssue.noChunkHere(walk.end));
      break;
    }
    if (chunk.isOverrun) walk.issues.push(riffIssue.chunkCut(chunk, walk.chunks.length));
    if (chunk.isOpenEnded) walk.issues.push(riffIssue.chunkOpenEnded(chunk, walk.chunks.length));
    walk.chunks.push(chunk);
    walk.end = chunk.dataOffset + chunk.paddedSize;
    if (chunk.dataOffset + chunk.size > limit) {
      // The RIFF size ends inside a chunk that is all there, so it is the RIFF size that is wrong.
      walk.issues.push(riffIssue.riffSizeTooSmall(sizes.riffSize));
      limit = source.size;
    }
  }
  return walk;
}

function riffEnd(source: ByteSource, riffSize: number, issues: Issue[]): number {
  if (riffSize === 0 || riffSize === UNKNOWN_SIZE) {
    issues.push(riffIssue.riffSizeOpen());
    return source.size;
  }
  const end = 8 + riffSize;
  // One byte more is what writers claim who count a pad byte that they did not write.
  if (end > source.size + 1) issues.push(riffIssue.riffSizeTooLarge(end - source.size));
  return Math.min(end, source.size);
}

interface LargeSizes {
  readonly ds64: Ds64 | null;
  /** Entries not used yet: two chunks with one id take theirs in turn. */
  readonly table: { readonly id: string; readonly size: number }[];
}

async function readChunk(source: ByteSource, headerOffset: number, large: LargeSizes): Promise<Chunk> {
  const head = await source.read(headerOffset, 8);
  const id = readFourCc(head, 0);
  const dataOffset = headerOffset + 8;
  const room = source.size - dataOffset;
  const claimedSize = resolveSize(id, readUint32(head, 4), large);
  if (id === "data" && (await isNeverFilledIn(source, dataOffset, claimedSize))) {
    const rest = { size: room, paddedSize: room, isOverrun: false, isOpenEnded: true };
    return { id, headerOffset, dataOffset, claimedSize, ...rest };
  }
  const isOverrun = claimedSize > room;
  const size = isOverrun ? room : claimedSize;
  const isPadded = size % 2 === 1 && (await hasPadByte(source, dataOffset + size));
  const paddedSize = size + (isPadded ? 1 : 0);
  return { id, headerOffset, dataOffset, claimedSize, size, paddedSize, isOverrun, isOpenEnded: false };
}

function resolveSize(id: string, stated: number, { ds64, table }: LargeSizes): number {
  if (stated !== UNKNOWN_SIZE || ds64 === null) return stated;
  // A recorder that was cut off leaves zero here, too: that is a size never filled in.
  if (id === "data") return ds64.dataSize === 0 ? UNKNOWN_SIZE : ds64.dataSize;
  const index = table.findIndex((entry) => entry.id === id);
  return table.splice(index, index < 0 ? 0 : 1)[0]?.size ?? stated;
}

/** A data size of 0 is meant when another chunk or the end of the file follows; otherwise nobody came back to fill it in. */
async function isNeverFilledIn(source: ByteSource, dataOffset: number, claimed: number): Promise<boolean> {
  if (claimed === UNKNOWN_SIZE) return dataOffset + claimed > source.size;
  return claimed === 0 && dataOffset < source.size && !(await isChunkHeader(source, dataOffset));
}
