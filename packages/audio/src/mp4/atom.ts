/** One atom (QuickTime File Format) or box (ISO/IEC 14496-12 clause 4.2). Offsets are bytes from the beginning of the file. */
export interface Mp4Atom {
  /** Four characters, one for each byte (Latin-1): `"©nam"`. */
  readonly type: string;
  readonly offset: number;
  /** 8, or 16 with a 64-bit size. */
  readonly headerSize: number;
  /** Header included, as far as the atom around it or the file goes. */
  readonly size: number;
  /** Bytes its header claims. Larger than `size` where it is cut; 0 where it says that it goes to the end of the file. */
  readonly claimedSize: number;
  /** Where the first atom in it stands: behind version and flags in some; null where it is not looked into. */
  readonly childrenOffset: number | null;
  readonly children: readonly Mp4Atom[];
  /** Bytes at its end that are no atom, such as the four zeros that end `udta` in QuickTime. */
  readonly rest: Stretch | null;
}

export interface Stretch {
  readonly offset: number;
  readonly size: number;
}

export function contentOf(atom: Mp4Atom): Stretch {
  return { offset: atom.offset + atom.headerSize, size: atom.size - atom.headerSize };
}

export function endOf({ offset, size }: Stretch): number {
  return offset + size;
}

/** The first atom on this way down: `findAtom(moov, "udta", "meta")`. */
export function findAtom(
  from: { readonly children: readonly Mp4Atom[] },
  ...path: readonly string[]
): Mp4Atom | undefined {
  let found: Mp4Atom | undefined;
  let children = from.children;
  for (const type of path) {
    found = children.find((atom) => atom.type === type);
    if (found === undefined) return undefined;
    children = found.children;
  }
  return found;
}

/** Four bytes as four characters. */
export function fourCc(bytes: Uint8Array, offset: number): string {
  const [a = 0, b = 0, c = 0, d = 0] = [
    bytes[offset],
    bytes[offset + 1],
    bytes[offset + 2],
    bytes[offset + 3],
  ];
  return String.fromCharCode(a, b, c, d);
}

export function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** An unsigned 64-bit number; what is above 2^53 - 1 is nothing a real file states, and becomes that. */
export function uint64At(view: DataView, offset: number): number {
  return Math.min(view.getUint32(offset) * 2 ** 32 + view.getUint32(offset + 4), Number.MAX_SAFE_INTEGER);
}

/** An atom inside of bytes that were read whole. */
export interface InnerAtom {
  readonly type: string;
  /** Of the header, in the bytes. */
  readonly offset: number;
  readonly content: Uint8Array;
  /** With its header. */
  readonly raw: Uint8Array;
}

export interface InnerAtoms {
  readonly atoms: readonly InnerAtom[];
  /** What is behind the last whole atom. */
  readonly rest: Uint8Array;
}

/** More than any list holds; bytes behind are the rest. */
const MAX_INNER = 65_536;

/** The atoms in bytes that hold nothing else, as far as they are whole. 64-bit sizes are not expected in here. */
export function innerAtoms(bytes: Uint8Array, from = 0): InnerAtoms {
  const view = viewOf(bytes);
  const atoms: InnerAtom[] = [];
  let offset = from;
  while (offset + 8 <= bytes.length && atoms.length < MAX_INNER) {
    const size = view.getUint32(offset);
    if (size < 8 || offset + size > bytes.length) break;
    const raw = bytes.subarray(offset, offset + size);
    atoms.push({ type: fourCc(bytes, offset + 4), offset, content: raw.subarray(8), raw });
    offset += size;
  }
  return { atoms, rest: bytes.subarray(offset) };
}

/** An atom with a 32-bit size around these parts. */
export function buildAtom(type: string, ...parts: readonly Uint8Array[]): Buffer {
  const header = Buffer.alloc(8);
  header.writeUInt32BE(parts.reduce((sum, { length }) => sum + length, 8));
  header.write(type, 4, "latin1");
  return Buffer.concat([header, ...parts]);
}
