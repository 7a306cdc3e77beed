/** Inputs of one command that were refused while others went through. */
import { recordingName, type CatalogError, type Recording } from "@deadwax/catalog";
import type { StatusLine } from "../output/status.ts";

interface Refused {
  readonly recording: Recording;
  readonly error: CatalogError;
}

/** As they stand in the JSON. */
export function refusedLines(refused: readonly Refused[]): readonly Record<string, string>[] {
  return refused.map(({ recording, error }) => ({
    recordingId: recording.id,
    name: recordingName(recording),
    code: error.code,
    message: error.message,
    hint: error.hint,
  }));
}

/** As they stand on the page. */
export function shownRefusals(refused: readonly Refused[]): readonly StatusLine[] {
  return refused.map(({ error }) => ({ status: "problem", text: error.message, more: error.hint }));
}
