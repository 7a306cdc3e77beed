/**
 * Where the whole plan is written: the list of iTunes in `moov/udta/meta`, which every reader of MP4 knows and which
 * readers of QuickTime films read as well. What is missing on the way to it is made.
 */
import type { ByteSource } from "../riff/index.ts";
import { buildAtom, findAtom, type Mp4Atom } from "./atom.ts";
import type { AtomEdits } from "./atom-edits.ts";
import type { Mp4Map } from "./mp4-map.ts";
import { readHandler, type ItemPlace, type TagPlaces } from "./tag-places.ts";

export interface TagHome {
  /** The atoms that are there, from `moov` down to `ilst`, or as far as there are any. */
  readonly chain: readonly Mp4Atom[];
  /** Null where there is no list yet. */
  readonly list: ItemPlace | null;
}

/** Where tags of another kind stand in `moov/udta/meta`, a second `meta` is made beside it, as readers take all there are. */
export async function findHome(source: ByteSource, { moov }: Mp4Map, { lists }: TagPlaces): Promise<TagHome> {
  const udtas = moov.children.filter(({ type }) => type === "udta");
  for (const udta of udtas) {
    for (const meta of udta.children.filter(({ type }) => type === "meta")) {
      if ((await readHandler(source, meta)) !== "mdir") continue;
      const ilst = findAtom(meta, "ilst");
      if (ilst === undefined) return { chain: [moov, udta, meta], list: null };
      const list = lists.find(({ atom }) => atom === ilst) ?? null;
      if (list !== null) return { chain: [moov, udta, meta, ilst], list };
    }
  }
  const [udta] = udtas;
  return { chain: udta === undefined ? [moov] : [moov, udta], list: null };
}

/** Puts the items, and free room behind them, into their place. */
export function settle(
  { chain }: TagHome,
  items: readonly Uint8Array[],
  { free, edits }: { readonly free: Uint8Array; readonly edits: AtomEdits },
): void {
  const ilst = Buffer.concat([buildAtom("ilst", ...items), free]);
  const last = chain.at(-1);
  if (last === undefined) return;
  if (last.type === "ilst") edits.replaced.set(last, ilst);
  else if (last.type === "meta") edits.appended.set(last, ilst);
  else {
    const meta = buildAtom("meta", new Uint8Array(4), buildHandler(), ilst);
    edits.appended.set(last, last.type === "udta" ? meta : buildAtom("udta", meta));
  }
}

/** `hdlr` as iTunes writes it: kind `mdir`, maker `appl`, no name. */
function buildHandler(): Uint8Array {
  const content = Buffer.alloc(25);
  content.write("mdirappl", 8, "latin1");
  return buildAtom("hdlr", content);
}
