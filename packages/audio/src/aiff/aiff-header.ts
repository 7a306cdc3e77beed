import { CatalogError } from "@deadwax/catalog";
import type { Issue } from "@deadwax/identifiers";
import { frameSize, type PcmFormat } from "../pcm/index.ts";
import type { ByteSource, Chunk } from "../riff/index.ts";
import type { PcmRegion } from "../wav/index.ts";
import { readUint32 } from "./big-endian.ts";
import { parseChan } from "./channel-layout.ts";
import { findAiffChunk, type AiffChunkMap } from "./chunk-map.ts";
import { notUnderstood, parseComm, type AiffFormat } from "./comm.ts";
import * as aiffIssue from "./issues.ts";
import { readAiffChunkMap } from "./read-aiff-chunk-map.ts";

/** What an AIFF file says about its samples before any of them is read. */
export interface AiffHeader {
  readonly map: AiffChunkMap;
  readonly format: AiffFormat;
  /** The SSND chunk. */
  readonly data: Chunk;
  /** Where the samples lie; null when they are coded in a way other than linear. */
  readonly region: PcmRegion | null;
  /** Findings about format and samples. The issues of the map that they make redundant are left out of `mapIssues`. */
  readonly issues: readonly Issue[];
  readonly mapIssues: readonly Issue[];
}

/** The longest COMM chunk that is looked at: 22 bytes and a name of up to 256. */
const MAX_COMM = 512;
/** Enough for a label for each of 200 channels. */
const MAX_CHAN = 4096;
const SSND_HEAD = 8;

/**
 * Reads what stands in COMM and CHAN and measures the sound data, wherever in the file they are.
 * @throws CatalogError AUDIO_NOT_AIFF, AUDIO_HEADER_TRUNCATED, AUDIO_NOT_UNDERSTOOD, AUDIO_DATA_MISSING.
 */
export async function readAiffHeader(source: ByteSource): Promise<AiffHeader> {
  const path = source.name;
  const map = await readAiffChunkMap(source);
  const comm = findAiffChunk(map, "COMM");
  const data = findAiffChunk(map, "SSND");
  if (comm === undefined) throw commMissing(source, map, data);
  const stated = parseComm(await source.read(comm.dataOffset, Math.min(comm.size, MAX_COMM)), {
    form: map.form,
    path,
  });
  if (data === undefined || data.size < SSND_HEAD) {
    throw new CatalogError("AUDIO_DATA_MISSING", { path }, { issues: map.issues });
  }
  const issues = [...stated.issues];
  for (const id of ["COMM", "SSND"]) {
    if (map.chunks.filter((chunk) => chunk.id === id).length > 1) issues.push(aiffIssue.secondChunk(id));
  }
  const pcm = stated.pcm === null ? null : await placeChannels(source, map, { pcm: stated.pcm, issues });
  const format = { ...stated, pcm };
  const region =
    pcm === null ? null : await measure(source, data, { statedFrames: stated.statedFrames, pcm, issues });
  return { map, format, data, region, issues, mapIssues: withoutRedundant(map, issues) };
}

function commMissing(source: ByteSource, map: AiffChunkMap, data: Chunk | undefined): CatalogError {
  const isCut = map.chunks.at(-1)?.isOverrun === true || map.chunks.length === 0;
  if (isCut && data === undefined) {
    const truncated = { path: source.name, size: source.size };
    return new CatalogError("AUDIO_HEADER_TRUNCATED", truncated, { issues: map.issues });
  }
  return notUnderstood(source.name, "it has no COMM chunk, so nothing says what its samples are");
}

interface Placing {
  readonly pcm: PcmFormat;
  readonly issues: Issue[];
}

/** Speakers and their order from the CHAN chunk. Without one the standard's own orders are too seldom meant to be used. */
async function placeChannels(
  source: ByteSource,
  map: AiffChunkMap,
  { pcm, issues }: Placing,
): Promise<PcmFormat> {
  const chan = findAiffChunk(map, "CHAN");
  if (chan === undefined) return pcm;
  const bytes = await source.read(chan.dataOffset, Math.min(chan.size, MAX_CHAN));
  const layout = parseChan(bytes, pcm.channels);
  if (layout === null) {
    issues.push(aiffIssue.layoutUnknown());
    return pcm;
  }
  const order = layout.order === null ? {} : { channelOrder: layout.order };
  return { ...pcm, channelMask: layout.mask, ...order };
}

/**
 * The frames that are in the file behind the offset that SSND states. COMM only says how many there ought to be, and as
 * in other readers it is not believed over what is there; except that a block size may leave room behind the last frame.
 */
async function measure(
  source: ByteSource,
  data: Chunk,
  { statedFrames, pcm, issues }: Measuring,
): Promise<PcmRegion> {
  const head = await source.read(data.dataOffset, SSND_HEAD);
  const [offset, blockSize] = [readUint32(head, 0), readUint32(head, 4)];
  const room = data.size - SSND_HEAD - offset;
  if (room < 0 && !data.isOverrun) {
    throw notUnderstood(source.name, "its samples are said to start behind the end of the SSND chunk");
  }
  const size = frameSize(pcm);
  const there = Math.max(0, Math.floor(room / size));
  if (there === 0 && (data.isOverrun || data.isOpenEnded)) {
    throw new CatalogError("AUDIO_DATA_MISSING", { path: source.name });
  }
  const isFilledUp = statedFrames > 0 && statedFrames < there && room - statedFrames * size < blockSize;
  const frames = isFilledUp ? statedFrames : there;
  if (frames < statedFrames) {
    issues.push(aiffIssue.framesMissing(statedFrames - frames, statedFrames, pcm.sampleRate));
  } else if (frames === 0) issues.push(aiffIssue.noSamples());
  else if (frames > statedFrames) issues.push(aiffIssue.framesNotStated(statedFrames, frames));
  if (frames > statedFrames && room % size !== 0) issues.push(aiffIssue.partialFrame(room % size));
  return { format: pcm, dataOffset: data.dataOffset + SSND_HEAD + offset, frames };
}

interface Measuring extends Placing {
  readonly statedFrames: number;
}

/** A missing end is told in frames; that the FORM size and the chunk size say the same adds nothing. */
function withoutRedundant(map: AiffChunkMap, issues: readonly Issue[]): readonly Issue[] {
  if (!issues.some(({ code }) => code === "AIFF_DATA_CUT")) return map.issues;
  return map.issues.filter(({ code }) => code !== "AIFF_SIZE_TOO_LARGE" && code !== "AIFF_CHUNK_CUT");
}
