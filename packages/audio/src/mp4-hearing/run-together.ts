/** A pass over a track: each step says how far it has come, in seconds; at the end comes what it found. */
export type Pass<Result> = AsyncGenerator<number, Result, void>;

/**
 * Runs passes over tracks of one file side by side, the one that is behind first: a film keeps what is played at one time
 * in one place, so that the file is read forward once. Results are in the order of the passes.
 */
export async function runTogether<Result>(passes: readonly Pass<Result>[]): Promise<Result[]> {
  const places = passes.map((pass, index) => ({ pass, index, at: 0 }));
  const results: Result[] = [];
  let waiting = places;
  while (waiting.length > 0) {
    const next = waiting.reduce((first, other) => (other.at < first.at ? other : first));
    const step = await next.pass.next();
    if (step.done === true) {
      results[next.index] = step.value;
      waiting = waiting.filter((place) => place !== next);
    } else next.at = step.value;
  }
  return results;
}
