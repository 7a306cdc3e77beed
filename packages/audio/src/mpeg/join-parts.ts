import { isInPlace, joinPieces, pieceSize, type Piece } from "../pieces/index.ts";
import type { Mp3Part } from "./mp3-map.ts";

export interface PlannedPart {
  /** Null for what the old file does not have. */
  readonly part: Mp3Part | null;
  /** What takes its place; null keeps it. */
  readonly bytes: Uint8Array | null;
  /** The part behind it that is taken up by it. */
  readonly swallows?: Mp3Part;
}

export interface JoinedParts {
  readonly pieces: readonly Piece[];
  readonly size: number;
  readonly isInPlace: boolean;
  readonly isChanged: boolean;
}

/**
 * Puts the parts together. One that moves and whose bytes are held becomes new, so that a tag behind the audio that grows
 * does not keep the file from being written in place.
 */
export function joinParts(planned: readonly PlannedPart[], oldSize: number): JoinedParts {
  const pieces: Piece[] = [];
  let size = 0;
  for (const { part, bytes } of planned) {
    const piece = pieceOf(part, bytes, size);
    if (piece === null) continue;
    pieces.push(piece);
    size += pieceSize(piece);
  }
  const isChanged = pieces.some(({ kind }) => kind === "new") || size !== oldSize;
  return { pieces: joinPieces(pieces), size, isInPlace: isInPlace(pieces), isChanged };
}

function pieceOf(part: Mp3Part | null, bytes: Uint8Array | null, at: number): Piece | null {
  if (bytes !== null) return { kind: "new", bytes };
  if (part === null) return null;
  const { offset, size, content } = part;
  return content !== null && offset !== at ? { kind: "new", bytes: content } : { kind: "old", offset, size };
}
