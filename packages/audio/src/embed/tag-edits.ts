/** Decides what each tag chunk of a WAV is to hold. Pure: bytes that were read in, bytes to be written out. */
import { axmlEdits } from "./axml-edits.ts";
import type { EditContext, TagEdits } from "./chunk-edit.ts";
import { id3Edits } from "./id3-edits.ts";
import { infoEdits } from "./info-edits.ts";

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
