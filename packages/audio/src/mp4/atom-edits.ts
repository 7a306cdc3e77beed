/** Atoms that become others, and what that makes of the atoms around them. */
import { joinPieces, pieceSize, type Piece } from "../pieces/index.ts";
import { buildAtom, contentOf, type Mp4Atom, type Stretch } from "./atom.ts";

export interface AtomEdits {
  /** In place of an atom: none, one or several whole ones. */
  readonly replaced: Map<Mp4Atom, Uint8Array>;
  /** Behind the last atom in a container. */
  readonly appended: Map<Mp4Atom, Uint8Array>;
}

export function createAtomEdits(): AtomEdits {
  return { replaced: new Map(), appended: new Map() };
}

/** What an atom is to consist of. Headers of changed containers keep their width. Null where one would have to be wider. */
export function layOut(atom: Mp4Atom, edits: AtomEdits): Piece[] | null {
  const bytes = edits.replaced.get(atom);
  if (bytes !== undefined) return [{ kind: "new", bytes }];
  if (!isTouched(atom, edits)) return [old(atom)];
  const { offset } = contentOf(atom);
  const pieces: Piece[] = [old({ offset, size: (atom.childrenOffset ?? offset) - offset })];
  for (const child of atom.children) {
    const inside = layOut(child, edits);
    if (inside === null) return null;
    pieces.push(...inside);
  }
  const added = edits.appended.get(atom);
  if (added !== undefined) pieces.push({ kind: "new", bytes: added });
  if (atom.rest !== null) pieces.push(old(atom.rest));
  const header = headerOf(atom, sizeOf(pieces));
  return header === null ? null : joinPieces([header, ...pieces]);
}

function isTouched(atom: Mp4Atom, edits: AtomEdits): boolean {
  return (
    edits.appended.has(atom) ||
    atom.children.some((child) => edits.replaced.has(child) || isTouched(child, edits))
  );
}

export function old({ offset, size }: Stretch): Piece {
  return { kind: "old", offset, size };
}

export function sizeOf(pieces: readonly Piece[]): number {
  return pieces.reduce((sum, piece) => sum + pieceSize(piece), 0);
}

function headerOf({ type, offset, headerSize, claimedSize }: Mp4Atom, content: number): Piece | null {
  if (claimedSize === headerSize + content) return old({ offset, size: headerSize });
  const header = buildAtom(type, new Uint8Array(headerSize - 8));
  const isOpen = claimedSize === 0;
  if (headerSize === 16) {
    header.writeUInt32BE(1, 0);
    header.writeBigUInt64BE(BigInt(content + 16), 8);
  } else if (isOpen) header.writeUInt32BE(0, 0);
  else if (content + 8 > 0xffff_ffff) return null;
  else header.writeUInt32BE(content + 8, 0);
  return { kind: "new", bytes: header };
}

/** Room that is free, in so many bytes with its header; none for 0. */
export function buildFree(size: number): Uint8Array {
  return size === 0 ? new Uint8Array(0) : buildAtom("free", new Uint8Array(size - 8));
}

export function isFree({ type, size, claimedSize }: Mp4Atom): boolean {
  return (type === "free" || type === "skip") && claimedSize === size;
}

/** The same free atom in another size, under the name it has. */
export function resizeFree({ type }: Mp4Atom, size: number): Uint8Array {
  const free = Buffer.from(buildFree(size));
  if (size > 0) free.write(type, 4, "latin1");
  return free;
}
