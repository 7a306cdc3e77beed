/** How a change of the tags comes to its room: out of free atoms beside them, as new free room, or by moving what follows. */
import { endOf, type Mp4Atom } from "./atom.ts";
import { buildFree, isFree, resizeFree, type AtomEdits } from "./atom-edits.ts";
import type { Mp4Map } from "./mp4-map.ts";
import type { TagHome } from "./tag-home.ts";

export interface Room {
  /** Free room that is to follow the list. */
  readonly free: Uint8Array;
  /** A free atom behind `moov` that gives or takes, and its new size. */
  readonly behind: { readonly atom: Mp4Atom; readonly size: number } | null;
  /** By how much everything behind moves, unless `moov` itself still changes; 0 where nothing does. */
  readonly shift: number;
}

/** So that the next change finds room: once everything has to be written anyway. */
const NEW_ROOM = 4096;
const HEADER = 8;
/** Free room inside of `moov` is held as zeros while it is written. */
const MAX_FREE = 16 * 1024 * 1024;
const MAX_SIZE = 0xffff_ffff;

/** Where `moov` grows by `delta` bytes; free atoms inside of it are changed in `edits`. */
export function makeRoom(
  map: Mp4Map,
  home: TagHome,
  { delta, edits }: { readonly delta: number; readonly edits: AtomEdits },
): Room {
  const none = { free: new Uint8Array(0), behind: null, shift: 0 };
  if (delta === 0) return none;
  for (const atom of neighbours(home)) {
    const size = fit(atom, delta);
    if (size === null || size > MAX_FREE || edits.replaced.has(atom)) continue;
    edits.replaced.set(atom, resizeFree(atom, size));
    return none;
  }
  const next = map.atoms.find(({ offset }) => offset === endOf(map.moov));
  const size = next === undefined ? null : fit(next, delta);
  if (next !== undefined && size !== null) return { ...none, behind: { atom: next, size } };
  if (delta <= -HEADER) return { ...none, free: buildFree(-delta) };
  const isLast = endOf(map.moov) === map.size;
  if (delta > 0 && isLast) return { ...none, shift: delta };
  return { ...none, free: buildFree(NEW_ROOM), shift: delta + NEW_ROOM };
}

/** Free atoms beside the list and beside what is around it, the nearest first, those behind before those in front. */
function neighbours({ chain }: TagHome): Mp4Atom[] {
  const found: (Mp4Atom | undefined)[] = [];
  const last = chain.at(-1);
  if (last?.type !== "ilst") found.push(last?.children.at(-1));
  for (let level = chain.length - 1; level > 0; level--) {
    const siblings = chain[level - 1]?.children ?? [];
    const index = siblings.findIndex((atom) => atom === chain[level]);
    found.push(siblings[index + 1], siblings[index - 1]);
  }
  return found.filter((atom) => atom !== undefined);
}

/** The size of a free atom that has given `delta` bytes; null where it cannot. */
function fit(atom: Mp4Atom, delta: number): number | null {
  const size = atom.size - delta;
  return isFree(atom) && (size === 0 || size >= HEADER) && size <= MAX_SIZE ? size : null;
}
