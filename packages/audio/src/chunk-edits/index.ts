export { checkLayout } from "./check-layout.ts";
export { joinEdits, type ChunkEdit, type NewChunk, type TagEdits } from "./chunk-edit.ts";
export { id3Edits, type Id3Chunk } from "./id3-edits.ts";
export { layOut, piecesOf, type ChunkLayout, type ChunkStyle } from "./layout.ts";
