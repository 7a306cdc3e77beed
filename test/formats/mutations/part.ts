/** A stretch of a file that its format names: a chunk, an atom, a page, a frame, a comment. */

/** How a number of bytes is spelled. */
export type NumberForm = "le" | "be" | "synchsafe";

/** Where a part states how long it is. */
export interface SizeField {
  readonly at: number;
  /** Bytes, 1 to 8. */
  readonly width: number;
  readonly form: NumberForm;
}

export interface Part {
  readonly name: string;
  readonly start: number;
  /** Exclusive; never behind the end of the file, whatever the part states. */
  readonly end: number;
  readonly size: SizeField | null;
}

/** The lower bytes of a whole number, in any of the spellings. */
export function putNumber(bytes: Buffer, { at, width, form }: SizeField, value: number): void {
  const bits = form === "synchsafe" ? 7 : 8;
  let rest = value;
  for (let index = 0; index < width; index++) {
    const place = form === "le" ? at + index : at + width - 1 - index;
    const digit = rest % 2 ** bits;
    if (place < bytes.length) bytes[place] = digit;
    rest = (rest - digit) / 2 ** bits;
  }
}

export function numberAt(bytes: Buffer, { at, width, form }: SizeField): number {
  const bits = form === "synchsafe" ? 7 : 8;
  let value = 0;
  for (let index = 0; index < width; index++) {
    const place = form === "le" ? at + width - 1 - index : at + index;
    value = value * 2 ** bits + ((bytes[place] ?? 0) & (2 ** bits - 1));
  }
  return value;
}

export function textAt(bytes: Buffer, at: number, length = 4): string {
  return bytes.toString("latin1", at, at + length);
}
