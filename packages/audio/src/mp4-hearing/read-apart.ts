import type { Mp4Atom, Mp4Map } from "../mp4/index.ts";
import type { ByteSource } from "../riff/index.ts";

/**
 * One source out of two over the same file: what lies in `mdat` is read from the first, which likes to go forward; tables
 * and all else, which are jumped to, from the second.
 */
export function readApart({ atoms }: Mp4Map, samples: ByteSource, rest: ByteSource): ByteSource {
  return {
    name: rest.name,
    size: rest.size,
    read: (offset, length) =>
      (findAround(atoms, offset)?.type === "mdat" ? samples : rest).read(offset, length),
  };
}

/** The last atom that begins at this place or in front of it. */
function findAround(atoms: readonly Mp4Atom[], offset: number): Mp4Atom | undefined {
  let [low, high] = [0, atoms.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((atoms[middle]?.offset ?? Infinity) <= offset) low = middle + 1;
    else high = middle;
  }
  return atoms[low - 1];
}
