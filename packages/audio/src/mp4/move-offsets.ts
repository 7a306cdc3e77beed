/** Places in the file that tables inside of `moov` state, when what they point to moves. */
import { CatalogError } from "@deadwax/catalog";
import type { ByteSource } from "../riff/index.ts";
import { buildAtom, contentOf, findAtom, viewOf, type Mp4Atom } from "./atom.ts";
import type { Move } from "./move.ts";
import { moveItemLocations } from "./move-item-locations.ts";
import type { Mp4Map } from "./mp4-map.ts";
import { externalReferences } from "./sample-entry.ts";

/** A table of places: `stco`, `co64`, or `saio` of the samples outside of fragments. */
export interface OffsetTable {
  readonly atom: Mp4Atom;
  /** Version and flags, and for some `saio` a kind, in front of the number of rows. */
  readonly head: Uint8Array;
  readonly isLong: boolean;
  readonly places: Float64Array;
}

const MAX_TABLES = 128 * 1024 * 1024;
const MAX_32 = 0xffff_ffff;

/**
 * All tables that name places in this file.
 * @throws CatalogError AUDIO_TAG_LAYOUT_UNSAFE.
 */
export async function readOffsetTables(source: ByteSource, { moov }: Mp4Map): Promise<OffsetTable[]> {
  const tables: OffsetTable[] = [];
  let budget = MAX_TABLES;
  for (const trak of moov.children.filter(({ type }) => type === "trak")) {
    const stbl = findAtom(trak, "mdia", "minf", "stbl");
    const found = (stbl?.children ?? []).filter(({ type }) => ["stco", "co64", "saio"].includes(type));
    if (found.length === 0 || (await isElsewhere(source, trak))) continue;
    for (const atom of found) {
      budget -= atom.size;
      if (budget < 0) throw unsafe(source, "its tables of places are larger than 128 MiB");
      tables.push(await readTable(source, atom));
    }
  }
  return tables;
}

function unsafe(source: ByteSource, problem: string): CatalogError {
  return new CatalogError("AUDIO_TAG_LAYOUT_UNSAFE", { path: source.name, problem });
}

/** Whether the samples of a track lie in another file, whose places do not change. */
async function isElsewhere(source: ByteSource, trak: Mp4Atom): Promise<boolean> {
  const dref = findAtom(trak, "mdia", "minf", "dinf", "dref");
  if (dref === undefined) return false;
  const { offset, size } = contentOf(dref);
  const content = await source.read(offset, Math.min(size, 256 * 1024));
  if (content.length < 8) return false;
  const external = externalReferences(content.subarray(4));
  if (external.size > 0 && external.size < viewOf(content).getUint32(4)) {
    throw unsafe(source, "the samples of a track lie partly in another file");
  }
  return external.size > 0;
}

async function readTable(source: ByteSource, atom: Mp4Atom): Promise<OffsetTable> {
  const { offset, size } = contentOf(atom);
  const content = await source.read(offset, size);
  const hasKind = atom.type === "saio" && ((content[3] ?? 0) & 1) === 1;
  const headSize = hasKind ? 12 : 4;
  const isLong = atom.type === "co64" || (atom.type === "saio" && content[0] === 1);
  const width = isLong ? 8 : 4;
  const count = content.length < headSize + 4 ? -1 : viewOf(content).getUint32(headSize);
  if (count < 0 || headSize + 4 + count * width > content.length) {
    throw unsafe(source, `its table ${atom.type} ends before all of its rows`);
  }
  const view = viewOf(content);
  const places = new Float64Array(count);
  for (let row = 0; row < count; row++) {
    const at = headSize + 4 + row * width;
    places[row] = isLong ? view.getUint32(at) * 2 ** 32 + view.getUint32(at + 4) : view.getUint32(at);
  }
  return { atom, head: content.subarray(0, headSize), isLong, places };
}

/** The tables that have to become wider when places move by `shift` and by what such tables grow. */
export function widening(tables: readonly OffsetTable[], { from, shift }: Move): ReadonlySet<OffsetTable> {
  const growth = tables.reduce((sum, { places, isLong }) => sum + (isLong ? 0 : places.length * 4), 0);
  const limit = MAX_32 - Math.max(0, shift) - growth;
  const isTooFar = ({ places, isLong }: OffsetTable): boolean =>
    !isLong && places.some((place) => place >= from && place > limit);
  return new Set(tables.filter(isTooFar));
}

/** The atoms in `moov` that have to change, as they are to be. */
export async function moveTables(
  source: ByteSource,
  { moov }: Mp4Map,
  {
    tables,
    wider,
    move,
  }: {
    readonly tables: readonly OffsetTable[];
    readonly wider: ReadonlySet<OffsetTable>;
    readonly move: Move;
  },
): Promise<ReadonlyMap<Mp4Atom, Uint8Array>> {
  const moved = new Map<Mp4Atom, Uint8Array>();
  for (const table of tables) {
    const isMoved = table.places.some((place) => place >= move.from);
    if (isMoved) moved.set(table.atom, buildTable(table, wider.has(table), move));
  }
  for (const container of [moov, ...moov.children]) {
    const metas = container.children.filter(({ type }) => type === "meta");
    for (const iloc of metas.flatMap(({ children }) => children.filter(({ type }) => type === "iloc"))) {
      const bytes = await moveItemLocations(source, iloc, move);
      if (bytes !== null) moved.set(iloc, bytes);
    }
  }
  return moved;
}

function buildTable(
  { atom, head, isLong, places }: OffsetTable,
  isWider: boolean,
  { from, shift }: Move,
): Uint8Array {
  const width = isLong || isWider ? 8 : 4;
  const content = Buffer.alloc(head.length + 4 + places.length * width);
  content.set(head);
  if (isWider && atom.type === "saio") content[0] = 1;
  content.writeUInt32BE(places.length, head.length);
  for (let row = 0, at = head.length + 4; row < places.length; row++, at += width) {
    const place = places[row] ?? 0;
    const target = place >= from ? place + shift : place;
    if (width === 4) content.writeUInt32BE(target, at);
    else {
      content.writeUInt32BE(Math.floor(target / 2 ** 32), at);
      content.writeUInt32BE(target % 2 ** 32, at + 4);
    }
  }
  return buildAtom(isWider && atom.type === "stco" ? "co64" : atom.type, content);
}
