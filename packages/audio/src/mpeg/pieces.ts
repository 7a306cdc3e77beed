import type { Mp3Part } from "./mp3-map.ts";

/** A stretch of a file that is to be written: bytes of the old file, or new ones. */
export type Piece =
  | { readonly kind: "new"; readonly bytes: Uint8Array }
  | { readonly kind: "old"; readonly offset: number; readonly size: number };

export interface PlannedPart {
  /** Null for what the old file does not have. */
  readonly part: Mp3Part | null;
  /** What takes its place; null keeps it. */
  readonly bytes: Uint8Array | null;
  /** The part behind it that is taken up by it. */
  readonly swallows?: Mp3Part;
}

export interface JoinedPieces {
  readonly pieces: readonly Piece[];
  readonly size: number;
  readonly isInPlace: boolean;
  readonly isChanged: boolean;
}

/**
 * Puts the parts together. One that moves and whose bytes are held becomes new, so that a tag behind the audio that grows
 * does not keep the file from being written in place.
 */
export function joinPieces(planned: readonly PlannedPart[], oldSize: number): JoinedPieces {
  const pieces: Piece[] = [];
  let at = 0;
  for (const { part, bytes } of planned) {
    const piece = pieceOf(part, bytes, at);
    if (piece === null) continue;
    at += piece.kind === "new" ? piece.bytes.length : piece.size;
    const last = pieces.at(-1);
    if (last?.kind === "old" && piece.kind === "old" && last.offset + last.size === piece.offset) {
      pieces[pieces.length - 1] = { ...last, size: last.size + piece.size };
    } else {
      pieces.push(piece);
    }
  }
  const isChanged = pieces.some(({ kind }) => kind === "new") || at !== oldSize;
  return { pieces, size: at, isInPlace: isInPlace(pieces), isChanged };
}

function pieceOf(part: Mp3Part | null, bytes: Uint8Array | null, at: number): Piece | null {
  if (bytes !== null) return { kind: "new", bytes };
  if (part === null) return null;
  const { offset, size, content } = part;
  return content !== null && offset !== at ? { kind: "new", bytes: content } : { kind: "old", offset, size };
}

function isInPlace(pieces: readonly Piece[]): boolean {
  let at = 0;
  for (const piece of pieces) {
    if (piece.kind === "old" && piece.offset !== at) return false;
    at += piece.kind === "new" ? piece.bytes.length : piece.size;
  }
  return true;
}
