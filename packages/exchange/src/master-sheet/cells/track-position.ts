import { plain, unreadable, type CellCodec } from "./cell-codec.ts";

/** A place on a release. Both count from 1. */
export interface TrackPosition {
  readonly medium: number;
  readonly position: number;
}

/** `2-7` is track 7 of medium 2, a single number a track of medium 1. */
export const TRACK_POSITION: CellCodec<TrackPosition> = {
  read: (cell) => {
    const match = /^(?:(\d{1,4})\s*[\p{Pd}.]\s*)?(\d{1,5})$/u.exec(cell.text.trim());
    const medium = Number(match?.[1] ?? "1");
    const position = Number(match?.[2] ?? "0");
    const isDate = cell.stored?.kind === "date";
    if (!isDate && medium > 0 && position > 0) return plain({ medium, position });
    return unreadable({
      code: "TRACK_POSITION_FORM",
      message: isDate
        ? "A spreadsheet program turned the track position into a date."
        : `“${cell.text.trim().slice(0, 80)}” is not a track position.`,
      received: cell.text,
      expected: "medium-track, such as 1-3",
      hint: "Set the column to text in the spreadsheet and type the position again.",
    });
  },
  write: ({ medium, position }) => `${medium}-${position}`,
};
