/**
 * A header is twelve bits that any data can hold by chance, so frames are only believed where headers of the same kind
 * stand where they end.
 */
import { frameKey, frameSize, paddingSize } from "./frame-header.ts";

/** So many headers have to follow the first. */
const FOLLOWING = 3;
/** Frames in free format are not longer than this; none is shorter than its header and side information. */
const LEAST_FREE_SIZE = 21;
const MOST_FREE_SIZE = 8192;
/** Looking for the size of free format is costly, and data that makes it start often is no such audio. */
const MAX_FREE_SEARCHES = 64;

/** How far behind a header others are looked at. Bytes. */
export const SYNC_REACH = (FOLLOWING + 2) * MOST_FREE_SIZE;

/** A stretch of bytes in memory, in which audio may go up to `end`. */
export interface SyncArea {
  readonly bytes: Uint8Array;
  readonly end: number;
}

export interface SyncSearch {
  /** Of frames in free format without padding; 0 while it is not known. */
  freeSize: number;
  freeSearches: number;
}

export function createSyncSearch(): SyncSearch {
  return { freeSize: 0, freeSearches: 0 };
}

/**
 * Whether frames begin at `at`. `isExpected` says that something led there (the beginning, the end of a tag): then one
 * header is enough where the audio ends before a second could follow.
 */
export function isFrameStart(
  area: SyncArea,
  at: number,
  { search, isExpected }: { readonly search: SyncSearch; readonly isExpected: boolean },
): boolean {
  const key = frameKey(area.bytes, at);
  if (key === 0) return false;
  const isFree = (area.bytes[at + 2] ?? 0) >> 4 === 0;
  if (!isFree) return isConfirmed(area, at, { freeSize: search.freeSize, isExpected });
  if (search.freeSize !== 0 && isConfirmed(area, at, { freeSize: search.freeSize, isExpected })) return true;
  if (search.freeSearches === MAX_FREE_SEARCHES) return false;
  search.freeSearches += 1;
  const freeSize = findFreeSize(area, at, key);
  if (freeSize === 0) return false;
  search.freeSize = freeSize;
  return true;
}

interface Confirm {
  readonly freeSize: number;
  readonly isExpected: boolean;
}

function isConfirmed({ bytes, end }: SyncArea, at: number, { freeSize, isExpected }: Confirm): boolean {
  const key = frameKey(bytes, at);
  let position = at;
  for (let seen = 0; seen < FOLLOWING; seen++) {
    const size = frameSize(bytes, position, freeSize);
    if (size === 0) return false;
    position += size;
    if (position === end) return true;
    // The last frame is cut off, or bytes too few for another header follow it.
    if (position + 4 > end) return seen > 0 || isExpected;
    if (frameKey(bytes, position) !== key) return false;
  }
  return true;
}

/** Free format: the distance to the next header of the same kind, when that distance leads on from there. */
function findFreeSize(area: SyncArea, at: number, key: number): number {
  const { bytes, end } = area;
  const padding = paddingSize(bytes[at + 1] ?? 0, bytes[at + 2] ?? 0);
  for (let size: number = LEAST_FREE_SIZE; size <= MOST_FREE_SIZE; size++) {
    const next = at + size + padding;
    if (next + 4 > end) return 0;
    if (bytes[next] !== 0xff || frameKey(bytes, next) !== key || (bytes[next + 2] ?? 0) >> 4 !== 0) continue;
    if (isConfirmed(area, at, { freeSize: size, isExpected: false })) return size;
  }
  return 0;
}
