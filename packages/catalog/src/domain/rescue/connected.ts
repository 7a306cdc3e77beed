/**
 * Which things hang together by these ties, directly or through others. Groups and their members are in the order of
 * their names, whatever the order of the ties.
 */
export function connected(
  names: readonly string[],
  ties: readonly (readonly [string, string])[],
): readonly (readonly string[])[] {
  const above = new Map(names.map((name) => [name, name]));
  const top = (name: string): string => {
    let at = name;
    for (;;) {
      const next = above.get(at) ?? at;
      if (next === at) return at;
      above.set(at, above.get(next) ?? next);
      at = next;
    }
  };
  for (const [one, other] of ties) {
    const [a, b] = [top(one), top(other)];
    if (a !== b) above.set(a < b ? b : a, a < b ? a : b);
  }
  const groups = Map.groupBy([...names].sort(byName), top);
  return [...groups.values()].sort(([a = ""], [b = ""]) => byName(a, b));
}

/** By code units: the same order on every computer, in every language. */
export function byName(one: string, other: string): number {
  return one === other ? 0 : one < other ? -1 : 1;
}
