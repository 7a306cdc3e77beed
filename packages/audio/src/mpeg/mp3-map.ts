import type { Issue } from "@deadwax/identifiers";
import type { InfoFrame } from "./info-frame.ts";
import type { TagKind } from "./tag-at.ts";

export interface ByteRange {
  readonly offset: number;
  readonly size: number;
}

/**
 * A stretch of an MP3 file. `frames` are whole frames of audio, `info-frame` is the Xing, Info or VBRI frame in front of
 * them, `zeros` is what tags leave that were taken out, `junk` is everything else.
 */
export interface Mp3Part extends ByteRange {
  readonly kind: TagKind | "frames" | "info-frame" | "junk" | "zeros";
  /** The bytes of a tag, and of junk behind the audio; null for everything else, and for what is too large to hold. */
  readonly content: Uint8Array | null;
}

export interface MpegFormat {
  /** 2.5 is the extension to 8, 11.025 and 12 kHz that no standard has. */
  readonly version: 1 | 2 | 2.5;
  readonly layer: 1 | 2 | 3;
  /** Hz. */
  readonly sampleRate: number;
  readonly channels: 1 | 2;
}

/** The tags around the audio of an MP3 file. */
export interface Mp3TagMap {
  /** Of the source. */
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  /** The first bytes of the file, ten where it has them. */
  readonly firstBytes: Uint8Array;
  /** One behind the other, together the whole file. */
  readonly parts: readonly Mp3Part[];
}

/** What lies where in an MP3 file (or one of layer I or II), from the first byte to the last. */
export interface Mp3Map extends Mp3TagMap {
  /** Of the first frame of audio. */
  readonly format: MpegFormat;
  /** `free` is free format, whose headers do not say the bitrate. */
  readonly bitrateMode: "constant" | "free" | "variable";
  /** Bit/s, averaged over the frames of audio; 0 where there is none. */
  readonly bitrate: number;
  readonly infoFrame: InfoFrame | null;
  /** Frames of audio, counted, without the info frame. */
  readonly frameCount: number;
  /** Length in samples of a channel, without what the encoder put in front and behind, where it says how much that is. */
  readonly samples: number;
  readonly issues: readonly Issue[];
}

/**
 * The coded audio: the frames without the info frame, tags and junk. Ranges follow each other in the file; there is one
 * where nothing interrupts the audio.
 */
export function audioRanges(map: Mp3Map): readonly ByteRange[] {
  return map.parts.filter(({ kind }) => kind === "frames").map(({ offset, size }) => ({ offset, size }));
}
