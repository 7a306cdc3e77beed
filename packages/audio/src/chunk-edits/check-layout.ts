import { CatalogError } from "@deadwax/catalog";
import type { Issue } from "@deadwax/identifiers";
import type { Chunk } from "../riff/index.ts";

/** What a map of chunks says, whatever kind of file it is of. */
export interface MappedChunks {
  readonly chunks: readonly Chunk[];
  readonly issues: readonly Issue[];
}

export interface LayoutRequest {
  readonly path: string;
  readonly isInPlace: boolean;
  /** The chunk with the audio. */
  readonly dataId: string;
  /** With what the codes of the issues of the map begin. */
  readonly codes: "RIFF" | "AIFF";
}

/**
 * Refuses files in which a chunk behind the last one would not be found, or would not be safe.
 * A copy may do what a file in place may not: fill in sizes that were left open, perhaps because it is still recorded.
 * @throws CatalogError AUDIO_TAG_LAYOUT_UNSAFE, AUDIO_TAG_NEEDS_COPY.
 */
export function checkLayout(map: MappedChunks, request: LayoutRequest): readonly Issue[] {
  const { path, isInPlace, codes } = request;
  const problem = problemOf(map, request);
  if (problem !== null) throw new CatalogError("AUDIO_TAG_LAYOUT_UNSAFE", { path, problem });
  const open = map.chunks.find((chunk) => chunk.isOpenEnded);
  const isSizeOpen = open !== undefined || map.issues.some((issue) => issue.code === `${codes}_SIZE_OPEN`);
  if (isInPlace && isSizeOpen) {
    const problem = "the sizes in its header were never filled in";
    throw new CatalogError("AUDIO_TAG_NEEDS_COPY", { path, problem });
  }
  return isSizeOpen ? [sizesFilledIn()] : [];
}

function problemOf(map: MappedChunks, { codes, dataId }: LayoutRequest): string | null {
  const cut = map.chunks.find((chunk) => chunk.isOverrun);
  if (cut !== undefined) return `the file ends inside its chunk “${cut.id}”`;
  if (map.issues.some((issue) => issue.code === `${codes}_TOO_MANY_CHUNKS`)) return "it has too many chunks";
  if (!map.chunks.some((chunk) => chunk.id === dataId)) return `it has no ${dataId} chunk`;
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
