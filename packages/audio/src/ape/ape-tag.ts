/** APE tags, versions 1 and 2 (Monkey's Audio; wiki.hydrogenaud.io, "APE Tags Header" and "APE Tag Item"). */
import { fail, ok, type Result } from "@deadwax/identifiers";

/** One item exactly as it is stored. */
export interface ApeItem {
  /** As it is spelled; upper and lower case mean the same. */
  readonly key: string;
  readonly flags: number;
  readonly value: Uint8Array;
  /** Size, flags, key and value. */
  readonly raw: Uint8Array;
}

export interface ApeTag {
  readonly version: 1 | 2;
  /** 32 bytes each; null where the tag does without. */
  readonly header: Uint8Array | null;
  readonly footer: Uint8Array | null;
  readonly items: readonly ApeItem[];
  /** Bytes between the last item and the footer that are no item. */
  readonly rest: Uint8Array;
}

/** Why bytes are no tag that can be read: the end of a sentence. */
export interface ApeDamage {
  readonly problem: string;
}

const END = 32;
/** More items than this were not made by a tagger. */
const MAX_ITEMS = 20_000;

/** Reads a tag from its first byte (header or first item) to its last (footer or last item). */
export function readApe(bytes: Uint8Array): Result<ApeTag, ApeDamage> {
  const header = isEnd(bytes.subarray(0, END)) ? bytes.subarray(0, END) : null;
  const tail = bytes.subarray(Math.max(header === null ? 0 : END, bytes.length - END));
  const footer = isEnd(tail) ? tail : null;
  const end = footer ?? header;
  if (end === null) return fail({ problem: "it has neither a header nor a footer" });
  const version = readUint32(end, 8) < 2000 ? 1 : 2;
  const area = bytes.subarray(header === null ? 0 : END, bytes.length - (footer === null ? 0 : END));
  const count = readUint32(end, 16);
  const items: ApeItem[] = [];
  let at = 0;
  while (items.length < count && items.length < MAX_ITEMS) {
    const item = readItem(area, at);
    if (item === null) {
      return fail({
        problem: `of the ${count} items that it states, number ${items.length + 1} cannot be read`,
      });
    }
    items.push(item);
    at += item.raw.length;
  }
  return ok({ version, header, footer, items, rest: area.subarray(at) });
}

function isEnd(bytes: Uint8Array): boolean {
  return bytes.length === END && Buffer.from(bytes.subarray(0, 8)).toString("latin1") === "APETAGEX";
}

function readItem(area: Uint8Array, at: number): ApeItem | null {
  if (at + 8 > area.length) return null;
  const [size, flags] = [readUint32(area, at), readUint32(area, at + 4)];
  const keyEnd = area.indexOf(0, at + 8);
  const end = keyEnd + 1 + size;
  if (keyEnd < at + 9 || keyEnd > at + 8 + 255 || end > area.length) return null;
  const key = Buffer.from(area.subarray(at + 8, keyEnd)).toString("latin1");
  return { key, flags, value: area.subarray(keyEnd + 1, end), raw: area.subarray(at, end) };
}

/** An item with the key and the flags of another, and a value of its own. */
export function replaceValue({ key, flags }: ApeItem, value: Uint8Array): ApeItem {
  const head = Buffer.alloc(8);
  head.writeUInt32LE(value.length, 0);
  head.writeUInt32LE(flags, 4);
  return { key, flags, value, raw: Buffer.concat([head, Buffer.from(`${key}\0`, "latin1"), value]) };
}

/** The bytes of a tag. Header and footer state its size and its items; all else stays as it was found. */
export function writeApe({ header, footer, items, rest }: ApeTag): Uint8Array {
  const area = Buffer.concat([...items.map(({ raw }) => raw), rest]);
  const renew = (end: Uint8Array | null): Uint8Array => {
    if (end === null) return new Uint8Array(0);
    const bytes = Buffer.from(end);
    bytes.writeUInt32LE(area.length + (footer === null ? 0 : END), 12);
    bytes.writeUInt32LE(items.length, 16);
    return bytes;
  };
  return Buffer.concat([renew(header), area, renew(footer)]);
}

function readUint32(bytes: Uint8Array, at: number): number {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).readUInt32LE(at);
}
