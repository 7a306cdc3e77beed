/**
 * A second, deliberately simple way through a RIFF file, for verification. It shares nothing with the chunk map that the
 * writer uses: it steps from header to header, and takes the size of `data` from the fixed place it has in RF64 files.
 */
import { open, type FileHandle } from "node:fs/promises";

export interface PlainChunk {
  readonly id: string;
  readonly bytes: Buffer;
}

const WANTED = ["id3 ", "ID3 ", "LIST", "axml"];
const MAX_CHUNK = 16 * 1024 * 1024;
const MAX_STEPS = 10_000;
const DATA_SIZE_OF_DS64 = 28;

/** The tag chunks of a WAV file, or an ID3 tag with which another file begins. */
export async function readPlainChunks(path: string): Promise<readonly PlainChunk[]> {
  const handle = await open(path, "r");
  try {
    return await walk(handle);
  } finally {
    await handle.close();
  }
}

async function walk(handle: FileHandle): Promise<PlainChunk[]> {
  const found: PlainChunk[] = [];
  const form = (await readAt(handle, 0, 4)).toString("latin1");
  if (form.startsWith("ID3")) return [{ id: "id3 ", bytes: await readFirstTag(handle) }];
  if (!["RIFF", "RF64", "BW64"].includes(form)) return [];
  const isLarge = form !== "RIFF";
  let offset = 12;
  for (let step = 0; step < MAX_STEPS; step++) {
    const header = await readAt(handle, offset, 8);
    if (header.length < 8) break;
    const id = header.toString("latin1", 0, 4);
    let size = header.readUInt32LE(4);
    if (isLarge && id === "data" && size === 0xffffffff) {
      size = Number((await readAt(handle, DATA_SIZE_OF_DS64, 8)).readBigUInt64LE());
    }
    if (WANTED.includes(id) && size <= MAX_CHUNK) {
      found.push({ id, bytes: await readAt(handle, offset + 8, size) });
    }
    offset += 8 + size + (size & 1);
  }
  return found;
}

async function readFirstTag(handle: FileHandle): Promise<Buffer> {
  const size = [...(await readAt(handle, 6, 4))].reduce((sum, digit) => sum * 128 + digit, 0);
  return readAt(handle, 0, Math.min(10 + size, MAX_CHUNK));
}

async function readAt(handle: FileHandle, offset: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, offset);
  return buffer.subarray(0, bytesRead);
}
