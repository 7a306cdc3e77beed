/** Random access to a sequence of bytes of known length: what every reader of this package works on. */
export interface ByteSource {
  /** What to call it in messages: the path of a file. */
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  /**
   * The bytes from `offset`, at most `length` of them. Fewer come back only where the source ends, none when
   * `offset` lies beyond it. The result stays valid and may share memory with the source.
   */
  read(offset: number, length: number): Promise<Uint8Array>;
}

/** A source over bytes in memory. */
export function openBytesSource(bytes: Uint8Array, name = "bytes"): ByteSource {
  return {
    name,
    size: bytes.length,
    read: async (offset, length) => bytes.subarray(offset, offset + length),
  };
}

/** How much `readAhead` fetches at once. */
const WINDOW = 8 * 1024;

/** The same source for a reader of many small neighbouring pieces: one fetch serves those that lie within 8 KiB. */
export function readAhead(source: ByteSource): ByteSource {
  let start = 0;
  let window: Uint8Array = new Uint8Array(0);
  return {
    name: source.name,
    size: source.size,
    async read(offset, length) {
      if (offset < start || offset + length > start + window.length) {
        if (length >= WINDOW) return source.read(offset, length);
        window = await source.read(offset, WINDOW);
        start = offset;
      }
      return window.subarray(offset - start, offset - start + length);
    },
  };
}
