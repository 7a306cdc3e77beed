import { CatalogError } from "@deadwax/catalog";
import type { ChunkMap } from "../riff/index.ts";
import { piecesOf, type ChunkLayout } from "../chunk-edits/index.ts";
import type { Piece } from "../pieces/index.ts";

const UNKNOWN_SIZE = 0xffff_ffff;

interface HeaderContext {
  readonly path: string;
  readonly map: ChunkMap;
  /** The 32-bit size field at byte 4. */
  readonly statedSize: number;
}

/**
 * The new file with the sizes in its header brought up to date: the RIFF size, in RF64 and BW64 that of ds64, and the size
 * of a data chunk that was never filled in.
 * @throws CatalogError AUDIO_TAG_NO_ROOM.
 */
export function withHeaderSizes(
  layout: ChunkLayout,
  { path, map, statedSize }: HeaderContext,
): readonly Piece[] {
  const end = layout.keep + layout.tail.length;
  const riffSize = end - 8;
  const patches = [];
  const isLarge = map.ds64 !== null && statedSize === UNKNOWN_SIZE;
  if (!isLarge) {
    if (riffSize >= UNKNOWN_SIZE)
      throw new CatalogError("AUDIO_TAG_NO_ROOM", { path, size: end + (layout.trailing?.size ?? 0) });
    if (riffSize !== statedSize) patches.push({ offset: 4, bytes: uint32(riffSize) });
  }
  if (map.ds64 !== null && map.ds64.riffSize !== riffSize)
    patches.push({ offset: map.ds64.dataOffset, bytes: uint64(riffSize) });
  const open = map.chunks.find((chunk) => chunk.isOpenEnded);
  if (open !== undefined && map.ds64 === null) {
    patches.push({ offset: open.headerOffset + 4, bytes: uint32(open.size) });
  } else if (open !== undefined && map.ds64 !== null) {
    patches.push({ offset: map.ds64.dataOffset + 8, bytes: uint64(open.size) });
    patches.push({ offset: open.headerOffset + 4, bytes: uint32(UNKNOWN_SIZE) });
  }
  return piecesOf(layout, patches);
}

function uint32(value: number): Uint8Array {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

function uint64(value: number): Uint8Array {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(BigInt(value));
  return bytes;
}
