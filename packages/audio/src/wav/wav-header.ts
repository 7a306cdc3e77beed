import { CatalogError } from "@deadwax/catalog";
import type { Issue } from "@deadwax/identifiers";
import { frameSize } from "../pcm/index.ts";
import { findChunk, type ByteSource, type Chunk, type ChunkMap } from "../riff/index.ts";
import { parseFmt, type WavFormat } from "./fmt.ts";
import * as wavIssue from "./issues.ts";

/** What a WAV file says about its samples before any of them is read. */
export interface WavHeader {
  readonly format: WavFormat;
  readonly data: Chunk;
  /** Whole frames that are in the file; null when the samples are coded in a way other than linear. */
  readonly frames: number | null;
  /** Findings about format and data. The issues of the chunk map that they make redundant are left out of `mapIssues`. */
  readonly issues: readonly Issue[];
  readonly mapIssues: readonly Issue[];
}

/** The longest fmt chunk that is looked at; the extensible one has 40 bytes. */
const MAX_FMT = 4096;

/**
 * Reads what stands in the fmt chunk and measures the data chunk, wherever in the file they are.
 * @throws CatalogError AUDIO_FORMAT_MISSING, AUDIO_FORMAT_INVALID, AUDIO_CODING_UNSUPPORTED, AUDIO_DATA_MISSING.
 */
export async function readWavHeader(source: ByteSource, map: ChunkMap): Promise<WavHeader> {
  const path = source.name;
  const data = findChunk(map, "data");
  const fmt = findChunk(map, "fmt ");
  if (fmt === undefined) {
    const isCut = map.chunks.at(-1)?.isOverrun === true || map.chunks.length === 0;
    if (isCut && data === undefined) {
      throw new CatalogError("AUDIO_HEADER_TRUNCATED", { path, size: source.size }, { issues: map.issues });
    }
    throw new CatalogError("AUDIO_FORMAT_MISSING", { path }, { issues: map.issues });
  }
  const format = parseFmt(await source.read(fmt.dataOffset, Math.min(fmt.size, MAX_FMT)), path);
  if (data === undefined || (data.size === 0 && (data.isOverrun || data.isOpenEnded))) {
    throw new CatalogError("AUDIO_DATA_MISSING", { path }, { issues: map.issues });
  }
  const issues = [...format.issues];
  if (map.chunks.filter((chunk) => chunk.id === "data").length > 1) issues.push(wavIssue.secondData());
  if (data.size === 0) issues.push(wavIssue.noSamples());
  const frames = format.pcm === null ? null : Math.floor(data.size / frameSize(format.pcm));
  if (format.pcm !== null) issues.push(...wavIssue.unevenEnd(data, format.pcm));
  return { format, data, frames, issues, mapIssues: withoutRedundant(map, data) };
}

/** A cut data chunk is told in frames; that the RIFF size and the chunk size say the same adds nothing. */
function withoutRedundant(map: ChunkMap, data: Chunk): readonly Issue[] {
  if (!data.isOverrun) return map.issues;
  return map.issues.filter(({ code }) => code !== "RIFF_SIZE_TOO_LARGE" && code !== "RIFF_CHUNK_CUT");
}
