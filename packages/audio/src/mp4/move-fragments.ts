/**
 * Places that are stated outside of `moov`: the data of fragments (`tfhd`), the index of fragments at the end (`mfra`) or
 * in front (`sidx`), and items of the file itself (`iloc`).
 */
import { CatalogError } from "@deadwax/catalog";
import type { ByteSource } from "../riff/index.ts";
import { endOf, findAtom, innerAtoms, uint64At, viewOf, type Mp4Atom } from "./atom.ts";
import { moveItemLocations } from "./move-item-locations.ts";
import type { Move, Patch } from "./move.ts";
import type { Mp4Map } from "./mp4-map.ts";

const MAX_ATOM = 16 * 1024 * 1024;
const HAS_BASE = 1;
/** Indexes of Adobe, which name places in ways that are not written down. */
const UNKNOWN_INDEXES: readonly string[] = ["afra", "abst"];

/**
 * What has to change outside of `moov`, in the order of the file. Every fragment's description is read.
 * @throws CatalogError AUDIO_TAG_LAYOUT_UNSAFE.
 */
export async function movePlaces(source: ByteSource, map: Mp4Map, move: Move): Promise<Patch[]> {
  const patches: Patch[] = [];
  for (const atom of map.atoms) {
    if (UNKNOWN_INDEXES.includes(atom.type))
      throw unsafe(source, `its index ${atom.type} names places that would move`);
    if (atom.type === "meta") {
      const iloc = findAtom(atom, "iloc");
      const bytes = iloc === undefined ? null : await moveItemLocations(source, iloc, move);
      if (iloc !== undefined && bytes !== null) patches.push({ offset: iloc.offset, bytes });
      continue;
    }
    const find = FINDERS[atom.type];
    if (find === undefined) continue;
    if (atom.headerSize !== 8) throw unsafe(source, `its atom ${atom.type} has a size of 64 bits`);
    if (atom.size > MAX_ATOM) throw unsafe(source, `its atom ${atom.type} is larger than 16 MiB`);
    const bytes = await source.read(atom.offset, atom.size);
    for (const { at, size, origin = 0 } of find(bytes, atom)) {
      if (at + size > bytes.length) throw unsafe(source, `its atom ${atom.type} ends too early`);
      const stated = size === 8 ? uint64At(viewOf(bytes), at) : viewOf(bytes).getUint32(at);
      // A place that counts from something in front of what moves, and one that counts from the beginning of the file.
      if (origin >= move.from || origin + stated < move.from) continue;
      const value = stated + move.shift;
      if (size === 4 && value > 0xffff_ffff)
        throw unsafe(source, `its atom ${atom.type} has no room for larger places`);
      patches.push({ offset: atom.offset + at, bytes: toBytes(value, size) });
    }
  }
  return patches;
}

function unsafe(source: ByteSource, problem: string): CatalogError {
  return new CatalogError("AUDIO_TAG_LAYOUT_UNSAFE", { path: source.name, problem });
}

function toBytes(value: number, size: 4 | 8): Uint8Array {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(BigInt(value));
  return bytes.subarray(8 - size);
}

/** Where in an atom a place is stated, and in how many bytes. */
interface StatedPlace {
  readonly at: number;
  readonly size: 4 | 8;
  /** Where it counts from. Default: the beginning of the file. */
  readonly origin?: number;
}

const FINDERS: Readonly<Record<string, (bytes: Uint8Array, atom: Mp4Atom) => Iterable<StatedPlace>>> = {
  *moof(bytes) {
    for (const traf of innerAtoms(bytes, 8).atoms.filter(({ type }) => type === "traf")) {
      for (const { type, content, offset } of innerAtoms(traf.content).atoms) {
        if (type !== "tfhd" || ((content[3] ?? 0) & HAS_BASE) === 0) continue;
        yield { at: traf.offset + 8 + offset + 8 + 8, size: 8 };
      }
    }
  },
  *mfra(bytes) {
    for (const { type, content, offset } of innerAtoms(bytes, 8).atoms) {
      if (type === "tfra") yield* findFragmentIndex(content, offset + 8);
    }
  },
  /** Counts from its own end. */
  *sidx(bytes, atom) {
    const isLong = bytes[8] === 1;
    yield { at: isLong ? 28 : 24, size: isLong ? 8 : 4, origin: endOf(atom) };
  },
};

/** `tfra`: rows of a time, a place and three numbers, each as wide as its head says. */
function* findFragmentIndex(content: Uint8Array, start: number): Generator<StatedPlace> {
  if (content.length < 16) return;
  const view = viewOf(content);
  const sizes = view.getUint32(8);
  const isLong = content[0] === 1;
  const width = isLong ? 8 : 4;
  const row = width * 2 + ((sizes >> 4) & 3) + ((sizes >> 2) & 3) + (sizes & 3) + 3;
  const count = Math.min(view.getUint32(12), Math.ceil((content.length - 16) / row));
  for (let index = 0; index < count; index++) yield { at: start + 16 + index * row + width, size: width };
}
