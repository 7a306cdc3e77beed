import type { Issue } from "@deadwax/identifiers";
import type { StreamInfo } from "./stream-info.ts";

/** The types of metadata blocks (RFC 9639 table 1) that are looked into. All others are kept as they are. */
export const FLAC_BLOCK = { streamInfo: 0, padding: 1, vorbisComment: 4 } as const;
export const FLAC_BLOCK_HEADER = 4;
/** What the 24 bits of a size can state. */
export const MAX_FLAC_BLOCK = 0xff_ffff;

/** One metadata block. */
export interface FlacBlock {
  /** 0 to 127. */
  readonly type: number;
  /** Of the header of four bytes; the content follows it. */
  readonly headerOffset: number;
  readonly offset: number;
  /** Of the content. */
  readonly size: number;
  readonly isLast: boolean;
}

export interface Stretch {
  readonly offset: number;
  readonly size: number;
}

/** Where everything lies in a FLAC file. Together these parts cover it from its first byte to its last. */
export interface FlacMap {
  /** Where `fLaC` stands: behind the ID3v2 tags, which FLAC does not know but which are found in front of it. */
  readonly start: number;
  readonly blocks: readonly FlacBlock[];
  readonly streamInfo: StreamInfo;
  /** The frames, from behind the last block to the tags at the end. */
  readonly audio: Stretch;
  /** The first frame begins where the blocks end. When not, a size lies, and the file must not be written. */
  readonly isAudioFound: boolean;
  /** Tags of other formats behind the frames: ID3v1, APEv2. */
  readonly trailing: Stretch | null;
  readonly issues: readonly Issue[];
}
