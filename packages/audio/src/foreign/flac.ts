/** The metadata blocks of FLAC (RFC 9639 section 8): length and format from STREAMINFO, tags from the comments. */
import { CatalogError } from "@deadwax/catalog";
import type { ByteSource } from "../riff/index.ts";
import { damagedComments, type ForeignFacts } from "./foreign-facts.ts";
import { readNativeTags } from "../readings/index.ts";
import { parseVorbisComments } from "./vorbis-comment.ts";

const STREAMINFO = 0;
const VORBIS_COMMENT = 4;
const MAX_BLOCKS = 1000;

/** The format and length that STREAMINFO states. */
export interface StreamInfo {
  readonly sampleRate: number;
  readonly channels: number;
  readonly bitDepth: number;
  /** Null where the encoder did not know it. */
  readonly frames: number | null;
}

/** Reads the content of a STREAMINFO block: 34 bytes, of which bytes 10 to 17 are looked at. */
export function parseStreamInfo(bytes: Uint8Array): StreamInfo | null {
  if (bytes.length < 34) return null;
  const at = (index: number): number => bytes[index] ?? 0;
  const sampleRate = (at(10) << 12) | (at(11) << 4) | (at(12) >> 4);
  const frames = (at(13) & 15) * 2 ** 32 + at(14) * 2 ** 24 + ((at(15) << 16) | (at(16) << 8) | at(17));
  const channels = ((at(12) >> 1) & 7) + 1;
  const bitDepth = (((at(12) & 1) << 4) | (at(13) >> 4)) + 1;
  return sampleRate === 0 ? null : { sampleRate, channels, bitDepth, frames: frames === 0 ? null : frames };
}

/** What STREAMINFO says, as facts. */
export function streamInfoFacts({ frames, ...info }: StreamInfo): Omit<ForeignFacts, "tags" | "issues"> {
  const durationMs = frames === null ? null : (frames / info.sampleRate) * 1000;
  return { codec: "flac", ...info, frames, durationMs };
}

/**
 * Reads the metadata of a FLAC stream that starts at `start`.
 * @throws CatalogError AUDIO_NOT_UNDERSTOOD, AUDIO_DATA_MISSING.
 */
export async function readFlac(source: ByteSource, start: number): Promise<ForeignFacts> {
  const blocks = await readBlocks(source, start + 4);
  const [first] = blocks.list;
  const info = first?.type === STREAMINFO ? parseStreamInfo(await source.read(first.offset, 34)) : null;
  if (info === null) {
    const problem = "the STREAMINFO block that has to come first is missing or damaged";
    throw new CatalogError("AUDIO_NOT_UNDERSTOOD", { path: source.name, format: "FLAC", problem });
  }
  if (!blocks.isWhole || blocks.end + 2 > source.size)
    throw new CatalogError("AUDIO_DATA_MISSING", { path: source.name });
  const comments = blocks.list.find(({ type }) => type === VORBIS_COMMENT);
  const { tags, isDamaged } = parseVorbisComments(
    comments === undefined ? new Uint8Array(8) : await source.read(comments.offset, comments.size),
  );
  const issues = isDamaged ? [damagedComments()] : [];
  return { ...streamInfoFacts(info), tags: readNativeTags("vorbis", tags), issues };
}

interface MetadataBlock {
  readonly type: number;
  readonly offset: number;
  readonly size: number;
}

interface MetadataBlocks {
  readonly list: readonly MetadataBlock[];
  /** The block that is marked as the last was found; the audio starts at `end`. */
  readonly isWhole: boolean;
  readonly end: number;
}

async function readBlocks(source: ByteSource, start: number): Promise<MetadataBlocks> {
  const list: MetadataBlock[] = [];
  let end = start;
  while (list.length < MAX_BLOCKS) {
    const [kind, high, middle, low] = await source.read(end, 4);
    if (kind === undefined || high === undefined || middle === undefined || low === undefined) break;
    const size = (high << 16) | (middle << 8) | low;
    list.push({ type: kind & 0x7f, offset: end + 4, size });
    end += 4 + size;
    if (kind >= 0x80) return { list, isWhole: true, end };
  }
  return { list, isWhole: false, end };
}
