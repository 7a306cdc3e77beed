/** `iloc`, which names places of pictures and other items (ISO/IEC 14496-12 clause 8.11.3). */
import { CatalogError } from "@deadwax/catalog";
import type { ByteSource } from "../riff/index.ts";
import { viewOf, type Mp4Atom } from "./atom.ts";
import type { Move } from "./move.ts";

const MAX_SIZE = 16 * 1024 * 1024;

/**
 * The whole atom with places moved; null where none of them is.
 * @throws CatalogError AUDIO_TAG_LAYOUT_UNSAFE where it cannot be read or a place cannot be stated.
 */
export async function moveItemLocations(
  source: ByteSource,
  atom: Mp4Atom,
  move: Move,
): Promise<Uint8Array | null> {
  const unsafe = (problem: string): CatalogError =>
    new CatalogError("AUDIO_TAG_LAYOUT_UNSAFE", { path: source.name, problem: `its table iloc ${problem}` });
  if (atom.size > MAX_SIZE) throw unsafe("is larger than 16 MiB");
  const bytes = Uint8Array.from(await source.read(atom.offset, atom.size));
  const cursor = createCursor(bytes, atom.headerSize, () => unsafe("ends before all of its items"));
  const version = cursor.read(1);
  cursor.read(3);
  const sizes = cursor.read(2);
  const [offsetSize, lengthSize, baseSize] = [sizes >> 12, (sizes >> 8) & 15, (sizes >> 4) & 15];
  const indexSize = version === 0 ? 0 : sizes & 15;
  const count = cursor.read(version < 2 ? 2 : 4);
  let isMoved = false;
  for (let item = 0; item < count; item++) {
    cursor.read(version < 2 ? 2 : 4);
    const method = version === 0 ? 0 : cursor.read(2) & 15;
    const isElsewhere = cursor.read(2) !== 0;
    const baseAt = cursor.at();
    const base = cursor.read(baseSize);
    const extents = cursor.read(2);
    const places: { at: number; place: number }[] = [];
    for (let extent = 0; extent < extents; extent++) {
      cursor.read(indexSize);
      places.push({ at: cursor.at(), place: base + cursor.read(offsetSize) });
      cursor.read(lengthSize);
    }
    if (method !== 0 || isElsewhere || !places.some(({ place }) => place >= move.from)) continue;
    isMoved = true;
    if (base >= move.from) cursor.write(baseAt, baseSize, base + move.shift);
    else if (offsetSize === 0) throw unsafe("states places in a way that cannot be moved");
    else {
      for (const { at, place } of places) {
        if (place >= move.from) cursor.write(at, offsetSize, place - base + move.shift);
      }
    }
  }
  return isMoved ? bytes : null;
}

interface Cursor {
  at(): number;
  read(size: number): number;
  write(at: number, size: number, value: number): void;
}

function createCursor(bytes: Uint8Array, start: number, refusal: () => CatalogError): Cursor {
  const view = viewOf(bytes);
  let at = start;
  return {
    at: () => at,
    read(size) {
      if (at + size > bytes.length) throw refusal();
      let value = 0;
      for (const end = at + size; at < end; at++) value = value * 256 + view.getUint8(at);
      return value;
    },
    write(place, size, value) {
      if (value >= 256 ** size) throw refusal();
      let left = value;
      for (let index = place + size - 1; index >= place; index--) {
        view.setUint8(index, left % 256);
        left = Math.floor(left / 256);
      }
    },
  };
}
