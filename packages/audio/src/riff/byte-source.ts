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
/** Tags stand at the beginning, at the end, or where an index in between says. */
const MAX_WINDOWS = 4;

interface Window {
  readonly start: number;
  readonly bytes: Uint8Array;
}

/** Those that read ahead already. */
const aheadSources = new WeakSet<ByteSource>();

/**
 * The same source for a reader of many small pieces: one fetch serves those that lie within 8 KiB, and the last four
 * fetches are kept. What was fetched is not asked for again.
 */
export function readAhead(source: ByteSource): ByteSource {
  if (aheadSources.has(source)) return source;
  let windows: Window[] = [];
  const ahead: ByteSource = {
    name: source.name,
    size: source.size,
    async read(offset, length) {
      const end = Math.min(offset + length, source.size);
      for (const { start, bytes } of windows) {
        if (offset >= start && end <= start + bytes.length)
          return bytes.subarray(offset - start, end - start);
      }
      if (length > WINDOW || end <= offset) return source.read(offset, length);
      const bytes = await source.read(offset, WINDOW);
      windows = [{ start: offset, bytes }, ...windows.slice(0, MAX_WINDOWS - 1)];
      return bytes.subarray(0, length);
    },
  };
  aheadSources.add(ahead);
  return ahead;
}
