import { readAhead, type ByteSource } from "../riff/index.ts";

/** The most bytes in one read, and the most time for one file, before a library that goes astray is stopped. */
const MAX_READ = 64 * 1024 * 1024;
const MAX_MS = 20_000;

/** Thrown out of the library when it has used up its time, or asks for more than a tag can be. */
class ReadingStopped extends Error {
  override readonly name = "ReadingStopped";
}

/** A source in the shape of a `Blob`, of which only what is asked for is read. */
export function openSourceBlob(source: ByteSource, mediaType: string): Blob {
  const near = readAhead(source);
  const deadline = performance.now() + MAX_MS;
  const slice = (start: number, end: number): Blob => {
    const arrayBuffer = async (): Promise<ArrayBuffer> => {
      if (performance.now() > deadline)
        throw new ReadingStopped(`it took more than ${MAX_MS / 1000} seconds`);
      if (end - start > MAX_READ) throw new ReadingStopped("a tag in it claims to be larger than 64 MiB");
      return new Uint8Array(await near.read(start, end - start)).buffer;
    };
    return Object.defineProperties(new Blob([]), { arrayBuffer: { value: arrayBuffer } });
  };
  return Object.defineProperties(new Blob([]), {
    size: { value: source.size },
    type: { value: mediaType },
    slice: { value: slice },
  });
}
