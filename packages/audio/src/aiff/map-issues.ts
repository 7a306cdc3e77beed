/** What can be odd about the chunks of an AIFF file. */
import { count, quote } from "@deadwax/catalog";
import type { Issue } from "@deadwax/identifiers";
import type { Chunk } from "../riff/index.ts";

const place = (offset: number): string => `byte ${offset.toLocaleString("en-US")}`;

export function formSizeOpen(): Issue {
  return {
    code: "AIFF_SIZE_OPEN",
    severity: "info",
    path: [],
    message:
      "The size in the FORM header was never filled in; the chunks were followed to the end of the file.",
  };
}

export function formSizeTooLarge(missing: number): Issue {
  return {
    code: "AIFF_SIZE_TOO_LARGE",
    severity: "warning",
    path: [],
    message: `The file ends ${count(missing, "byte")} before the end that its FORM header states.`,
    hint: "Compare it with the original: a copy or a download may have been cut off.",
  };
}

export function formSizeTooSmall(stated: number): Issue {
  return {
    code: "AIFF_SIZE_TOO_SMALL",
    severity: "warning",
    path: [],
    message: `The size in the FORM header (${count(stated, "byte")}) ends inside a chunk; the chunk's own size was followed.`,
  };
}

export function chunkBehindEnd(offset: number): Issue {
  return {
    code: "AIFF_SIZE_TOO_SMALL",
    severity: "warning",
    path: [],
    message: `The size in the FORM header ends before the chunk at ${place(offset)}, which was read all the same.`,
  };
}

export function chunkCut(chunk: Chunk, index: number): Issue {
  const there = count(chunk.size, "byte");
  return {
    code: "AIFF_CHUNK_CUT",
    severity: "warning",
    path: ["chunks", index],
    message: `The chunk ${quote(chunk.id)} claims ${count(chunk.claimedSize, "byte")}, but the file ends after ${there} of it.`,
  };
}

export function chunkOpenEnded(chunk: Chunk, index: number): Issue {
  return {
    code: "AIFF_CHUNK_OPEN",
    severity: "info",
    path: ["chunks", index],
    message: `The size of the chunk ${quote(chunk.id)} was never filled in; it is taken to run to the end of the file (${count(chunk.size, "byte")}).`,
  };
}

export function noChunkHere(offset: number): Issue {
  return {
    code: "AIFF_NO_CHUNK",
    severity: "warning",
    path: [],
    message: `At ${place(offset)} a chunk should start, but there is none.`,
  };
}

export function tooManyChunks(limit: number): Issue {
  return {
    code: "AIFF_TOO_MANY_CHUNKS",
    severity: "error",
    path: [],
    message: `The file has more than ${count(limit, "chunk")}; the rest was not looked at.`,
  };
}

export function trailingBytes(trailing: { readonly offset: number; readonly size: number }): Issue {
  return {
    code: "AIFF_TRAILING_BYTES",
    severity: "info",
    path: [],
    message: `${count(trailing.size, "byte")} at the end of the file, from ${place(trailing.offset)} on, belong to no chunk.`,
  };
}
