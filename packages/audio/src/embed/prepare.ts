import type { EmbedRequest } from "@deadwax/catalog";
import type { TagWrite } from "../tagging/index.ts";
import type { OpenFile } from "./file-system.ts";
import { openTagged } from "./open-tagged.ts";
import { checkOtherCodes } from "./other-codes.ts";

/** Reads the tags of a file and works out the write. @throws CatalogError AUDIO_… where it is refused. */
export async function prepareWrite(file: OpenFile, request: EmbedRequest): Promise<TagWrite> {
  const { plan, source: path } = request;
  const tagged = await openTagged(file);
  const { isrc } = plan;
  const mayReplace = request.replaceCode === true;
  const codeIssues = isrc === undefined ? [] : checkOtherCodes(tagged.readings, { path, isrc, mayReplace });
  const write = await tagged.planWrite(plan, { isInPlace: request.target === "in-place" });
  return { ...write, issues: [...codeIssues, ...write.issues] };
}
