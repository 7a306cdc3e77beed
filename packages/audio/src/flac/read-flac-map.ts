/**
 * Finds the metadata blocks and the frames of a FLAC file (RFC 9639 sections 6 to 8). Only headers and STREAMINFO are
 * read. What stands in front or behind without belonging there is mapped, with an issue.
 */
import { CatalogError } from "@deadwax/catalog";
import type { Issue } from "@deadwax/identifiers";
import { readAhead, readFourCc, type ByteSource } from "../riff/index.ts";
import { FLAC_BLOCK, FLAC_BLOCK_HEADER, type FlacBlock, type FlacMap } from "./flac-map.ts";
import { findTrailingTags, skipId3 } from "./foreign-tags.ts";
import * as mapIssue from "./issues.ts";
import { parseStreamInfo, STREAM_INFO_SIZE, type StreamInfo } from "./stream-info.ts";

/** More blocks than any writer makes; a file of nothing but empty blocks must not fill the memory. */
const MAX_BLOCKS = 10_000;
/** The last type that is defined, and the one that is forbidden because it would look like a frame. */
const LAST_DEFINED = 6;

/**
 * Maps a FLAC file.
 * @throws CatalogError AUDIO_NOT_UNDERSTOOD where it is no FLAC, or STREAMINFO is missing or damaged; AUDIO_DATA_MISSING
 *   where a block reaches beyond the end of the file or no audio follows.
 */
export async function readFlacMap(source: ByteSource): Promise<FlacMap> {
  const near = readAhead(source);
  const start = await skipId3(near);
  if (readFourCc(await near.read(start, 4), 0) !== "fLaC") {
    throw notUnderstood(source, "it does not begin with the word fLaC");
  }
  const blocks = await readBlocks(near, start + 4);
  const [first] = blocks;
  const streamInfo = first?.type === FLAC_BLOCK.streamInfo ? await readStreamInfo(near, first) : null;
  if (streamInfo === null) {
    throw notUnderstood(source, "the STREAMINFO block that has to come first is missing or damaged");
  }
  const last = blocks.at(-1);
  const offset = last?.isLast === true ? last.offset + last.size : source.size;
  if (offset + 2 > source.size) throw new CatalogError("AUDIO_DATA_MISSING", { path: source.name });
  const trailing = await findTrailingTags(source, offset);
  const end = trailing?.offset ?? source.size;
  if (offset + 2 > end) throw new CatalogError("AUDIO_DATA_MISSING", { path: source.name });
  const [sync, code = 0] = await source.read(offset, 2);
  const isAudioFound = sync === 0xff && (code & 0xfe) === 0xf8;
  const issues = blockIssues(blocks, streamInfo);
  if (start > 0) issues.unshift(mapIssue.foreignTagInFront(start));
  if (!isAudioFound) issues.push(mapIssue.audioNotFound(offset));
  if (trailing !== null) issues.push(mapIssue.foreignTagBehind(trailing));
  return { start, blocks, streamInfo, audio: { offset, size: end - offset }, isAudioFound, trailing, issues };
}

function notUnderstood(source: ByteSource, problem: string): CatalogError {
  return new CatalogError("AUDIO_NOT_UNDERSTOOD", { path: source.name, format: "FLAC", problem });
}

async function readStreamInfo(source: ByteSource, { offset, size }: FlacBlock): Promise<StreamInfo | null> {
  return parseStreamInfo(await source.read(offset, Math.min(size, STREAM_INFO_SIZE)));
}

async function readBlocks(source: ByteSource, start: number): Promise<FlacBlock[]> {
  const blocks: FlacBlock[] = [];
  let headerOffset = start;
  while (blocks.length < MAX_BLOCKS) {
    const [kind, high, middle, low] = await source.read(headerOffset, FLAC_BLOCK_HEADER);
    if (kind === undefined || high === undefined || middle === undefined || low === undefined) break;
    const size = (high << 16) | (middle << 8) | low;
    const offset = headerOffset + FLAC_BLOCK_HEADER;
    blocks.push({ type: kind & 0x7f, headerOffset, offset, size, isLast: kind >= 0x80 });
    headerOffset = offset + size;
    if (kind >= 0x80) break;
  }
  return blocks;
}

function blockIssues(blocks: readonly FlacBlock[], streamInfo: StreamInfo): Issue[] {
  const issues: Issue[] = [];
  const sizeOfFirst = blocks[0]?.size ?? 0;
  if (sizeOfFirst > STREAM_INFO_SIZE) issues.push(mapIssue.streamInfoSize(sizeOfFirst));
  for (const [name, type] of [
    ["STREAMINFO", FLAC_BLOCK.streamInfo],
    ["VORBIS_COMMENT", FLAC_BLOCK.vorbisComment],
  ] as const) {
    if (blocks.filter((block) => block.type === type).length > 1) issues.push(mapIssue.secondBlock(name));
  }
  const reserved = blocks.find(({ type }) => type > LAST_DEFINED);
  if (reserved !== undefined) issues.push(mapIssue.reservedBlock(reserved.type, reserved.headerOffset));
  if (streamInfo.frames === null) issues.push(mapIssue.lengthUnknown());
  if (streamInfo.md5 === null) issues.push(mapIssue.md5Unknown());
  return issues;
}
