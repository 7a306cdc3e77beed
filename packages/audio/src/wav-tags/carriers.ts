/** The chunks of a WAV file that can carry tags, and reading them without trusting their size. */
import type { ByteSource, Chunk, ChunkMap } from "../riff/index.ts";

export type Carrier = "id3" | "INFO" | "axml" | "bext" | "iXML" | "XMP";

/** A chunk of a carrier, with its content; `null` where it is larger than a tag can be, or cut off. */
export interface CarrierChunk {
  readonly carrier: Carrier;
  readonly index: number;
  readonly chunk: Chunk;
  readonly content: Uint8Array | null;
}

/** The largest tag chunk that is read: more than any tag with pictures, less than a file that means harm. */
const MAX_TAG_CHUNK = 16 * 1024 * 1024;
/** The most that is held of all tag chunks of one file together. */
const MAX_ALL_TAGS = 3 * MAX_TAG_CHUNK;

const CARRIER_IDS: Readonly<Record<string, Carrier>> = {
  "id3 ": "id3",
  "ID3 ": "id3",
  LIST: "INFO",
  axml: "axml",
  bext: "bext",
  iXML: "iXML",
  _PMX: "XMP",
};

/** Reads every chunk that can carry tags, at most 48 MiB of them. A `LIST` of another type is left out. */
export async function readCarriers(source: ByteSource, map: ChunkMap): Promise<readonly CarrierChunk[]> {
  const found: CarrierChunk[] = [];
  let budget = MAX_ALL_TAGS;
  for (const [index, chunk] of map.chunks.entries()) {
    const carrier = CARRIER_IDS[chunk.id];
    if (carrier === undefined || (carrier === "INFO" && !(await isInfo(source, chunk)))) continue;
    const isReadable = !chunk.isOverrun && chunk.size <= MAX_TAG_CHUNK && chunk.size <= budget;
    const content = isReadable ? await source.read(chunk.dataOffset, chunk.size) : null;
    budget -= content?.length ?? 0;
    found.push({ carrier, index, chunk, content });
  }
  return found;
}

async function isInfo(source: ByteSource, chunk: Chunk): Promise<boolean> {
  return chunk.size >= 4 && Buffer.from(await source.read(chunk.dataOffset, 4)).toString("latin1") === "INFO";
}

/** Whether a chunk holds nothing: no bytes, or only zeros. */
export function isBlank(content: Uint8Array): boolean {
  return content.every((byte) => byte === 0);
}
