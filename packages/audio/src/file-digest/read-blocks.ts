import { CatalogError } from "@deadwax/catalog";
import type { FileSource } from "../riff/index.ts";

/** A stretch of a file that is read in blocks of its own size, the last one shorter. */
export interface Stretch {
  readonly offset: number;
  readonly size: number;
  readonly blockSize: number;
}

/** Does something with the bytes of one block, which the next block overwrites. `stretch` is the index of its stretch. */
export type BlockVisitor = (bytes: Uint8Array, stretch: number) => void;

interface Block {
  readonly offset: number;
  readonly size: number;
  readonly stretch: number;
}

/**
 * Reads stretches of a file one after the other, each block starting on a multiple of 8 in memory. While one block is
 * looked at the next is already being read, into the other of two buffers: memory is twice the largest block size.
 * @throws CatalogError AUDIO_CHANGED_WHILE_READING, FILE_NOT_READABLE.
 */
export async function readBlocks(
  source: FileSource,
  stretches: readonly Stretch[],
  visit: BlockVisitor,
): Promise<void> {
  const visitBlock = ({ bytes, stretch }: LoadedBlock): void => {
    visit(bytes, stretch);
  };
  const room = Math.max(8, ...stretches.map(({ blockSize, size }) => Math.min(blockSize, size)));
  let [target, other] = [new Uint8Array(room), new Uint8Array(room)];
  let pending: Promise<LoadedBlock> | undefined;
  for (const block of listBlocks(stretches)) {
    const loading = load(source, block, target);
    [target, other] = [other, target];
    // The one before is looked at while this one is on its way; a failure of either is met exactly once.
    if (pending !== undefined) visitBlock(await settleBoth(pending, loading));
    pending = loading;
  }
  if (pending !== undefined) visitBlock(await pending);
}

interface LoadedBlock {
  readonly bytes: Uint8Array;
  readonly stretch: number;
}

async function load(
  source: FileSource,
  { offset, size, stretch }: Block,
  target: Uint8Array,
): Promise<LoadedBlock> {
  const bytes = target.subarray(0, size);
  const length = await source.readInto(bytes, offset);
  if (length < size) throw new CatalogError("AUDIO_CHANGED_WHILE_READING", { path: source.name });
  return { bytes, stretch };
}

/** Waits for the first; when it fails, the second is let finish before, so that nothing reads into memory given back. */
async function settleBoth(first: Promise<LoadedBlock>, second: Promise<LoadedBlock>): Promise<LoadedBlock> {
  second.catch(() => undefined);
  try {
    return await first;
  } catch (thrown) {
    await second.catch(() => undefined);
    throw thrown;
  }
}

function* listBlocks(stretches: readonly Stretch[]): Generator<Block> {
  for (const [stretch, { offset, size, blockSize }] of stretches.entries()) {
    for (let done = 0; done < size; done += blockSize) {
      yield { offset: offset + done, size: Math.min(blockSize, size - done), stretch };
    }
  }
}
