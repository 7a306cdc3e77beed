import type { Issue } from "@deadwax/identifiers";
import type { Mp4Atom, Stretch } from "./atom.ts";
import type { SampleEntry } from "./sample-entry.ts";

/** One entry of an edit list (ISO/IEC 14496-12 clause 8.6.6). */
export interface Mp4Edit {
  /** In units of the film. */
  readonly duration: number;
  /** Where in the track it begins, in units of the track; -1 for an empty edit, in which nothing of it is played. */
  readonly mediaTime: number;
  /** 1 plays it as it is. */
  readonly rate: number;
}

/** What a sample of a fragment has where the fragment does not say (`trex`). */
export interface FragmentDefaults {
  readonly entry: number;
  readonly duration: number;
  readonly size: number;
}

/** The fragments of a film, in file order; all tracks share them. */
export interface Mp4Fragments {
  readonly moofs: readonly Mp4Atom[];
  /** By the id of a track. */
  readonly defaults: ReadonlyMap<number, FragmentDefaults>;
}

export interface Mp4Track {
  /** As `tkhd` states it; unique in a file that is right. */
  readonly id: number;
  /** From 1, in file order: what messages call it. */
  readonly number: number;
  readonly isEnabled: boolean;
  /** `soun`, `vide`, `text` …; empty where nothing says it. */
  readonly handler: string;
  /** Units of time a second. */
  readonly timescale: number;
  /** What `mdhd` states, in units of the track; null where it says that it does not know. */
  readonly duration: number | null;
  /** Null where there is no list. */
  readonly edits: readonly Mp4Edit[] | null;
  readonly entries: readonly SampleEntry[];
  /** Ids of the tracks that hold its chapters (`tref`, `chap`). */
  readonly chapters: readonly number[];
  /** The tables of samples by their type, `stsz`, `stco` …: their content without version and flags. */
  readonly tables: ReadonlyMap<string, Stretch>;
  readonly fragments: Mp4Fragments;
  /** Units a second of the film, in which edits are counted. */
  readonly filmTimescale: number;
}

export interface Mp4Brands {
  readonly major: string;
  readonly minorVersion: number;
  readonly compatible: readonly string[];
}

/** Where everything lies. Together `atoms` and `rest` cover the file from its first byte to its last. */
export interface Mp4Map {
  readonly size: number;
  /** By the brand `qt  `, or because a file without brands is a QuickTime film. */
  readonly kind: "mp4" | "quicktime";
  /** Null where there is no `ftyp`. */
  readonly brands: Mp4Brands | null;
  readonly atoms: readonly Mp4Atom[];
  readonly rest: Stretch | null;
  readonly moov: Mp4Atom;
  /** Units of time a second of the film. */
  readonly timescale: number;
  /** As `mvhd` states it, in these units; null where it does not know. */
  readonly duration: number | null;
  readonly isFragmented: boolean;
  readonly tracks: readonly Mp4Track[];
  /** The atom whose inside does not fit together; then the file is read as far as it goes, and must not be written. */
  readonly damaged: string | null;
  readonly issues: readonly Issue[];
}
