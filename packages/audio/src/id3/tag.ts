/** What an ID3v2 tag is made of. Whatever is not asked to change is written back byte for byte. */

/** ID3v2.2, 2.3 or 2.4. */
export type Id3Version = 2 | 3 | 4;

/** One frame exactly as it is stored (in 2.2 and 2.3: after unsynchronisation of the whole tag is undone). */
export interface Id3Frame {
  /** Three characters in 2.2, four later. */
  readonly id: string;
  /** Header and body. */
  readonly raw: Uint8Array;
  /** The two flag bytes; 0 in 2.2. */
  readonly flags: number;
}

export interface Id3Tag {
  readonly version: Id3Version;
  readonly revision: number;
  /** The flag byte of the header. */
  readonly flags: number;
  /** With its own size field; empty where there is none. */
  readonly extendedHeader: Uint8Array;
  readonly frames: readonly Id3Frame[];
  /** Bytes behind the last frame that are neither a frame nor padding. */
  readonly rest: Uint8Array;
  /** Bytes of padding. */
  readonly padding: number;
  /** How frame sizes of a 2.4 tag are stored; early writers used plain numbers there. */
  readonly frameSizes: "plain" | "synchsafe";
  /** Bytes that were found behind the tag. */
  readonly after: Uint8Array;
}

/** Flags of the tag header. */
export const HEADER_FLAG = { unsynchronised: 0x80, extendedHeader: 0x40, footer: 0x10 } as const;

/** Bytes before the body of a frame. */
export function frameHeaderLength(version: Id3Version): number {
  return version === 2 ? 6 : 10;
}

/** A tag without frames, as it is made where a file has none: v2.3, which every reader we know sees whole. */
export function createId3Tag(): Id3Tag {
  const nothing = new Uint8Array(0);
  return {
    version: 3,
    revision: 0,
    flags: 0,
    extendedHeader: nothing,
    frames: [],
    rest: nothing,
    padding: 0,
    frameSizes: "plain",
    after: nothing,
  };
}
