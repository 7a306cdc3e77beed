/** What a rescue works on: files as they lie there, what was heard between them, and sheets somebody sent. Plain data. */
import type { Isrc, Issue } from "@deadwax/identifiers";
import type { AudioFacts } from "../asset/audio-facts.ts";
import type { HeardComparison } from "../comparison/index.ts";

/** An audio file that was read. */
export interface RescueFile {
  /** Relative to the folder that was looked at, with slashes. Names the file everywhere in a rescue. */
  readonly path: string;
  readonly modifiedMs: number;
  readonly facts: AudioFacts;
}

/** A file that could not be heard, or is not whole, with what to do about it. */
export interface UnheardFile {
  readonly path: string;
  readonly code: string;
  readonly message: string;
  readonly hint: string;
  /** Id of the recording that it holds a part of. */
  readonly partOf?: string;
}

/** What the ear told of two files; `a` is what was taken as known. */
export interface HeardPair {
  readonly a: string;
  readonly b: string;
  readonly heard: HeardComparison;
}

/** One row of a sheet. Text as found; null where the sheet says nothing. */
export interface RescueRow {
  readonly sheet: string;
  /** As a spreadsheet program, or an editor, numbers it. */
  readonly row: number;
  readonly isrc: Isrc | null;
  readonly title: string | null;
  readonly versionTitle: string | null;
  readonly artist: string | null;
  readonly durationMs: number | null;
  /** The file it names. */
  readonly file: string | null;
  readonly issues: readonly Issue[];
}

export interface RescueInput {
  readonly files: readonly RescueFile[];
  readonly unheard: readonly UnheardFile[];
  /** Files that were read, but not compared with others: nothing here decodes them. */
  readonly uncompared: readonly UnheardFile[];
  readonly pairs: readonly HeardPair[];
  readonly rows: readonly RescueRow[];
  /** The agency whose rules decide; IFPI's where there is none. */
  readonly agency: string | null;
}
