import { CatalogError } from "@deadwax/catalog";
import { audioRanges, type ByteRange, type Mp3Map } from "../mpeg/index.ts";
import { frameKey, frameSize } from "../mpeg/frame-header.ts";
import { createSyncSearch, isFrameStart, SYNC_REACH, type SyncSearch } from "../mpeg/sync.ts";
import type { ByteSource } from "../riff/index.ts";

/** Bytes that are held at a time. */
const BLOCK = 512 * 1024;
/** Up to the number that says how large a frame is. */
const HEADER = 4;

/**
 * The frames of audio in their order, each whole, from its header to the next; not the info frame, tags and junk. The
 * source is read forward once. What came stays valid.
 * @throws CatalogError AUDIO_CHANGED_WHILE_READING where the frames are no longer those of the map.
 */
export async function* readMp3Frames(source: ByteSource, map: Mp3Map): AsyncGenerator<Uint8Array, void> {
  const search = createSyncSearch();
  for (const range of audioRanges(map)) yield* readRange(source, range, search);
}

async function* readRange(
  source: ByteSource,
  { offset, size }: ByteRange,
  search: SyncSearch,
): AsyncGenerator<Uint8Array, void> {
  const end = offset + size;
  let at = offset;
  let key = 0;
  while (at < end) {
    const block = await source.read(at, Math.min(BLOCK, end - at));
    const isLast = at + block.length >= end;
    let start = 0;
    // What stands near the end of a block is read again with what follows it.
    while (start < block.length && (isLast || start + SYNC_REACH < block.length)) {
      const next = frameKey(block, start);
      // Frames in free format can follow others of their kind, and then nothing has told their size yet.
      const isKnown = next === key && frameSize(block, start, search.freeSize) > 0;
      if (!isKnown && !isStart(block, { start, end: end - at }, search)) throw changed(source);
      key = next;
      const frame = frameSize(block, start, search.freeSize);
      if (frame < HEADER || start + frame > block.length) throw changed(source);
      yield block.subarray(start, start + frame);
      start += frame;
    }
    if (start === 0) throw changed(source);
    at += start;
  }
}

/** Frames of another kind begin here; in free format their size is found, too. */
function isStart(
  bytes: Uint8Array,
  { start, end }: { readonly start: number; readonly end: number },
  search: SyncSearch,
): boolean {
  return isFrameStart({ bytes, end }, start, { search, isExpected: true });
}

function changed({ name }: ByteSource): CatalogError {
  return new CatalogError("AUDIO_CHANGED_WHILE_READING", { path: name });
}
