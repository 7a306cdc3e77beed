/** Decides what each tag chunk of a WAV is to hold. Pure: bytes that were read in, bytes to be written out. */
import type { TagPlan } from "@deadwax/catalog";
import type { Issue } from "@deadwax/identifiers";
import type { CarrierChunk } from "../wav-tags/index.ts";
import { axmlEdits } from "./axml-edits.ts";
import type { Expectation } from "./expectation.ts";
import { id3Edits } from "./id3-edits.ts";
import { infoEdits } from "./info-edits.ts";

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

/** What one kind of carrier is looked at with. */
export interface EditContext {
  readonly path: string;
  readonly plan: TagPlan;
  readonly chunks: readonly CarrierChunk[];
}

/** Everything that has to change so that the file says what the plan says; no edits and additions when it does already. */
export function planTagEdits(context: EditContext): TagEdits {
  // INFO first and the ID3 tag last: the one with room to grow then ends the file.
  const parts = [infoEdits(context), axmlEdits(context), id3Edits(context)];
  return {
    edits: parts.flatMap((part) => part.edits),
    additions: parts.flatMap((part) => part.additions),
    expectations: parts.flatMap((part) => part.expectations),
    issues: parts.flatMap((part) => part.issues),
  };
}
