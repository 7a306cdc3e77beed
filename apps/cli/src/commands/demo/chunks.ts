import { openFileSource, readChunkMap } from "@deadwax/audio";

/** The names of a WAVE file's chunks, in the order they lie in it. */
export async function chunksOf(path: string): Promise<readonly string[]> {
  const source = await openFileSource(path);
  try {
    return (await readChunkMap(source)).chunks.map(({ id }) => id);
  } finally {
    await source.close();
  }
}
