import { CatalogError } from "@deadwax/catalog";
import type { Issue } from "@deadwax/identifiers";
import type { ChunkMap } from "../riff/index.ts";

interface LayoutRequest {
  readonly path: string;
  readonly isInPlace: boolean;
}

/**
 * Refuses files in which a chunk behind the last one would not be found, or would not be safe.
 * A copy may do what a file in place may not: fill in sizes that were left open, perhaps because it is still recorded.
 * @throws CatalogError AUDIO_TAG_LAYOUT_UNSAFE, AUDIO_TAG_NEEDS_COPY.
 */
export function checkLayout(map: ChunkMap, { path, isInPlace }: LayoutRequest): readonly Issue[] {
  const problem = problemOf(map);
  if (problem !== null) throw new CatalogError("AUDIO_TAG_LAYOUT_UNSAFE", { path, problem });
  const open = map.chunks.find((chunk) => chunk.isOpenEnded);
  const isSizeOpen = open !== undefined || map.issues.some((issue) => issue.code === "RIFF_SIZE_OPEN");
  if (isInPlace && isSizeOpen) {
    const problem = "the sizes in its header were never filled in";
    throw new CatalogError("AUDIO_TAG_NEEDS_COPY", { path, problem });
  }
  return isSizeOpen ? [sizesFilledIn()] : [];
}

function problemOf(map: ChunkMap): string | null {
  const cut = map.chunks.find((chunk) => chunk.isOverrun);
  if (cut !== undefined) return `the file ends inside its chunk “${cut.id}”`;
  if (map.form !== "RIFF" && map.ds64 === null) return "the chunk with its 64-bit sizes is missing";
  if (map.issues.some((issue) => issue.code === "RIFF_TOO_MANY_CHUNKS")) return "it has too many chunks";
  if (!map.chunks.some((chunk) => chunk.id === "data")) return "it has no data chunk";
  const unpadded = map.chunks.slice(0, -1).find((chunk) => chunk.paddedSize % 2 === 1);
  if (unpadded === undefined) return null;
  return `its chunk “${unpadded.id}” lacks the pad byte that others expect, so they would not find tags behind it`;
}

function sizesFilledIn(): Issue {
  return {
    code: "TAG_SIZES_FILLED_IN",
    severity: "info",
    path: ["chunks"],
    message: "The sizes in the header of the copy were filled in; the original never had them.",
  };
}
