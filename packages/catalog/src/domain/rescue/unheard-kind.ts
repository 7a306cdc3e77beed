import type { UnheardFile } from "./rescue-input.ts";

/**
 * What to do about a file that was not heard. none: it is no audio, so that it is left out. empty: it is copied again or
 * left out. part: it is cut off, and something here holds the whole. broken: it is copied or exported again.
 */
export type UnheardKind = "none" | "empty" | "part" | "broken";

export function unheardKind({ code, partOf }: UnheardFile): UnheardKind {
  if (partOf !== undefined) return "part";
  if (code === "AUDIO_NOT_AUDIO") return "none";
  return code === "AUDIO_FILE_EMPTY" ? "empty" : "broken";
}

export function isNoAudio(file: UnheardFile): boolean {
  return unheardKind(file) === "none";
}
