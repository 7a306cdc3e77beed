/**
 * Finds the chunks of an AIFF file (Audio Interchange File Format 1.3, Apple 1989) or AIFF-C file (draft of 1991). Only
 * headers are read. What breaks the rules is mapped as its writer meant it, with an issue, in the way of the chunk map
 * of RIFF: missing pad bytes, sizes never filled in, a FORM size that lies, a file that ends early, bytes behind the end.
 */
import { CatalogError } from "@deadwax/catalog";
import type { Issue } from "@deadwax/identifiers";
import { readAhead, readFourCc, type ByteSource, type Chunk } from "../riff/index.ts";
import { readUint32 } from "./big-endian.ts";
import type { AiffChunkMap, AiffForm } from "./chunk-map.ts";
import * as mapIssue from "./map-issues.ts";
import { hasPadByte, isChunkHeader, isPrintableId } from "./plausible.ts";

/** More chunks than any writer makes; a file of nothing but empty chunks must not fill the memory. */
const MAX_CHUNKS = 10_000;
const UNKNOWN_SIZE = 0xffff_ffff;
/** Offset and block size, which stand before the samples in an SSND chunk. */
const SSND_HEAD = 8;
const FORMS: readonly string[] = ["AIFF", "AIFC"] satisfies AiffForm[];

/**
 * Maps the chunks of an AIFF or AIFF-C file: the known ones, text, markers, ID3 and whatever else is there.
 * @throws CatalogError AUDIO_HEADER_TRUNCATED, AUDIO_NOT_AIFF.
 */
export async function readAiffChunkMap(source: ByteSource): Promise<AiffChunkMap> {
  const near = readAhead(source);
  const head = await near.read(0, 12);
  const form = readFourCc(head, 8);
  if (readFourCc(head, 0) !== "FORM" || (head.length === 12 && !isForm(form))) {
    throw new CatalogError("AUDIO_NOT_AIFF", { path: source.name });
  }
  if (!isForm(form))
    throw new CatalogError("AUDIO_HEADER_TRUNCATED", { path: source.name, size: source.size });
  const formSize = readUint32(head, 4);
  const { chunks, end, issues } = await walkChunks(near, formSize);
  const trailing = end < source.size ? { offset: end, size: source.size - end } : null;
  if (trailing !== null) issues.push(mapIssue.trailingBytes(trailing));
  return { form, formSize, chunks, trailing, issues };
}

function isForm(text: string): text is AiffForm {
  return FORMS.includes(text);
}

interface Walk {
  readonly chunks: Chunk[];
  readonly issues: Issue[];
  /** Where the last chunk ends, with its pad byte. */
  end: number;
}

async function walkChunks(source: ByteSource, formSize: number): Promise<Walk> {
  const walk: Walk = { chunks: [], issues: [], end: 12 };
  let limit = formEnd(source, formSize, walk.issues);
  for (;;) {
    if (walk.end + 8 > limit) {
      // Writers that append a chunk and forget the FORM size: every reader that follows chunks finds it, so we do.
      if (limit === source.size || !(await isChunkHeader(source, walk.end))) break;
      walk.issues.push(mapIssue.chunkBehindEnd(walk.end));
      limit = source.size;
    }
    if (walk.chunks.length === MAX_CHUNKS) {
      walk.issues.push(mapIssue.tooManyChunks(MAX_CHUNKS));
      break;
    }
    const chunk = await readChunk(source, walk.end);
    if (!isPrintableId(chunk.id) && (chunk.isOverrun || /^\0+$/u.test(chunk.id))) {
      walk.issues.push(mapIssue.noChunkHere(walk.end));
      break;
    }
    if (chunk.isOverrun) walk.issues.push(mapIssue.chunkCut(chunk, walk.chunks.length));
    if (chunk.isOpenEnded) walk.issues.push(mapIssue.chunkOpenEnded(chunk, walk.chunks.length));
    walk.chunks.push(chunk);
    walk.end = chunk.dataOffset + chunk.paddedSize;
    if (chunk.dataOffset + chunk.size > limit) {
      // The FORM size ends inside a chunk that is all there, so it is the FORM size that is wrong.
      walk.issues.push(mapIssue.formSizeTooSmall(formSize));
      limit = source.size;
    }
  }
  return walk;
}

function formEnd(source: ByteSource, formSize: number, issues: Issue[]): number {
  if (formSize === 0 || formSize === UNKNOWN_SIZE) {
    issues.push(mapIssue.formSizeOpen());
    return source.size;
  }
  const end = 8 + formSize;
  // One byte more is what writers claim who count a pad byte that they did not write.
  if (end > source.size + 1) issues.push(mapIssue.formSizeTooLarge(end - source.size));
  return Math.min(end, source.size);
}

async function readChunk(source: ByteSource, headerOffset: number): Promise<Chunk> {
  const head = await source.read(headerOffset, 8);
  const id = readFourCc(head, 0);
  const dataOffset = headerOffset + 8;
  const room = source.size - dataOffset;
  const claimedSize = readUint32(head, 4);
  if (id === "SSND" && (await isNeverFilledIn(source, dataOffset, claimedSize))) {
    const rest = { size: room, paddedSize: room, isOverrun: false, isOpenEnded: true };
    return { id, headerOffset, dataOffset, claimedSize, ...rest };
  }
  const isOverrun = claimedSize > room;
  const size = isOverrun ? room : claimedSize;
  const isPadded = size % 2 === 1 && (await hasPadByte(source, dataOffset + size));
  const paddedSize = size + (isPadded ? 1 : 0);
  return { id, headerOffset, dataOffset, claimedSize, size, paddedSize, isOverrun, isOpenEnded: false };
}

/** Room for no sample is meant when another chunk or the end follows; otherwise nobody came back to fill the size in. */
async function isNeverFilledIn(source: ByteSource, dataOffset: number, claimed: number): Promise<boolean> {
  if (claimed === UNKNOWN_SIZE) return dataOffset + claimed > source.size;
  if (claimed !== 0 && claimed !== SSND_HEAD) return false;
  const end = dataOffset + claimed;
  return end < source.size && !(await isChunkHeader(source, end));
}
