import type { Chunk } from "../riff/index.ts";

/** A text chunk with its content. */
export interface TextChunk {
  readonly index: number;
  readonly chunk: Chunk;
  readonly content: Uint8Array;
}
