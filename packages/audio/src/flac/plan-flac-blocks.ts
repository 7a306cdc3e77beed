/**
 * How a FLAC file comes to its new comments. Every other block keeps its bytes and its place in the order. Where PADDING
 * gives the room or takes it, the audio does not move; otherwise everything behind the comments does.
 */
import { CatalogError } from "@deadwax/catalog";
import { isInPlace, joinPieces, pieceBytes, pieceSize, type Piece } from "../pieces/index.ts";
import type { ByteSource } from "../riff/index.ts";
import { FLAC_BLOCK, FLAC_BLOCK_HEADER, MAX_FLAC_BLOCK, type FlacBlock, type FlacMap } from "./flac-map.ts";
import { absorb, type Slot } from "./padding.ts";

/** The new contents of the VORBIS_COMMENT blocks, in the order of those in the file. Without one, the first is added. */
export interface FlacEdits {
  readonly comments: readonly Uint8Array[];
}

export interface FlacPlan {
  /** The new file in order. */
  readonly pieces: readonly Piece[];
  /** Each old piece stays where it is: only the new ones need to be written. */
  readonly isInPlace: boolean;
  /** Of the new file, in bytes. */
  readonly length: number;
}

/** Blocks between comments and padding move when a file is changed in place; beyond this it is rather rewritten. */
const MAX_MOVED = 32 * 1024 * 1024;

/**
 * Plans new comments for a file with this map.
 * @throws CatalogError AUDIO_TAG_LAYOUT_UNSAFE, AUDIO_TAG_PLAN_INVALID.
 */
export async function planFlacBlocks(source: ByteSource, map: FlacMap, edits: FlacEdits): Promise<FlacPlan> {
  if (!map.isAudioFound) {
    const problem = "its audio does not begin where its metadata ends, so the size of a block is wrong";
    throw new CatalogError("AUDIO_TAG_LAYOUT_UNSAFE", { path: source.name, problem });
  }
  if (edits.comments.some(({ length }) => length > MAX_FLAC_BLOCK)) {
    const problem = "all comments together are larger than a block of FLAC can be (16 MiB)";
    throw new CatalogError("AUDIO_TAG_PLAN_INVALID", { field: "tags", problem });
  }
  const slots = place(map, edits);
  const blocks = layOut(absorb(slots, map.audio.offset - map.start - 4));
  const head: Piece = { kind: "old", offset: 0, size: map.start + 4 };
  const frames: Piece = { kind: "old", offset: map.audio.offset, size: source.size - map.audio.offset };
  const pieces = await holdMoved(source, [head, ...blocks, frames], map.audio.offset);
  const length = pieces.reduce((sum, piece) => sum + pieceSize(piece), 0);
  return { pieces, isInPlace: isInPlace(pieces), length };
}

/** The blocks with the new comments among them. New ones stand in front of the first padding, which gives the room. */
function place(map: FlacMap, { comments }: FlacEdits): Slot[] {
  let used = 0;
  const slots: Slot[] = map.blocks.map((block) => {
    const content = block.type === FLAC_BLOCK.vorbisComment ? comments[used++] : undefined;
    return content === undefined ? { kind: "kept", block } : { kind: "comment", content };
  });
  const [first] = comments;
  if (used === 0 && first !== undefined) {
    const padding = map.blocks.findIndex(({ type }) => type === FLAC_BLOCK.padding);
    slots.splice(padding < 1 ? 1 : padding, 0, { kind: "comment", content: first });
  }
  return slots;
}

function layOut(slots: readonly Slot[]): Piece[] {
  return slots.flatMap((slot, index): Piece[] => {
    const isLast = index === slots.length - 1;
    if (slot.kind === "kept") return keep(slot.block, isLast);
    if (slot.kind === "padding") return pad(slot, isLast);
    const head = header(FLAC_BLOCK.vorbisComment, slot.content.length, isLast);
    return [{ kind: "new", bytes: Buffer.concat([head, slot.content]) }];
  });
}

/** Zeros, of which those at the end may be there already. */
function pad({ size, old }: Slot & { readonly kind: "padding" }, isLast: boolean): Piece[] {
  const kept = Math.min(size, old?.size ?? 0);
  const front = Buffer.concat([header(FLAC_BLOCK.padding, size, isLast), new Uint8Array(size - kept)]);
  const rest: Piece[] =
    old === undefined ? [] : [{ kind: "old", offset: old.offset + old.size - kept, size: kept }];
  return [{ kind: "new", bytes: front }, ...rest];
}

function keep(block: FlacBlock, isLast: boolean): Piece[] {
  const { type, headerOffset, offset, size } = block;
  if (block.isLast === isLast) return [{ kind: "old", offset: headerOffset, size: FLAC_BLOCK_HEADER + size }];
  return [
    { kind: "new", bytes: header(type, size, isLast) },
    { kind: "old", offset, size },
  ];
}

function header(type: number, size: number, isLast: boolean): Uint8Array {
  return Uint8Array.of(type | (isLast ? 0x80 : 0), size >>> 16, (size >>> 8) & 0xff, size & 0xff);
}

/** Where the audio stays, blocks that move are held as new bytes, so that the file can be changed in place. */
async function holdMoved(source: ByteSource, pieces: readonly Piece[], audio: number): Promise<Piece[]> {
  const moved = new Set<Piece>();
  let at = 0;
  for (const piece of pieces) {
    if (piece.kind === "old" && piece.offset !== at) moved.add(piece);
    if (piece.kind === "old" && piece.offset === audio && at !== audio) return joinPieces(pieces);
    at += pieceSize(piece);
  }
  const size = [...moved].reduce((sum, piece) => sum + pieceSize(piece), 0);
  if (size > MAX_MOVED) return joinPieces(pieces);
  const held: Piece[] = [];
  for (const piece of pieces) {
    held.push(moved.has(piece) ? { kind: "new", bytes: await pieceBytes(source, piece) } : piece);
  }
  return joinPieces(held);
}
