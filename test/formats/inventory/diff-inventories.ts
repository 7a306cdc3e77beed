import type { Part } from "./part.ts";

/** Names of parts, sorted; a name stands once for each part that it is about. */
export interface InventoryDifference {
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly changed: readonly string[];
}

/**
 * What is different between two files. Room does not count, nor does the order. Parts of one name and content are the
 * same wherever they stand among their like; of the others of a name, as many as there are on both sides have changed.
 */
export function diffInventories(before: readonly Part[], after: readonly Part[]): InventoryDifference {
  const [old, now] = [group(before), group(after)];
  const difference = {
    added: new Array<string>(),
    removed: new Array<string>(),
    changed: new Array<string>(),
  };
  for (const name of [...new Set([...old.keys(), ...now.keys()])].toSorted()) {
    const [gone, come] = withoutEqual(old.get(name) ?? [], now.get(name) ?? []);
    const changed = Math.min(gone, come);
    difference.changed.push(...times(name, changed));
    difference.removed.push(...times(name, gone - changed));
    difference.added.push(...times(name, come - changed));
  }
  return difference;
}

/** Hashes by name. */
function group(parts: readonly Part[]): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const { name, sha256, isRoom } of parts) {
    if (!isRoom) groups.set(name, [...(groups.get(name) ?? []), sha256]);
  }
  return groups;
}

/** How many of each list have no equal in the other. */
function withoutEqual(before: readonly string[], after: readonly string[]): [gone: number, come: number] {
  const left = [...after];
  const gone = before.filter((hash) => {
    const at = left.indexOf(hash);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
  return [gone.length, left.length];
}

function times(name: string, count: number): string[] {
  return Array.from({ length: count }, () => name);
}
