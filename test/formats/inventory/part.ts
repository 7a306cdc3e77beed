/** The parts of a file, as a stranger lists them: this folder shares no code with the readers and writers it judges. */
import { createHash } from "node:crypto";

export interface Part {
  /** Where it stands and what it is: `id3 /TSRC`, `moov/udta/meta/ilst/©nam`. Several parts may have one name. */
  readonly name: string;
  /** In bytes. */
  readonly size: number;
  readonly sha256: string;
  /** Whether it is there to be written over: padding, JUNK, free. */
  readonly isRoom: boolean;
}

export function partOf(name: string, bytes: Uint8Array, isRoom = false): Part {
  return { name, size: bytes.length, sha256: createHash("sha256").update(bytes).digest("hex"), isRoom };
}

/** The bytes from an offset on; they must all be there. */
export function take(bytes: Buffer, offset: number, size: number): Buffer {
  if (offset < 0 || size < 0 || offset + size > bytes.length) {
    throw new Error(`${size} bytes at ${offset} are not all there: the file has ${bytes.length}`);
  }
  return bytes.subarray(offset, offset + size);
}

/** Four bytes, or as many, as text. */
export function nameAt(bytes: Buffer, offset: number, size = 4): string {
  return take(bytes, offset, size).toString("latin1");
}
