/**
 * How an MP4, M4A or QuickTime file comes to its new tags. The list of iTunes in `moov/udta/meta` gets the whole plan, in
 * QuickTime films as well: every reader of tags that we know looks there. What else states a field of the plan, further
 * lists, keys of QuickTime, texts in user data, is kept in step, and nothing is added to it. Every other atom keeps its
 * bytes; where something moves, the tables that name its place follow.
 */
import { CatalogError, type TagPlan } from "@deadwax/catalog";
import type { Issue } from "@deadwax/identifiers";
import { isInPlace, joinPieces, pieceBytes, pieceSize, type Piece } from "../pieces/index.ts";
import type { ByteSource } from "../riff/index.ts";
import { applyToList, applyToText, type ListResult } from "./apply-mp4-plan.ts";
import type { StatedPlace } from "../tagging/index.ts";
import { buildAtom, endOf, type Mp4Atom } from "./atom.ts";
import { createAtomEdits, layOut, old, resizeFree, sizeOf, type AtomEdits } from "./atom-edits.ts";
import { fieldEdits, type FieldEdit } from "./fields.ts";
import { makeRoom, type Room } from "./make-room.ts";
import { movePlaces } from "./move-fragments.ts";
import { areChunksApart, checkPlaces } from "./check-places.ts";
import { moveTables, readOffsetTables, widening, type OffsetTable } from "./move-offsets.ts";
import type { Patch } from "./move.ts";
import type { Mp4Map } from "./mp4-map.ts";
import { findHome, settle, type TagHome } from "./tag-home.ts";
import { readTagPlaces, type ItemPlace, type TagPlaces } from "./tag-places.ts";

export interface Mp4TagPlan {
  /** The new file in order. */
  readonly pieces: readonly Piece[];
  /** Each old piece stays where it is: only the new ones need to be written. */
  readonly isInPlace: boolean;
  /** Of the new file, in bytes; never less than that of the old one. */
  readonly length: number;
  /** False when the file already says all of it; the plan is the file as it is. */
  readonly isChanged: boolean;
  /** What a reader must find afterwards. */
  readonly stated: readonly StatedPlace[];
  /** What could not be said in a place that the file has. */
  readonly issues: readonly Issue[];
}

/** What moves inside of `moov` is held, so that the file can be changed in place; beyond this it is rather rewritten. */
const MAX_HELD = 32 * 1024 * 1024;

/**
 * Plans what is to stand in the tags. The values of the plan have been checked before (no NUL, no half characters).
 * @throws CatalogError AUDIO_TAG_DAMAGED, AUDIO_TAG_LAYOUT_UNSAFE, AUDIO_NOT_UNDERSTOOD.
 */
export async function planMp4Tags(source: ByteSource, map: Mp4Map, plan: TagPlan): Promise<Mp4TagPlan> {
  return planAtPlaces(source, { map, places: await readTagPlaces(source, map) }, plan);
}

/** The same with the places of its tags, which have been read. */
export async function planAtPlaces(
  source: ByteSource,
  { map, places }: { readonly map: Mp4Map; readonly places: TagPlaces },
  plan: TagPlan,
): Promise<Mp4TagPlan> {
  refuseLists(source, places);
  const home = await findHome(source, map, places);
  const fields = fieldEdits(plan);
  const edits = createAtomEdits();
  const main = applyToList(home.list ?? EMPTY, fields, { path: source.name, isMain: true });
  const issues = [...main.issues, ...keepInStep(source, { places, home, fields, edits })];
  const { stated } = main;
  if (!main.isChanged && edits.replaced.size === 0) {
    const pieces = [old({ offset: 0, size: source.size })];
    return { pieces, isInPlace: true, length: source.size, isChanged: false, stated, issues };
  }
  refuseDamaged(source, map);
  const written = await place(source, map, { home, main, edits });
  return { ...written, isChanged: true, stated, issues };
}

const EMPTY: Pick<ItemPlace, "kind" | "items"> = { kind: "itunes", items: [] };

function unsafe(source: ByteSource, problem: string): CatalogError {
  return new CatalogError("AUDIO_TAG_LAYOUT_UNSAFE", { path: source.name, problem });
}

function refuseLists(source: ByteSource, { lists, tooLarge }: TagPlaces): void {
  if (tooLarge.length > 0) throw unsafe(source, "its list of tags (ilst) is too large to be held");
  if (lists.some(({ rest }) => rest.some((byte) => byte !== 0))) {
    const problem = "its items do not fill it exactly";
    throw new CatalogError("AUDIO_TAG_DAMAGED", { path: source.name, carrier: "ilst atom", problem });
  }
}

function refuseDamaged(source: ByteSource, { damaged, atoms, issues }: Mp4Map): void {
  if (issues.some(({ code }) => code === "MP4_ATOM_CUT"))
    throw unsafe(source, "the file ends inside one of its atoms");
  if (damaged !== null) throw unsafe(source, `the sizes inside of its atom ${damaged} do not fit together`);
  if (atoms.filter(({ type }) => type === "moov").length > 1)
    throw unsafe(source, "it has more than one moov");
}

interface Step {
  readonly places: TagPlaces;
  readonly home: TagHome;
  readonly fields: readonly FieldEdit[];
  readonly edits: AtomEdits;
}

/** All places but the home. */
function keepInStep(source: ByteSource, { places, home, fields, edits }: Step): Issue[] {
  const issues: Issue[] = [];
  for (const list of places.lists) {
    if (list === home.list) continue;
    const result = applyToList(list, fields, { path: source.name, isMain: false });
    if (result.isChanged) edits.replaced.set(list.atom, buildAtom("ilst", ...result.items, list.rest));
    issues.push(...result.issues);
  }
  for (const text of places.texts) {
    const { bytes, issues: found } = applyToText(text, fields);
    if (bytes !== null) edits.replaced.set(text.atom, bytes);
    issues.push(...found);
  }
  return issues;
}

interface Placing {
  readonly home: TagHome;
  readonly main: ListResult;
  readonly edits: AtomEdits;
}

type Placed = Pick<Mp4TagPlan, "pieces" | "isInPlace" | "length">;

async function place(source: ByteSource, map: Mp4Map, placing: Placing): Promise<Placed> {
  const { home, main, edits } = placing;
  const { moov } = map;
  const items = home.list === null ? main.items : [...main.items, home.list.rest];
  const settleWith = (free: Uint8Array): void => {
    settle(home, items, { free, edits });
  };
  settleWith(new Uint8Array(0));
  const delta = sizeOf(moovPieces(source, moov, edits)) - moov.size;
  const room = makeRoom(map, home, { delta, edits });
  settleWith(room.free);
  const tables = await readOffsetTables(source, map);
  const region = { offset: moov.offset, size: moov.size + (room.behind?.atom.size ?? 0) };
  const isMoving = room.shift !== 0 && endOf(moov) < source.size;
  if (isMoving || !areChunksApart(map, tables)) await checkPlaces(source, map, region);
  const patches = await followMove(source, map, { room, tables, edits });
  return assemble(source, map, { room, patches, moov: moovPieces(source, moov, edits) });
}

function moovPieces(source: ByteSource, moov: Mp4Atom, edits: AtomEdits): Piece[] {
  const pieces = layOut(moov, edits);
  if (pieces === null) throw unsafe(source, "its headers would become larger than 4 GiB");
  return pieces;
}

interface Following {
  readonly room: Room;
  readonly tables: readonly OffsetTable[];
  readonly edits: AtomEdits;
}

/** Tables in `moov` are changed in `edits`; what has to change outside comes back. */
async function followMove(
  source: ByteSource,
  map: Mp4Map,
  { room, tables, edits }: Following,
): Promise<Patch[]> {
  const from = endOf(map.moov);
  if (room.shift === 0 || from === source.size) return [];
  const wider = widening(tables, { from, shift: room.shift });
  const growth = [...wider].reduce((sum, { places }) => sum + places.length * 4, 0);
  const move = { from, shift: room.shift + growth };
  for (const [atom, bytes] of await moveTables(source, map, { tables, wider, move }))
    edits.replaced.set(atom, bytes);
  return movePlaces(source, map, move);
}

interface Assembly {
  readonly room: Room;
  readonly patches: readonly Patch[];
  readonly moov: readonly Piece[];
}

async function assemble(source: ByteSource, map: Mp4Map, { room, patches, moov }: Assembly): Promise<Placed> {
  const behind = room.behind === null ? endOf(map.moov) : endOf(room.behind.atom);
  const isTailMoved = room.shift !== 0 && behind < source.size;
  const held = isTailMoved ? [...moov] : await holdMoved(source, moov, map.moov.offset);
  const free = room.behind === null ? [] : moveFront(room.behind);
  const front = patched(0, map.moov.offset, patches);
  const pieces = joinPieces([...front, ...held, ...free, ...patched(behind, source.size, patches)]);
  const length = pieces.reduce((sum, piece) => sum + pieceSize(piece), 0);
  return { pieces, isInPlace: isInPlace(pieces), length };
}

/** A free atom whose front is elsewhere, while its end and what is left in it stay where they are. */
function moveFront({ atom, size }: NonNullable<Room["behind"]>): Piece[] {
  if (size === 0) return [];
  const kept = Math.min(size, atom.size) - 8;
  const bytes = Buffer.from(resizeFree(atom, size - kept));
  bytes.writeUInt32BE(size);
  return [{ kind: "new", bytes }, old({ offset: endOf(atom) - kept, size: kept })];
}

/** A stretch of the old file in which some bytes are others. */
function patched(from: number, to: number, patches: readonly Patch[]): Piece[] {
  const pieces: Piece[] = [];
  let at = from;
  for (const { offset, bytes } of patches) {
    if (offset < at || offset >= to) continue;
    pieces.push(old({ offset: at, size: offset - at }), { kind: "new", bytes });
    at = offset + bytes.length;
  }
  return [...pieces, old({ offset: at, size: to - at })];
}

async function holdMoved(source: ByteSource, pieces: readonly Piece[], start: number): Promise<Piece[]> {
  let at = start;
  let total = 0;
  const moved = new Set<Piece>();
  for (const piece of pieces) {
    if (piece.kind === "old" && piece.offset !== at) {
      moved.add(piece);
      total += piece.size;
    }
    at += pieceSize(piece);
  }
  if (total > MAX_HELD) return [...pieces];
  const held: Piece[] = [];
  for (const piece of pieces) {
    held.push(moved.has(piece) ? { kind: "new", bytes: await pieceBytes(source, piece) } : piece);
  }
  return held;
}
