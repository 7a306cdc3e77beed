/** Sound cut into blocks, in memory or in a file: the same to whoever reads it. */
import type { TemporaryFile } from "./temporary-file.ts";
import type { WorkingAudio } from "./working-audio.ts";

/** Frames of one block: 0.74 s. */
export const BLOCK_FRAMES = 16_384;

/** The left channel of `BLOCK_FRAMES` frames and behind it the right; of mono sound, one channel. */
export type AudioBlock = Float32Array;

export interface AudioBlocks {
  /** Block number `index`, zero behind the end of the sound. It is valid until the next call. */
  get(index: number): AudioBlock;
  close(): void;
}

export function blocksInMemory(blocks: readonly AudioBlock[]): AudioBlocks {
  return {
    get(index) {
      const block = blocks[index];
      if (block === undefined) throw new Error(`no block ${index}`);
      return block;
    },
    close() {
      // Memory needs no giving back.
    },
  };
}

/** Blocks that are kept after reading: 4 MiB. Sound is read at ten places in turn at most, two blocks at each. */
const CACHED = 32;

/** Blocks of `length` numbers in a file. Those read last are kept. */
export function blocksInFile(file: TemporaryFile, length: number): AudioBlocks {
  const cache = new Map<number, AudioBlock>();
  const takeOldest = (): AudioBlock => {
    for (const [index, block] of cache) {
      cache.delete(index);
      return block;
    }
    throw new Error("nothing is cached");
  };
  return {
    get(index) {
      let block = cache.get(index);
      if (block === undefined) {
        block = cache.size < CACHED ? new Float32Array(length) : takeOldest();
        file.read(bytesOf(block), index * block.byteLength);
      } else cache.delete(index);
      // A map gives its oldest entry first.
      cache.set(index, block);
      return block;
    },
    close() {
      cache.clear();
      file.close();
    },
  };
}

export function bytesOf(block: AudioBlock): Uint8Array {
  return new Uint8Array(block.buffer, block.byteOffset, block.byteLength);
}

/** The sound that the blocks are. */
export function readBlocks(blocks: AudioBlocks, frames: number): WorkingAudio {
  return {
    frames,
    copy(first, left, right) {
      const start = Math.trunc(first);
      const begin = Math.min(Math.max(0, -start), left.length);
      const end = Math.max(begin, Math.min(left.length, frames - start));
      left.fill(0, 0, begin).fill(0, end);
      right.fill(0, 0, begin).fill(0, end);
      for (let at = begin; at < end;) {
        const block = blocks.get(Math.floor((start + at) / BLOCK_FRAMES));
        const from = (start + at) % BLOCK_FRAMES;
        const count = Math.min(BLOCK_FRAMES - from, end - at);
        const rightFrom = from + block.length - BLOCK_FRAMES;
        left.set(block.subarray(from, from + count), at);
        right.set(block.subarray(rightFrom, rightFrom + count), at);
        at += count;
      }
    },
    close: () => {
      blocks.close();
    },
  };
}
