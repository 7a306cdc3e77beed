export { openBytesSource, readAhead, type ByteSource } from "./byte-source.ts";
export { openFileSource, type FileSource } from "./file-source.ts";
export { findChunk, type Chunk, type ChunkMap, type Ds64, type RiffForm } from "./chunk-map.ts";
export { readChunkMap } from "./read-chunk-map.ts";
export { readFourCc, readUint16, readUint32, readUint64 } from "./little-endian.ts";
