import type { ByteSource } from "../riff/index.ts";

/** A part of a file that is to be written: taken over from the old file, or new. */
export type Piece =
  | { readonly kind: "old"; readonly offset: number; readonly size: number }
  | { readonly kind: "new"; readonly bytes: Uint8Array };

export function pieceSize(piece: Piece): number {
  return piece.kind === "old" ? piece.size : piece.bytes.length;
}

/** Neighbours that are one stretch of the old file become one piece, neighbours that are new one piece of bytes. */
export function joinPieces(pieces: Iterable<Piece>): Piece[] {
  const joined: Piece[] = [];
  for (const piece of pieces) {
    const last = joined.at(-1);
    if (pieceSize(piece) === 0) continue;
    if (last?.kind === "old" && piece.kind === "old" && last.offset + last.size === piece.offset) {
      joined[joined.length - 1] = { ...last, size: last.size + piece.size };
    } else if (last?.kind === "new" && piece.kind === "new") {
      joined[joined.length - 1] = { kind: "new", bytes: Buffer.concat([last.bytes, piece.bytes]) };
    } else joined.push(piece);
  }
  return joined;
}

/** The bytes of a piece, of which the old ones are read. For pieces that are known to be small. */
export async function pieceBytes(source: ByteSource, piece: Piece): Promise<Uint8Array> {
  return piece.kind === "new" ? piece.bytes : source.read(piece.offset, piece.size);
}

/** Whether each old piece stays where it was, so that only the new ones need to be written. */
export function isInPlace(pieces: readonly Piece[]): boolean {
  let at = 0;
  return pieces.every((piece) => {
    const isThere = piece.kind === "new" || piece.offset === at;
    at += pieceSize(piece);
    return isThere;
  });
}
