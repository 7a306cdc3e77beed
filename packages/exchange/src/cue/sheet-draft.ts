import type { CueFile, CueIndex, CueSheet, CueText, CueTrack } from "./cue-sheet.ts";

type Draft<Whole> = { -readonly [Key in keyof Whole]: Whole[Key] };

export interface TextDraft extends Omit<Draft<CueText>, "remarks"> {
  readonly remarks: string[];
}

export interface TrackDraft extends TextDraft, Omit<Draft<CueTrack>, keyof CueText | "indexes"> {
  readonly indexes: CueIndex[];
}

/** A sheet while it is read. */
export interface SheetDraft extends TextDraft {
  catalog: string | null;
  readonly files: CueFile[];
  readonly tracks: TrackDraft[];
  /** The line of each TRACK. */
  readonly trackLines: number[];
}

function newText(): TextDraft {
  return { title: null, performer: null, songwriter: null, remarks: [] };
}

export function newDraft(): SheetDraft {
  return { ...newText(), catalog: null, files: [], tracks: [], trackLines: [] };
}

export function newTrack(number: number, mode: string): TrackDraft {
  return {
    ...newText(),
    ...{ number, mode, isrc: null, flags: [], pregap: null, postgap: null, indexes: [] },
  };
}

export function finishedSheet({ trackLines: _, ...sheet }: SheetDraft): CueSheet {
  return sheet;
}
