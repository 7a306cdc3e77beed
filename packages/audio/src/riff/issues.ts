import { count, quote } from "@deadwax/catalog";
import type { Issue } from "@deadwax/identifiers";
import type { Chunk } from "./chunk-map.ts";

export function ds64Missing(form: string): Issue {
  return {
    code: "RIFF_DS64_MISSING",
    severity: "warning",
    path: [],
    message: `The file calls itself ${form}, but the chunk with its 64-bit sizes is missing or cut off.`,
  };
}

export function riffSizeOpen(): Issue {
  return {
    code: "RIFF_SIZE_OPEN",
    severity: "info",
    path: [],
    message:
      "The size in the RIFF header was never filled in; the chunks were followed to the end of the file.",
  };
}

export function riffSizeTooLarge(missing: number): Issue {
  return {
    code: "RIFF_SIZE_TOO_LARGE",
    severity: "warning",
    path: [],
    message: `The file ends ${count(missing, "byte")} before the end that its RIFF header states.`,
    hint: "Compare it with the original: a copy or a download may have been cut off.",
  };
}

export function riffSizeTooSmall(stated: number): Issue {
  return {
    code: "RIFF_SIZE_TOO_SMALL",
    severity: "warning",
    path: [],
    message: `The size in the RIFF header (${count(stated, "byte")}) ends inside a chunk; the chunk's own size was followed.`,
  };
}

export function chunkBehindEnd(offset: number): Issue {
  return {
    code: "RIFF_SIZE_TOO_SMALL",
    severity: "warning",
    path: [],
    message: `The size in the RIFF header ends before the chunk at byte ${offset.toLocaleString("en-US")}, which was read all the same.`,
  };
}

export function chunkCut(chunk: Chunk, index: number): Issue {
  const there = count(chunk.size, "byte");
  return {
    code: "RIFF_CHUNK_CUT",
    severity: "warning",
    path: ["chunks", index],
    message: `The chunk ${quote(chunk.id)} claims ${count(chunk.claimedSize, "byte")}, but the file ends after ${there} of it.`,
  };
}

export function chunkOpenEnded(chunk: Chunk, index: number): Issue {
  return {
    code: "RIFF_CHUNK_OPEN",
    severity: "info",
    path: ["chunks", index],
    message: `The size of the chunk ${quote(chunk.id)} was never filled in; it is taken to run to the end of the file (${count(chunk.size, "byte")}).`,
  };
}

export function noChunkHere(offset: number): Issue {
  return {
    code: "RIFF_NO_CHUNK",
    severity: "warning",
    path: [],
    message: `At byte ${offset.toLocaleString("en-US")} a chunk should start, but there is none.`,
  };
}

export function tooManyChunks(limit: number): Issue {
  return {
    code: "RIFF_TOO_MANY_CHUNKS",
    severity: "error",
    path: [],
    message: `The file has more than ${count(limit, "chunk")}; the rest was not looked at.`,
  };
}

export function trailingBytes(trailing: { readonly offset: number; readonly size: number }): Issue {
  const offset = trailing.offset.toLocaleString("en-US");
  return {
    code: "RIFF_TRAILING_BYTES",
    severity: "info",
    path: [],
    message: `${count(trailing.size, "byte")} at the end of the file, from byte ${offset} on, belong to no chunk.`,
  };
}
