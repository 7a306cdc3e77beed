/** Bytes of one file: whole, or in pieces as they arrive. A web stream and a Node stream are both fine. */
export type ByteSource = Uint8Array | Iterable<Uint8Array> | AsyncIterable<Uint8Array>;

/** Pieces larger than this are cut, so that what is made of one piece stays small. */
const PIECE = 64 * 1024;

/** The bytes in pieces of at most 64 KiB, none of them empty. */
export async function* pieces(source: ByteSource): AsyncGenerator<Uint8Array> {
  for await (const chunk of source instanceof Uint8Array ? [source] : source) {
    for (let start = 0; start < chunk.length; start += PIECE) yield chunk.subarray(start, start + PIECE);
  }
}

/** The beginning of a stream, and the whole stream with the beginning in it. */
export interface Peeked<Item> {
  readonly head: readonly Item[];
  /** True when `head` is all there is. */
  readonly isAll: boolean;
  readonly all: AsyncGenerator<Item>;
}

/** Reads ahead until `isEnough`, and gives back a stream in which nothing is missing. */
export async function peek<Item>(
  items: AsyncIterable<Item>,
  isEnough: (head: readonly Item[]) => boolean,
): Promise<Peeked<Item>> {
  const iterator = items[Symbol.asyncIterator]();
  const head: Item[] = [];
  let isAll = false;
  while (!isEnough(head)) {
    const next = await iterator.next();
    if (next.done === true) {
      isAll = true;
      break;
    }
    head.push(next.value);
  }
  return { head, isAll, all: replay(head, iterator, isAll) };
}

async function* replay<Item>(
  head: readonly Item[],
  rest: AsyncIterator<Item>,
  isAll: boolean,
): AsyncGenerator<Item> {
  try {
    yield* head;
    if (isAll) return;
    for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value;
  } finally {
    // Whoever stops early lets the file behind the stream be closed.
    await rest.return?.();
  }
}

/** Everything in one piece. Stops with null as soon as there is more than `limit`. */
export async function gather(source: ByteSource, limit: number): Promise<Uint8Array | null> {
  if (source instanceof Uint8Array) return source.length > limit ? null : source;
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const piece of pieces(source)) {
    size += piece.length;
    if (size > limit) return null;
    parts.push(piece);
  }
  return Buffer.concat(parts, size);
}
