import { CatalogError, type EmbedRequest } from "@deadwax/catalog";
import type { Issue } from "@deadwax/identifiers";
import { readChunkMap } from "../riff/index.ts";
import { readCarriers, readCarrierTags } from "../wav-tags/index.ts";
import { checkLayout } from "./check-layout.ts";
import type { Expectation } from "./expectation.ts";
import type { OpenFile } from "./file-system.ts";
import { withHeaderSizes } from "./header-sizes.ts";
import { layOut, type WritePlan } from "./layout.ts";
import { checkOtherCodes } from "./other-codes.ts";
import { planTagEdits } from "./tag-edits.ts";
import { unchanged } from "./write-plan.ts";

/** What is to be done with a file, before anything is done. */
export interface Prepared {
  readonly isChanged: boolean;
  readonly write: WritePlan;
  readonly expectations: readonly Expectation[];
  readonly issues: readonly Issue[];
}

/** Reads a WAV file and works out the write. @throws CatalogError AUDIO_… where it is refused. */
export async function prepareWrite(file: OpenFile, request: EmbedRequest): Promise<Prepared> {
  const { plan, source: path } = request;
  const map = await readChunkMap(file);
  if (map.type !== "WAVE") {
    throw new CatalogError("AUDIO_TAG_FORMAT_UNSUPPORTED", {
      path,
      format: `a ${map.form} file that is no WAVE`,
    });
  }
  const chunks = await readCarriers(file, map);
  const codeIssues =
    plan.isrc === undefined
      ? []
      : checkOtherCodes(readCarrierTags(chunks).readings, {
          path,
          isrc: plan.isrc,
          mayReplace: request.replaceCode === true,
        });
  const tags = planTagEdits({ path, plan, chunks });
  const { expectations } = tags;
  const issues = [...codeIssues, ...tags.issues];
  if (tags.edits.length === 0 && tags.additions.length === 0) {
    return { isChanged: false, write: unchanged(file.size), expectations, issues };
  }
  const layoutIssues = checkLayout(map, { path, isInPlace: request.target === "in-place" });
  const statedSize = new DataView((await file.read(4, 4)).slice().buffer).getUint32(0, true);
  const write = withHeaderSizes(layOut(map, tags, chunks), { path, map, statedSize });
  return { isChanged: true, write, expectations, issues: [...issues, ...layoutIssues] };
}
