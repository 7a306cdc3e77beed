import type { ByteSource } from "../riff/index.ts";

/** Reads forward through a source, holding one block of it at a time. */
export interface BlockReader {
  /** Bytes from `offset`: to `limit`, or at least as many as `reach` asks for. */
  read(offset: number, limit: number): Promise<Uint8Array>;
}

/** Bytes that are held at a time. */
const BLOCK = 512 * 1024;

/** A reader whose answers reach at least `reach` bytes, below 512 KiB, as long as the limit lies that far. */
export function createBlockReader(source: ByteSource, reach: number): BlockReader {
  let start = 0;
  let block: Uint8Array = new Uint8Array(0);
  return {
    async read(offset, limit) {
      const end = start + block.length;
      const wanted = Math.min(reach, limit - offset);
      if (offset < start || offset + wanted > end) {
        block = await source.read(offset, BLOCK);
        start = offset;
      }
      return block.subarray(offset - start, limit - start);
    },
  };
}
