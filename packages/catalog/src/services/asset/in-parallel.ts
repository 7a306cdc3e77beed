/**
 * Runs the work for every item, at most `limit` at a time, and gives the results in the order of the items. Starts no
 * more than four times the limit ahead of what was taken, so that what waits stays small.
 */
export async function* inParallel<Item, Value>(
  items: readonly Item[],
  limit: number,
  work: (item: Item) => Promise<Value>,
): AsyncGenerator<Value> {
  const ahead = limit * 4;
  const started: Promise<Settled<Value>>[] = [];
  let running = 0;
  let next = 0;
  const waiting: (() => void)[] = [];

  async function run(item: Item): Promise<Settled<Value>> {
    while (running >= limit) await new Promise<void>((resolve) => waiting.push(resolve));
    running += 1;
    try {
      return { value: await work(item) };
    } catch (thrown) {
      // Kept until its turn: a rejection nobody waits for yet would end the process.
      return { thrown };
    } finally {
      running -= 1;
      waiting.shift()?.();
    }
  }

  while (next < items.length || started.length > 0) {
    for (; next < items.length && started.length < ahead; next += 1) {
      const item = items[next];
      if (item !== undefined) started.push(run(item));
    }
    const settled = await started.shift();
    if (settled === undefined) return;
    if ("thrown" in settled) throw settled.thrown;
    yield settled.value;
  }
}

type Settled<Value> = { readonly value: Value } | { readonly thrown: unknown };
