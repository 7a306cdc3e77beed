/** Walks the atoms of a file and of those atoms in it that hold what Deadwax reads or changes. Only headers are read. */
import type { Issue } from "@deadwax/identifiers";
import type { ByteSource } from "../riff/index.ts";
import { endOf, fourCc, uint64At, viewOf, type Mp4Atom, type Stretch } from "./atom.ts";
import * as mapIssue from "./issues.ts";

export interface AtomTree {
  /** From the first byte of the file on, one behind the other. */
  readonly children: readonly Mp4Atom[];
  /** What follows the last atom. */
  readonly rest: Stretch | null;
  readonly issues: readonly Issue[];
  /** Inside of which atom sizes do not fit together, so that nothing in it may be moved; null where all do. */
  readonly damaged: string | null;
}

/** A fragmented film of a day has fewer; a file of nothing but empty atoms must not fill the memory. */
const MAX_ATOMS = 250_000;

/** Which atoms are looked into, by the way down to them. `moof` is read with its samples. */
const CONTAINERS: ReadonlySet<string> = new Set([
  ...["/moov", "/meta", "/moov/trak", "/moov/udta", "/moov/meta", "/moov/mvex", "/moov/udta/meta"],
  ...["/moov/trak/edts", "/moov/trak/mdia", "/moov/trak/meta", "/moov/trak/mdia/minf"],
  ...["/moov/trak/mdia/minf/dinf", "/moov/trak/mdia/minf/stbl"],
  ...["/meta/ilst", "/moov/meta/ilst", "/moov/udta/meta/ilst"],
]);

/** What the standards let stand outside of all others. Bytes behind the last that look like any other are none. */
const OUTERMOST: ReadonlySet<string> = new Set(
  "ftyp styp pdin moov moof mdat mfra meta meco free skip wide uuid sidx ssix prft emsg pnot PICT udta".split(
    " ",
  ),
);

interface Walk {
  readonly source: ByteSource;
  readonly issues: Issue[];
  count: number;
  damaged: string | null;
}

interface Place extends Stretch {
  /** The way down: `/moov/udta`; empty for the file. */
  readonly path: string;
}

interface Found {
  readonly children: readonly Mp4Atom[];
  readonly rest: Stretch | null;
}

/** Maps the file, by reads of a few bytes each; nothing is thrown for data. */
export async function readAtoms(source: ByteSource): Promise<AtomTree> {
  const walk: Walk = { source, issues: [], count: 0, damaged: null };
  const found = await walkAtoms(walk, { path: "", offset: 0, size: source.size });
  return { ...found, issues: walk.issues, damaged: walk.damaged };
}

async function walkAtoms(walk: Walk, place: Place): Promise<Found> {
  const children: Mp4Atom[] = [];
  const end = endOf(place);
  let offset = place.offset;
  while (offset < end) {
    if (walk.count === MAX_ATOMS) {
      if (walk.damaged === null) walk.issues.push(mapIssue.tooManyAtoms(MAX_ATOMS));
      walk.damaged ??= "file";
      break;
    }
    const atom = await readAtom(walk, place, offset);
    if (atom === null) break;
    walk.count += 1;
    children.push(atom);
    offset += atom.size;
  }
  if (offset >= end) return { children, rest: null };
  const rest = { offset, size: end - offset };
  if (!(await isTerminator(walk, place, rest))) {
    walk.issues.push(mapIssue.noAtomHere(place.path, rest));
    if (place.path !== "") walk.damaged ??= place.path.slice(1);
  }
  return { children, rest };
}

/** QuickTime lets four zeros end user data; zeros at the end of any list are harmless where they are kept there. */
async function isTerminator({ source }: Walk, { path }: Place, rest: Stretch): Promise<boolean> {
  if (path === "" || rest.size > 4096) return false;
  return (await source.read(rest.offset, rest.size)).every((byte) => byte === 0);
}

async function readAtom(walk: Walk, place: Place, offset: number): Promise<Mp4Atom | null> {
  const room = endOf(place) - offset;
  const head = await walk.source.read(offset, Math.min(16, room));
  if (head.length < 8) return null;
  const view = viewOf(head);
  const type = fourCc(head, 4);
  const short = view.getUint32(0);
  const isOpen = short === 0 && place.path === "" && OUTERMOST.has(type);
  const isLong = short === 1 && head.length === 16;
  const headerSize = isLong ? 16 : 8;
  const claimedSize = isLong ? uint64At(view, 8) : short;
  if (claimedSize < headerSize && !isOpen) return null;
  const size = isOpen ? room : Math.min(claimedSize, room);
  if (claimedSize > room) {
    if (place.path === "" && !OUTERMOST.has(type)) return null;
    walk.issues.push(mapIssue.atomCut(type, offset, claimedSize - room));
    if (place.path !== "" || type === "moov") walk.damaged ??= type;
  }
  const base = { type, offset, headerSize, size, claimedSize };
  const path = `${place.path}/${type}`;
  if (!CONTAINERS.has(path)) return { ...base, childrenOffset: null, children: [], rest: null };
  const childrenOffset = offset + headerSize + (type === "meta" ? await metaPrefix(walk, base) : 0);
  const inside = { path, offset: childrenOffset, size: Math.max(0, offset + size - childrenOffset) };
  return { ...base, childrenOffset, ...(await walkAtoms(walk, inside)) };
}

/** In ISO files version and flags stand in front of what is in `meta`; in QuickTime nothing does. */
async function metaPrefix(
  { source }: Walk,
  atom: Stretch & { readonly headerSize: number },
): Promise<number> {
  const head = await source.read(atom.offset + atom.headerSize, 12);
  if (fourCc(head, 4) === "hdlr") return 0;
  return Math.min(4, atom.size - atom.headerSize);
}
