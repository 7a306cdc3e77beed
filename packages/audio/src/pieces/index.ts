export { isInPlace, joinPieces, pieceBytes, pieceSize, type Piece } from "./pieces.ts";
