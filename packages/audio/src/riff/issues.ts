import { count, quote } from "@deadwax/catalog";
import type { Issue } from "@deadwax/identifiers";
import type { Chunk, ChunkDialect } from "./chunk-map.ts";

const place = (offset: number): string => `byte ${offset.toLocaleString("en-US")}`;

export function ds64Missing(form: string): Issue {
  return {
    code: "RIFF_DS64_MISSING",
    severity: "warning",
    path: [],
    message: `The file calls itself ${form}, but the chunk with its 64-bit sizes is missing or cut off.`,
  };
}

/** Findings about chunks, each from what was found. */
export interface ChunkIssues {
  sizeOpen(): Issue;
  sizeTooLarge(missing: number): Issue;
  sizeTooSmall(stated: number): Issue;
  chunkBehindEnd(offset: number): Issue;
  chunkCut(chunk: Chunk, index: number): Issue;
  chunkOpenEnded(chunk: Chunk, index: number): Issue;
  noChunkHere(offset: number): Issue;
  tooManyChunks(limit: number): Issue;
  trailingBytes(trailing: { readonly offset: number; readonly size: number }): Issue;
}

/** What can be odd about the chunks of a file, in the words of its kind. */
export function createChunkIssues({ codes, header }: Pick<ChunkDialect, "codes" | "header">): ChunkIssues {
  return {
    sizeOpen: () => ({
      code: `${codes}_SIZE_OPEN`,
      severity: "info",
      path: [],
      message: `The size in the ${header} header was never filled in; the chunks were followed to the end of the file.`,
    }),
    sizeTooLarge: (missing) => ({
      code: `${codes}_SIZE_TOO_LARGE`,
      severity: "warning",
      path: [],
      message: `The file ends ${count(missing, "byte")} before the end that its ${header} header states.`,
      hint: "Compare it with the original: a copy or a download may have been cut off.",
    }),
    sizeTooSmall: (stated) => ({
      code: `${codes}_SIZE_TOO_SMALL`,
      severity: "warning",
      path: [],
      message: `The size in the ${header} header (${count(stated, "byte")}) ends inside a chunk; the chunk's own size was followed.`,
    }),
    chunkBehindEnd: (offset) => ({
      code: `${codes}_SIZE_TOO_SMALL`,
      severity: "warning",
      path: [],
      message: `The size in the ${header} header ends before the chunk at ${place(offset)}, which was read all the same.`,
    }),
    chunkCut: (chunk, index) => {
      const there = count(chunk.size, "byte");
      return {
        code: `${codes}_CHUNK_CUT`,
        severity: "warning",
        path: ["chunks", index],
        message: `The chunk ${quote(chunk.id)} claims ${count(chunk.claimedSize, "byte")}, but the file ends after ${there} of it.`,
      };
    },
    chunkOpenEnded: (chunk, index) => ({
      code: `${codes}_CHUNK_OPEN`,
      severity: "info",
      path: ["chunks", index],
      message: `The size of the chunk ${quote(chunk.id)} was never filled in; it is taken to run to the end of the file (${count(chunk.size, "byte")}).`,
    }),
    noChunkHere: (offset) => ({
      code: `${codes}_NO_CHUNK`,
      severity: "warning",
      path: [],
      message: `At ${place(offset)} a chunk should start, but there is none.`,
    }),
    tooManyChunks: (limit) => ({
      code: `${codes}_TOO_MANY_CHUNKS`,
      severity: "error",
      path: [],
      message: `The file has more than ${count(limit, "chunk")}; the rest was not looked at.`,
    }),
    trailingBytes: (trailing) => ({
      code: `${codes}_TRAILING_BYTES`,
      severity: "info",
      path: [],
      message: `${count(trailing.size, "byte")} at the end of the file, from ${place(trailing.offset)} on, belong to no chunk.`,
    }),
  };
}
