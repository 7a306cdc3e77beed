/**
 * Turns edits of chunks into bytes at places. Nothing in front of the last chunk moves: a chunk is patched where its new
 * content has exactly its size; tag chunks at the end are written anew; one in the middle becomes `JUNK` and its
 * successor goes to the end.
 */
import type { Chunk, ChunkMap } from "../riff/index.ts";
import type { CarrierChunk } from "../wav-tags/index.ts";
import type { ChunkEdit, TagEdits } from "./chunk-edit.ts";

export interface Patch {
  readonly offset: number;
  readonly bytes: Uint8Array;
}

/** How the new file comes from the old: its first `keep` bytes with patches, then `tail`, then `trailing` of the old. */
export interface WritePlan {
  readonly patches: readonly Patch[];
  readonly keep: number;
  readonly tail: Uint8Array;
  /** Bytes that belong to no chunk; they stay last. */
  readonly trailing: { readonly offset: number; readonly size: number } | null;
  /** Of the new file. */
  readonly length: number;
}

interface Placement {
  readonly patches: Patch[];
  /** Chunks that could not be patched and are not at the end, with their successors. */
  readonly moved: ChunkEdit[];
  /** The first chunk that is written anew; the number of chunks when none is. */
  rebuildFrom: number;
}

/** The plan without the sizes in the header, which depend on its length. */
export function layOut(map: ChunkMap, tags: TagEdits, carriers: readonly CarrierChunk[]): WritePlan {
  const contents = new Map(
    carriers.flatMap(({ index, content }) => (content === null ? [] : [[index, content]])),
  );
  const placement = place(map, tags.edits, contents);
  const { patches, moved, rebuildFrom } = placement;
  const edited = new Map(tags.edits.map((edit) => [edit.index, edit]));
  const rebuilt = map.chunks.slice(rebuildFrom).map((chunk, position) => {
    const edit = edited.get(rebuildFrom + position);
    const content = edit?.content(0) ?? contents.get(rebuildFrom + position) ?? new Uint8Array(0);
    return chunkBytes(edit?.id ?? chunk.id, content);
  });
  const before = map.chunks[rebuildFrom - 1];
  const keep = before === undefined ? 12 : before.dataOffset + before.paddedSize;
  // The ID3 tag ends the file where it can: it has room to grow.
  const added = [...moved.map((edit) => ({ id: edit.id, content: edit.content(0) })), ...tags.additions].sort(
    (left, right) => Number(left.id === "id3 ") - Number(right.id === "id3 "),
  );
  const appended = [...rebuilt, ...added.map(({ id, content }) => chunkBytes(id, content))];
  // The last chunk may lack its pad byte as long as nothing follows it.
  const needsPad = appended.length > 0 && before !== undefined && before.paddedSize % 2 === 1;
  const tail = Buffer.concat([new Uint8Array(needsPad ? 1 : 0), ...appended]);
  return {
    patches,
    keep,
    tail,
    trailing: map.trailing,
    length: keep + tail.length + (map.trailing?.size ?? 0),
  };
}

function place(
  map: ChunkMap,
  edits: readonly ChunkEdit[],
  contents: ReadonlyMap<number, Uint8Array>,
): Placement {
  const placement: Placement = { patches: [], moved: [], rebuildFrom: map.chunks.length };
  const firstOfEnd = map.chunks.findLastIndex((chunk, index) => !isMovable(chunk, contents.get(index))) + 1;
  for (const edit of edits) {
    const chunk = map.chunks[edit.index];
    if (chunk === undefined) continue;
    const content = edit.content(chunk.size);
    if (content.length === chunk.size) {
      if (edit.id !== chunk.id) placement.patches.push(idPatch(chunk, edit.id));
      placement.patches.push({ offset: chunk.dataOffset, bytes: content });
    } else if (edit.index >= firstOfEnd) {
      placement.rebuildFrom = Math.min(placement.rebuildFrom, edit.index);
    } else {
      placement.patches.push(idPatch(chunk, "JUNK"));
      placement.moved.push(edit);
    }
  }
  // What is written anew needs no patch.
  const end = map.chunks[placement.rebuildFrom]?.headerOffset ?? Infinity;
  return { ...placement, patches: placement.patches.filter((patch) => patch.offset < end) };
}

/** Only chunks that are ours to write are moved, and only when their content is known. */
function isMovable(chunk: Chunk, content: Uint8Array | undefined): boolean {
  return content !== undefined && ["id3 ", "ID3 ", "axml", "LIST"].includes(chunk.id);
}

function idPatch(chunk: Chunk, id: string): Patch {
  return { offset: chunk.headerOffset, bytes: Buffer.from(id, "latin1") };
}

function chunkBytes(id: string, content: Uint8Array): Uint8Array {
  const header = Buffer.alloc(8);
  header.write(id, "latin1");
  header.writeUInt32LE(content.length, 4);
  return Buffer.concat([header, content, new Uint8Array(content.length % 2)]);
}
