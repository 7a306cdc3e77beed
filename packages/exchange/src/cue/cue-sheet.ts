/**
 * CUE sheets as CDRWIN defined them (user's guide, appendix A: commands CATALOG, FILE, TRACK, TITLE, PERFORMER,
 * SONGWRITER, ISRC, FLAGS, PREGAP, POSTGAP, INDEX, REM), and as rippers have used them since. Left out: CDTEXTFILE.
 */
import type { Isrc, Issue } from "@deadwax/identifiers";

/** Positions are counted in these, 75 a second: the sectors of an audio CD. */
export const FRAMES_PER_SECOND = 75;

export interface CueFile {
  readonly name: string;
  /** `WAVE`, `AIFF`, `MP3`, `BINARY`, `MOTOROLA`, or what a program wrote. Lossless files of other kinds are called WAVE. */
  readonly type: string;
}

export interface CueIndex {
  /** 1 is where the track begins, 0 its pregap. */
  readonly number: number;
  /** Which of the files the position is in: a pregap may stand at the end of the file before. */
  readonly file: number;
  /** Frames from the start of the file. */
  readonly at: number;
}

/** What may be said of the whole disc and of each track. */
export interface CueText {
  readonly title: string | null;
  readonly performer: string | null;
  readonly songwriter: string | null;
  /** Lines of remarks without the word REM. */
  readonly remarks: readonly string[];
}

export interface CueTrack extends CueText {
  /** 1 to 99. */
  readonly number: number;
  /** `AUDIO`; others are data. */
  readonly mode: string;
  readonly isrc: Isrc | null;
  /** `DCP`, `4CH`, `PRE`, `SCMS`. */
  readonly flags: readonly string[];
  /** Silence that is in no file, in frames. */
  readonly pregap: number | null;
  readonly postgap: number | null;
  readonly indexes: readonly CueIndex[];
}

export interface CueSheet extends CueText {
  /** The Media Catalog Number: 13 digits. */
  readonly catalog: string | null;
  readonly files: readonly CueFile[];
  readonly tracks: readonly CueTrack[];
}

/** Where a sheet could not be understood or made, it is null and an issue of severity error says why. */
export interface CueResult<Value> {
  readonly value: Value | null;
  readonly issues: readonly Issue[];
}
