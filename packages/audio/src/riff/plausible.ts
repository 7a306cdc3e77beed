import type { ByteSource } from "./byte-source.ts";
import type { ChunkDialect } from "./chunk-map.ts";
import { readFourCc } from "./little-endian.ts";

type Numbers = Pick<ChunkDialect, "readUint32">;

/** Four printable ASCII characters, as every registered chunk id has. */
const PRINTABLE = /^[\x20-\x7e]{4}$/;

export function isPrintableId(id: string): boolean {
  return PRINTABLE.test(id);
}

/** Whether a chunk header can stand here: a printable id, and a size that ends inside the file. */
export async function isChunkHeader(
  source: ByteSource,
  offset: number,
  { readUint32 }: Numbers,
): Promise<boolean> {
  const head = await source.read(offset, 8);
  return (
    head.length === 8 && isPrintableId(readFourCc(head, 0)) && offset + 8 + readUint32(head, 4) <= source.size
  );
}

/**
 * Whether a pad byte follows content of odd length that ends at `offset`. The standard demands one, some writers
 * forget it, and a few fill it with something else than zero: so whatever makes the next header readable is right.
 */
export async function hasPadByte(source: ByteSource, offset: number, numbers: Numbers): Promise<boolean> {
  const pad = (await source.read(offset, 1))[0];
  if (pad === undefined) return false;
  if (pad === 0 || (await isChunkHeader(source, offset + 1, numbers))) return true;
  return !(await isChunkHeader(source, offset, numbers));
}
