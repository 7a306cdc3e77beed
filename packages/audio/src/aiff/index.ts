export { readAiffHeader } from "./aiff-header.ts";
export { type AiffChunkMap } from "./chunk-map.ts";
export { readAiffChunkMap } from "./read-aiff-chunk-map.ts";
