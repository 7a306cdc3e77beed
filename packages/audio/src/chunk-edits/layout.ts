/**
 * Turns edits of chunks into a new file, for RIFF and AIFF. Nothing in front of the last chunk moves: a chunk is patched
 * where its new content has exactly its size; tag chunks at the end are written anew; one in the middle becomes room and
 * its successor goes to the end.
 */
import type { Piece } from "../pieces/index.ts";
import type { Chunk } from "../riff/index.ts";
import type { ChunkEdit, TagEdits } from "./chunk-edit.ts";

/** What differs between the kinds of files that consist of chunks. */
export interface ChunkStyle {
  readonly isBigEndian: boolean;
  /** Chunks that are ours to write anew when they stand at the end. */
  readonly tagIds: readonly string[];
  /** The tag with room to grow, which ends the file where it can. */
  readonly lastId: string;
  /** The id of a chunk that says nothing. */
  readonly roomId: string;
}

/** The chunks of a file, and the contents of those that can be written anew. */
export interface ChunkedFile {
  readonly chunks: readonly Chunk[];
  readonly trailing: { readonly offset: number; readonly size: number } | null;
  readonly contents: ReadonlyMap<number, Uint8Array>;
}

interface Patch {
  readonly offset: number;
  readonly bytes: Uint8Array;
}

/** The new file, without the sizes in the header, which depend on its length. */
export interface ChunkLayout {
  readonly patches: readonly Patch[];
  /** So many bytes of the old file are kept, with patches. */
  readonly keep: number;
  readonly tail: Uint8Array;
  /** Bytes that belong to no chunk; they stay last. */
  readonly trailing: { readonly offset: number; readonly size: number } | null;
}

interface Placement {
  readonly patches: Patch[];
  /** Chunks that could not be patched and are not at the end, with their successors. */
  readonly moved: ChunkEdit[];
  /** The first chunk that is written anew; the number of chunks when none is. */
  rebuildFrom: number;
}

/** Finds the place of every edit. */
export function layOut(file: ChunkedFile, tags: TagEdits, style: ChunkStyle): ChunkLayout {
  const { chunks, contents, trailing } = file;
  const { patches, moved, rebuildFrom } = place(file, tags.edits, style);
  const edited = new Map(tags.edits.map((edit) => [edit.index, edit]));
  const rebuilt = chunks.slice(rebuildFrom).map((chunk, position) => {
    const edit = edited.get(rebuildFrom + position);
    const content = edit?.content(0) ?? contents.get(rebuildFrom + position) ?? new Uint8Array(0);
    return chunkBytes(edit?.id ?? chunk.id, content, style);
  });
  const before = chunks[rebuildFrom - 1];
  const keep = before === undefined ? 12 : before.dataOffset + before.paddedSize;
  const added = [...moved.map((edit) => ({ id: edit.id, content: edit.content(0) })), ...tags.additions].sort(
    (left, right) => Number(left.id === style.lastId) - Number(right.id === style.lastId),
  );
  const appended = [...rebuilt, ...added.map(({ id, content }) => chunkBytes(id, content, style))];
  // The last chunk may lack its pad byte as long as nothing follows it.
  const needsPad = appended.length > 0 && before !== undefined && before.paddedSize % 2 === 1;
  const tail = Buffer.concat([new Uint8Array(needsPad ? 1 : 0), ...appended]);
  return { patches, keep, tail, trailing };
}

/** The layout as pieces, with these patches of the header besides. */
export function piecesOf(layout: ChunkLayout, header: readonly Patch[]): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  const patches = [...layout.patches, ...header].sort((left, right) => left.offset - right.offset);
  for (const { offset, bytes } of patches) {
    pieces.push({ kind: "old", offset: at, size: offset - at }, { kind: "new", bytes });
    at = offset + bytes.length;
  }
  pieces.push({ kind: "old", offset: at, size: layout.keep - at }, { kind: "new", bytes: layout.tail });
  if (layout.trailing !== null) pieces.push({ kind: "old", ...layout.trailing });
  return pieces;
}

function place(
  { chunks, contents }: ChunkedFile,
  edits: readonly ChunkEdit[],
  { tagIds, roomId }: ChunkStyle,
): Placement {
  const placement: Placement = { patches: [], moved: [], rebuildFrom: chunks.length };
  // Only chunks that are ours to write are moved, and only when their content is known.
  const isMovable = (chunk: Chunk, index: number): boolean =>
    contents.has(index) && tagIds.includes(chunk.id);
  const firstOfEnd = chunks.findLastIndex((chunk, index) => !isMovable(chunk, index)) + 1;
  for (const edit of edits) {
    const chunk = chunks[edit.index];
    if (chunk === undefined) continue;
    const content = edit.content(chunk.size);
    if (content.length === chunk.size) {
      if (edit.id !== chunk.id) placement.patches.push(idPatch(chunk, edit.id));
      placement.patches.push({ offset: chunk.dataOffset, bytes: content });
    } else if (edit.index >= firstOfEnd) {
      placement.rebuildFrom = Math.min(placement.rebuildFrom, edit.index);
    } else {
      placement.patches.push(idPatch(chunk, roomId));
      placement.moved.push(edit);
    }
  }
  // What is written anew needs no patch.
  const end = chunks[placement.rebuildFrom]?.headerOffset ?? Infinity;
  return { ...placement, patches: placement.patches.filter((patch) => patch.offset < end) };
}

function idPatch(chunk: Chunk, id: string): Patch {
  return { offset: chunk.headerOffset, bytes: Buffer.from(id, "latin1") };
}

function chunkBytes(id: string, content: Uint8Array, { isBigEndian }: ChunkStyle): Uint8Array {
  const header = Buffer.alloc(8);
  header.write(id, "latin1");
  if (isBigEndian) header.writeUInt32BE(content.length, 4);
  else header.writeUInt32LE(content.length, 4);
  return Buffer.concat([header, content, new Uint8Array(content.length % 2)]);
}
