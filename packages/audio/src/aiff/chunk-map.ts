import type { Issue } from "@deadwax/identifiers";
import type { Chunk } from "../riff/index.ts";

/** AIFF of 1989, or AIFF-C of 1991, which also holds coded samples. */
export type AiffForm = "AIFF" | "AIFC";

/** Where everything lies in an AIFF file. Together `chunks` and `trailing` cover it from byte 12 to its end. */
export interface AiffChunkMap {
  readonly form: AiffForm;
  /** As the header states it. */
  readonly formSize: number;
  readonly chunks: readonly Chunk[];
  /** Bytes behind the last chunk that belong to no chunk. */
  readonly trailing: { readonly offset: number; readonly size: number } | null;
  readonly issues: readonly Issue[];
}

/** The first chunk with this id. */
export function findAiffChunk(map: AiffChunkMap, id: string): Chunk | undefined {
  return map.chunks.find((chunk) => chunk.id === id);
}
