/** What is to change in the chunks of a file, whatever kind of tags they hold. */
import type { Issue } from "@deadwax/identifiers";
import type { Expectation } from "../tagging/index.ts";

/** New content of a chunk that is there. */
export interface ChunkEdit {
  /** In the chunk map. */
  readonly index: number;
  /** The id it gets, the same or another. */
  readonly id: string;
  /** The content; exactly `room` bytes of it where that can be done, else as many as it takes. */
  readonly content: (room: number) => Uint8Array;
}

/** A chunk that is not there yet. */
export interface NewChunk {
  readonly id: string;
  readonly content: Uint8Array;
}

export interface TagEdits {
  readonly edits: readonly ChunkEdit[];
  readonly additions: readonly NewChunk[];
  readonly expectations: readonly Expectation[];
  readonly issues: readonly Issue[];
}

/** The edits of several kinds of carriers as one, in their order. */
export function joinEdits(parts: readonly TagEdits[]): TagEdits {
  return {
    edits: parts.flatMap((part) => part.edits),
    additions: parts.flatMap((part) => part.additions),
    expectations: parts.flatMap((part) => part.expectations),
    issues: parts.flatMap((part) => part.issues),
  };
}
