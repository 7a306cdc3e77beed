/** Where a film keeps what is said about it as a whole: lists of items, and texts in `udta`. */
import type { ByteSource } from "../riff/index.ts";
import { contentOf, endOf, findAtom, fourCc, innerAtoms, type InnerAtom, type Mp4Atom } from "./atom.ts";
import { readItems, readKeys, type MetaItem } from "./item-list.ts";
import type { Mp4Map } from "./mp4-map.ts";
import { readWhole } from "./read-track.ts";

export interface ItemPlace {
  readonly atom: Mp4Atom;
  /** `itunes`: items named by four characters; `keys`: items numbered by names of QuickTime. */
  readonly kind: "itunes" | "keys";
  readonly items: readonly MetaItem[];
  /** Bytes behind the last item that are none. */
  readonly rest: Uint8Array;
}

export interface TextPlace {
  readonly atom: Mp4Atom;
  readonly inner: InnerAtom;
}

export interface TagPlaces {
  readonly lists: readonly ItemPlace[];
  readonly texts: readonly TextPlace[];
  /** Lists that are too large to be held. */
  readonly tooLarge: readonly Mp4Atom[];
}

/** More than any list with its pictures, less than a file that means harm. */
const MAX_LIST = 32 * 1024 * 1024;
const MAX_ITEMS = 10_000;
const MAX_KEYS = 1024 * 1024;
const MAX_USER_TEXT = 256 * 1024;
const MAX_USER_TEXTS = 1000;

/** Reads them, in file order. Holds at most 64 MiB. */
export async function readTagPlaces(source: ByteSource, { moov, atoms }: Mp4Map): Promise<TagPlaces> {
  const lists: ItemPlace[] = [];
  const tooLarge: Mp4Atom[] = [];
  const texts: TextPlace[] = [];
  let budget = 2 * MAX_LIST;
  for (const meta of findMetas(moov, atoms)) {
    const handler = await readHandler(source, meta);
    for (const atom of meta.children) {
      if (atom.type !== "ilst" || (handler !== "mdir" && handler !== "mdta")) continue;
      if (atom.size > Math.min(MAX_LIST, budget) || atom.children.length > MAX_ITEMS) {
        tooLarge.push(atom);
        continue;
      }
      budget -= atom.size;
      const keys = handler === "mdta" ? await readKeyNames(source, meta) : null;
      const content = (await readWhole(source, atom, MAX_LIST)) ?? new Uint8Array(0);
      lists.push({ atom, kind: keys === null ? "itunes" : "keys", ...readItems(content, keys) });
    }
  }
  for (const udta of moov.children.filter(({ type }) => type === "udta")) {
    for (const atom of udta.children) {
      if (!isText(atom.type) || atom.size > MAX_USER_TEXT || texts.length >= MAX_USER_TEXTS) continue;
      const [inner] = innerAtoms(await source.read(atom.offset, atom.size)).atoms;
      if (inner !== undefined) texts.push({ atom, inner });
    }
  }
  return { lists, texts, tooLarge };
}

function isText(type: string): boolean {
  return type.startsWith("©") || ["titl", "perf", "albm", "cprt", "dscp"].includes(type);
}

function findMetas(moov: Mp4Atom, atoms: readonly Mp4Atom[]): Mp4Atom[] {
  const udtas = moov.children.filter(({ type }) => type === "udta");
  return [moov, ...udtas, { children: atoms }].flatMap(({ children }) =>
    children.filter(({ type }) => type === "meta"),
  );
}

/** The four characters that say what a `meta` holds. iTunes itself has been seen to leave them out. */
export async function readHandler(source: ByteSource, meta: Mp4Atom): Promise<string> {
  const hdlr = findAtom(meta, "hdlr");
  if (hdlr === undefined) return "mdir";
  const { offset } = contentOf(hdlr);
  return endOf(hdlr) - offset < 12 ? "" : fourCc(await source.read(offset, 12), 8);
}

async function readKeyNames(source: ByteSource, meta: Mp4Atom): Promise<string[]> {
  return readKeys((await readWhole(source, findAtom(meta, "keys"), MAX_KEYS)) ?? new Uint8Array(0));
}
