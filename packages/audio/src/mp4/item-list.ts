/**
 * The list of items in `ilst`, as iTunes writes it (items named by four characters) and as QuickTime does (items numbered
 * by the atom `keys`, "Metadata" in the QuickTime File Format).
 */
import { buildAtom, innerAtoms, viewOf, type InnerAtom } from "./atom.ts";

/** One `data` atom: a value, what kind of bytes it is, and for which country and language. */
export interface DataValue {
  readonly kind: number;
  readonly locale: number;
  readonly bytes: Uint8Array;
}

export interface MetaItem {
  /** `©nam`, `----:com.apple.iTunes:ISRC`; of a numbered item the name of its key. */
  readonly name: string;
  /** With its header, exactly as in the file. */
  readonly raw: Uint8Array;
  readonly values: readonly DataValue[];
  /** Something in it is cut off or missing. It is kept, and must not be changed. */
  readonly isDamaged: boolean;
}

/** Kinds of values ("Well-known types" of QuickTime; ISRC from the list of iTunes). */
export const DATA = {
  implicit: 0,
  utf8: 1,
  utf16: 2,
  utf8Sort: 4,
  utf16Sort: 5,
  isrc: 9,
  signed: 21,
  unsigned: 22,
} as const;

const FREE = "----";

/** Reads the content of an `ilst`. `keys` are the names of numbered items; null in a list of iTunes. */
export function readItems(
  content: Uint8Array,
  keys: readonly string[] | null,
): { readonly items: readonly MetaItem[]; readonly rest: Uint8Array } {
  const { atoms, rest } = innerAtoms(content);
  return { items: atoms.map((atom) => readItem(atom, keys)), rest };
}

function readItem(atom: InnerAtom, keys: readonly string[] | null): MetaItem {
  const { raw, content, type } = atom;
  const inside = innerAtoms(content);
  const found = inside.atoms.filter((part) => part.type === "data");
  const values = found.filter((part) => part.content.length >= 8).map(readData);
  const isWhole = inside.rest.length === 0 && values.length === found.length && values.length > 0;
  const key = keys === null ? type : keys[viewOf(raw).getUint32(4) - 1];
  const name = keys === null && type === FREE ? freeName(inside.atoms) : (key ?? null);
  return { name: name ?? type, raw, values, isDamaged: !isWhole || name === null };
}

function readData({ content }: InnerAtom): DataValue {
  const view = viewOf(content);
  return { kind: view.getUint32(0), locale: view.getUint32(4), bytes: content.subarray(8) };
}

/** Version and flags stand in front of both texts. */
function freeName(parts: readonly InnerAtom[]): string | null {
  const text = (type: string): string | null => {
    const part = parts.find((atom) => atom.type === type);
    return part === undefined || part.content.length < 4 ? null : utf8(part.content.subarray(4));
  };
  const [mean, name] = [text("mean"), text("name")];
  return mean === null || name === null ? null : `${FREE}:${mean}:${name}`;
}

/** The names in the content of `keys`, in their order. */
export function readKeys(content: Uint8Array): string[] {
  return innerAtoms(content, 8).atoms.map((atom) => utf8(atom.content));
}

/** A new free item of iTunes. */
export function createFreeItem(name: string, values: readonly DataValue[]): Buffer {
  const flags = new Uint8Array(4);
  const mean = buildAtom("mean", flags, Buffer.from("com.apple.iTunes"));
  return buildAtom(FREE, mean, buildAtom("name", flags, Buffer.from(name)), ...values.map(buildData));
}

export function createItem(type: string, values: readonly DataValue[]): Buffer {
  return buildAtom(type, ...values.map(buildData));
}

/** The same item with other values; what stands in front of its first value stays. */
export function replaceValues({ raw }: MetaItem, values: readonly DataValue[]): Buffer {
  const others = innerAtoms(raw.subarray(8)).atoms.filter(({ type }) => type !== "data");
  const item = buildAtom("----", ...others.map((part) => part.raw), ...values.map(buildData));
  // Four characters or a number.
  item.set(raw.subarray(4, 8), 4);
  return item;
}

function buildData({ kind, locale, bytes }: DataValue): Buffer {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(kind, 0);
  head.writeUInt32BE(locale, 4);
  return buildAtom("data", head, bytes);
}

export function textValue(text: string, locale = 0): DataValue {
  return { kind: DATA.utf8, locale, bytes: Buffer.from(text, "utf8") };
}

/** The text of a value; null where it is none. Values without a kind are text when they are valid UTF-8 without controls. */
export function textOf({ kind, bytes }: DataValue): string | null {
  switch (kind) {
    case DATA.utf8:
    case DATA.utf8Sort:
    case DATA.isrc:
      return utf8(bytes).replace(/\0+$/u, "");
    case DATA.utf16:
    case DATA.utf16Sort:
      return utf16(bytes);
    case DATA.signed:
    case DATA.unsigned:
      return bytes.length >= 1 && bytes.length <= 6 ? String(readInteger(bytes, kind === DATA.signed)) : null;
    case DATA.implicit: {
      const text = utf8(bytes);
      return /[\p{Cc}\ufffd]/u.test(text.replace(/[\t\n\r]/gu, "")) ? null : text;
    }
    default:
      return null;
  }
}

function readInteger(bytes: Uint8Array, isSigned: boolean): number {
  const buffer = Buffer.from(bytes);
  return isSigned ? buffer.readIntBE(0, bytes.length) : buffer.readUIntBE(0, bytes.length);
}

export function utf8(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("utf8");
}

/** Big-endian unless a byte order mark says otherwise; NULs at the end are no part of it. */
export function utf16(bytes: Uint8Array): string {
  const isLittle = bytes[0] === 0xff && bytes[1] === 0xfe;
  const hasMark = isLittle || (bytes[0] === 0xfe && bytes[1] === 0xff);
  const units = Buffer.from(bytes.subarray(hasMark ? 2 : 0, bytes.length - (bytes.length % 2)));
  return (isLittle ? units : units.swap16()).toString("utf16le").replace(/\0+$/u, "");
}

/** Number and total of `trkn` and `disk`; null where there is no number. */
export function readNumberPair(
  bytes: Uint8Array,
): { readonly number: number; readonly total: number } | null {
  if (bytes.length < 4) return null;
  const view = viewOf(bytes);
  return { number: view.getUint16(2), total: bytes.length < 6 ? 0 : view.getUint16(4) };
}
