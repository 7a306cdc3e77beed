import { CatalogError } from "@deadwax/catalog";
import type { FileSource } from "../riff/index.ts";

/** Facts from two states of a file are facts about neither. @throws CatalogError AUDIO_CHANGED_WHILE_READING. */
export async function refuseIfChanged(source: FileSource): Promise<void> {
  if (!(await source.isUnchanged()))
    throw new CatalogError("AUDIO_CHANGED_WHILE_READING", { path: source.name });
}
