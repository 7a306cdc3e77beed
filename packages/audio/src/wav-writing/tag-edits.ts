/** Decides what each tag chunk of a WAV is to hold. Pure: bytes that were read in, bytes to be written out. */
import { id3Edits, joinEdits, type TagEdits } from "../chunk-edits/index.ts";
import { axmlEdits } from "./axml-edits.ts";
import type { EditContext } from "./edit-context.ts";
import { infoEdits } from "./info-edits.ts";

/** exiftool does not see the other one, `ID3 `. */
export const ID3 = "id3 ";

/** Everything that has to change so that the file says what the plan says; no edits and additions when it does already. */
export function planTagEdits(context: EditContext): TagEdits {
  // INFO first and the ID3 tag last: the one with room to grow then ends the file.
  const { path, plan } = context;
  const id3 = context.chunks.filter(({ carrier }) => carrier === "id3");
  return joinEdits([infoEdits(context), axmlEdits(context), id3Edits(id3, { path, plan, id: ID3 })]);
}
