import type { TagField } from "@deadwax/catalog";

/**
 * Which field a tag states, by the name that its format gives it, in lower case and without the prefix of a free field
 * (`TXXX:`, `----:com.apple.iTunes:`, `WM/`). No name means two things in two formats, so one table serves them all.
 */
const FIELDS: Readonly<Record<TagField, readonly string[]>> = {
  isrc: ["isrc", "tsrc", "trc", "xid"],
  title: ["title", "tit2", "tt2", "©nam", "name"],
  versionTitle: ["version", "subtitle", "tit3", "tt3", "versiontitle"],
  artist: ["artist", "author", "tpe1", "tp1", "©art", "auth"],
  release: ["album", "albumtitle", "talb", "tal", "©alb"],
  trackNumber: ["track", "tracknumber", "trck", "trk", "trkn"],
  label: ["label", "publisher", "organization", "tpub", "tpb", "©pub"],
  copyright: ["copyright", "tcop", "tcr", "cprt", "©cpy", "(c) "],
  phonogramCopyright: [
    "phonographic copyright",
    "phonogramcopyright",
    "pline",
    "tpro",
    "©phg",
    "producednotice",
  ],
  date: ["date", "year", "tdrc", "tyer", "tye", "©day"],
  barcode: ["barcode", "upc", "ean", "ean/upc"],
  iswc: ["iswc"],
  composer: ["composer", "tcom", "tcm", "©wrt", "©com"],
  lyricist: ["lyricist", "text", "txt"],
  arranger: ["arranger"],
  conductor: ["conductor", "tpe3", "tp3"],
  producer: ["producer"],
  engineer: ["engineer"],
  mixer: ["mixer"],
  remixer: ["remixer", "mixartist", "tpe4", "tp4"],
  contributor: [],
};

const FIELD_BY_NAME: ReadonlyMap<string, TagField> = new Map(
  (Object.keys(FIELDS) as TagField[]).flatMap((field) => FIELDS[field].map((name) => [name, field] as const)),
);

const FREE_PREFIX = /^(?:txxx:|----:com\.apple\.itunes:|wm\/|track:)/u;

/** The field that a native tag states, if the catalog compares it: `tagField("TXXX:ISRC")` is `"isrc"`. */
export function tagField(nativeId: string): TagField | undefined {
  const name = nativeId.toLowerCase().replace(FREE_PREFIX, "");
  return FIELD_BY_NAME.get(name) ?? FIELD_BY_NAME.get(name.trim());
}
