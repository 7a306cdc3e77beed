import { CatalogError } from "@deadwax/catalog";
import type { ByteSource } from "../riff/index.ts";
import { createBlockReader, type BlockReader } from "./block-reader.ts";
import { frameKey, frameSize, readFrameHeader, type FrameHeader } from "./frame-header.ts";
import { createSyncSearch, isFrameStart, SYNC_REACH, type SyncArea, type SyncSearch } from "./sync.ts";
import { findTagAt, type FoundTag } from "./tag-at.ts";

/** Audio in more pieces than this is not a recording that was damaged, but data that looks like audio by chance. */
const MAX_STRETCHES = 10_000;

/** Frames without a gap, or what stands between them. */
export type Stretch =
  | { readonly kind: "frames"; readonly offset: number; readonly size: number }
  | { readonly kind: "junk"; readonly offset: number; readonly size: number }
  | FoundTag;

export interface FirstFrame {
  readonly offset: number;
  readonly size: number;
  readonly header: FrameHeader;
  readonly bitrates: number;
}

export interface FrameWalk {
  /** One behind the other, from `start` to `limit`. */
  readonly stretches: readonly Stretch[];
  /** The first frame; `bitrates` as below. */
  readonly first: FirstFrame;
  readonly frameCount: number;
  /** Of one channel, all frames together. */
  readonly samples: number;
  readonly frameBytes: number;
  /** False where version, layer or sample rate are not the same everywhere. */
  readonly isUniform: boolean;
  readonly hasOneChannelCount: boolean;
  /** A bit for each bitrate index of all frames but the first, which may hold no audio. */
  readonly bitrates: number;
  /** Whether the last frame lacks its end. It is not counted and stands among the stretches as junk. */
  readonly isLastFrameCut: boolean;
}

interface State {
  at: number;
  key: number;
  samplesPerFrame: number;
  frameCount: number;
  frameBytes: number;
  samples: number;
  /** A bit for each bitrate index, and each channel mode, that was seen. */
  bitrates: number;
  modes: number;
  isUniform: boolean;
  isCut: boolean;
}

interface Range {
  readonly start: number;
  readonly limit: number;
}

/**
 * Hops from frame to frame from `start` to `limit`, in memory that does not depend on how long the audio is; null where
 * there is no frame. What lies between frames is passed over, tags by their size.
 * @throws CatalogError AUDIO_NOT_UNDERSTOOD where the audio is interrupted more than 10,000 times.
 */
export async function walkFrames(source: ByteSource, { start, limit }: Range): Promise<FrameWalk | null> {
  const state = startState(start);
  const reader = createBlockReader(source, 2 * SYNC_REACH);
  const search = createSyncSearch();
  const stretches: Stretch[] = [];
  let first: FirstFrame | null = null;
  while (state.at < limit) {
    if (stretches.length > MAX_STRETCHES) throw tooManyGaps(source);
    const found = await findFrames({ source, reader, limit, search }, state.at);
    stretches.push(...found.passed);
    state.at = found.at;
    if (found.header === null) break;
    const offset = state.at;
    beginRun(state, found.key, found.header);
    if (first === null) {
      first = takeFirst(state, found.header, { offset, size: found.size, limit });
    }
    await hopRun(reader, state, { limit, freeSize: search.freeSize });
    if (state.at === offset) {
      // The header was expected here, but the audio ends inside its frame.
      stretches.push({ kind: "junk", offset, size: limit - offset });
      break;
    }
    stretches.push({ kind: "frames", offset, size: state.at - offset });
  }
  return first === null ? null : summarise(state, mergeJunk(stretches), first);
}

/** Counts the first frame by itself; null where the audio ends inside it. */
function takeFirst(
  state: State,
  header: FrameHeader,
  { offset, size, limit }: { readonly offset: number; readonly size: number; readonly limit: number },
): FirstFrame | null {
  if (offset + size > limit) return null;
  state.at += size;
  state.frameCount = 1;
  state.frameBytes = size;
  state.samples = header.samples;
  state.modes = 1 << (header.channels === 1 ? 3 : 0);
  return { offset, size, header, bitrates: 1 << header.bitrateIndex };
}

function startState(at: number): State {
  const counts = { samplesPerFrame: 0, frameCount: 0, frameBytes: 0, samples: 0 };
  return { at, key: 0, ...counts, bitrates: 0, modes: 0, isUniform: true, isCut: false };
}

function beginRun(state: State, key: number, header: FrameHeader): void {
  if (state.key !== 0 && state.key !== key) state.isUniform = false;
  state.key = key;
  state.samplesPerFrame = header.samples;
  state.isCut = false;
}

/** Follows frames until something else stands where one should, or the next one is cut off. */
async function hopRun(
  reader: BlockReader,
  state: State,
  { limit, freeSize }: { readonly limit: number; readonly freeSize: number },
): Promise<void> {
  while (state.at < limit) {
    const offset = state.at;
    const bytes = await reader.read(offset, limit);
    const isRunning = hopBlock(state, { bytes, offset, limit, freeSize });
    if (!isRunning || state.at === offset) return;
  }
}

interface Block {
  readonly bytes: Uint8Array;
  readonly offset: number;
  readonly limit: number;
  readonly freeSize: number;
}

function hopBlock(state: State, { bytes, offset, limit, freeSize }: Block): boolean {
  const end = limit - offset;
  const { key } = state;
  let [at, count, bitrates, modes, isRunning] = [0, 0, state.bitrates, state.modes, true];
  while (at + 4 <= bytes.length) {
    const size = frameKey(bytes, at) === key ? frameSize(bytes, at, freeSize) : 0;
    if (size === 0 || at + size > end) {
      state.isCut = size > 0;
      isRunning = false;
      break;
    }
    bitrates |= 1 << ((bytes[at + 2] ?? 0) >> 4);
    modes |= 1 << ((bytes[at + 3] ?? 0) >> 6);
    count += 1;
    at += size;
  }
  state.at += at;
  state.frameBytes += at;
  state.frameCount += count;
  state.samples += count * state.samplesPerFrame;
  state.bitrates = bitrates;
  state.modes = modes;
  return isRunning;
}

interface Found {
  /** Junk and tags in front of the frames. */
  readonly passed: readonly Stretch[];
  readonly at: number;
  readonly key: number;
  readonly size: number;
  /** Null where no frames follow; `at` is the limit then. */
  readonly header: FrameHeader | null;
}

interface Search {
  readonly source: ByteSource;
  readonly reader: BlockReader;
  readonly limit: number;
  readonly search: SyncSearch;
}

async function findFrames({ source, reader, limit, search }: Search, start: number): Promise<Found> {
  const passed: Stretch[] = [];
  let [at, junkFrom, isExpected] = [start, start, true];
  const closeJunk = (): void => {
    if (at > junkFrom) passed.push({ kind: "junk", offset: junkFrom, size: at - junkFrom });
  };
  while (at < limit) {
    const tag = isExpected ? await findTagAt(source, at, limit) : null;
    if (tag !== null) {
      closeJunk();
      passed.push(tag);
      junkFrom = at = tag.offset + tag.size;
      if (passed.length > MAX_STRETCHES) throw tooManyGaps(source);
      continue;
    }
    const bytes = await reader.read(at, limit);
    if (bytes.length === 0) break;
    const area = { bytes, end: limit - at };
    const index = findInBlock(area, { search, isExpected });
    if (index.isFound) {
      at += index.at;
      closeJunk();
      const header = readFrameHeader(bytes, index.at);
      return {
        ...{ passed, at, header },
        key: frameKey(bytes, index.at),
        size: frameSize(bytes, index.at, search.freeSize),
      };
    }
    at += index.at;
    isExpected = false;
  }
  at = limit;
  closeJunk();
  return { passed, at: limit, key: 0, size: 0, header: null };
}

interface Place {
  readonly isFound: boolean;
  /** Where it is, or how far was looked. */
  readonly at: number;
}

function findInBlock(
  area: SyncArea,
  { search, isExpected }: { readonly search: SyncSearch; readonly isExpected: boolean },
): Place {
  const { bytes, end } = area;
  // So near to the end of the block that what follows is not seen: left for the next one.
  const last = bytes.length < end ? bytes.length - SYNC_REACH : bytes.length;
  for (let at = bytes.indexOf(0xff); at >= 0 && at < last; at++) {
    if (bytes[at] !== 0xff || frameKey(bytes, at) === 0) continue;
    if (isFrameStart(area, at, { search, isExpected: isExpected && at === 0 })) return { isFound: true, at };
  }
  return { isFound: false, at: Math.max(1, last) };
}

/** Neighbouring pieces of junk are one. */
function mergeJunk(stretches: readonly Stretch[]): Stretch[] {
  const merged: Stretch[] = [];
  for (const stretch of stretches) {
    const before = merged.at(-1);
    const isSame = before?.kind === stretch.kind && (stretch.kind === "junk" || stretch.kind === "frames");
    if (before === undefined || !isSame) merged.push(stretch);
    else merged[merged.length - 1] = { ...before, size: before.size + stretch.size };
  }
  return merged;
}

function summarise(state: State, stretches: readonly Stretch[], first: FirstFrame): FrameWalk {
  const { frameCount, samples, frameBytes, isUniform, bitrates, modes, isCut } = state;
  return {
    ...{ stretches, first, frameCount, samples, frameBytes, isUniform, bitrates },
    hasOneChannelCount: (modes & 8) === 0 || modes === 8,
    isLastFrameCut: isCut,
  };
}

function tooManyGaps({ name }: ByteSource): CatalogError {
  const problem = `its audio is interrupted more than ${MAX_STRETCHES.toLocaleString("en-US")} times`;
  return new CatalogError("AUDIO_NOT_UNDERSTOOD", { path: name, format: "MP3", problem });
}
