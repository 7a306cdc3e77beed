export { readAiffHeader, type AiffHeader } from "./aiff-header.ts";
export { findAiffChunk, type AiffChunkMap, type AiffForm } from "./chunk-map.ts";
export type { AiffFormat } from "./comm.ts";
export { readAiffChunkMap } from "./read-aiff-chunk-map.ts";
