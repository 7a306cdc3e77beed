import { recordingName, type Recording } from "../../domain/recording/recording.ts";
import type { Id } from "../../domain/values/id.ts";
import type { ImportedRow } from "./sheet-import-types.ts";

/** Imported rows, each with a note where it became a second recording of a name. */
export interface NamesakeNotes {
  readonly all: readonly ImportedRow[];
  /** @param namesakes other recordings of the name, when the row made one of its own */
  add(row: ImportedRow, namesakes: readonly Recording[]): void;
}

/**
 * Two rows of one title with two codes, or two lengths, are two recordings, or a mistake in the sheet. Only a person
 * can tell, so both rows name each other.
 */
export function createNamesakeNotes(): NamesakeNotes {
  const all: ImportedRow[] = [];
  /** Where the last row about a recording stands in `all`. */
  const places = new Map<Id, number>();
  return {
    all,
    add(row, namesakes) {
      const other = namesakes.at(-1);
      if (row.recordingId !== null) places.set(row.recordingId, all.length);
      const place = other && places.get(other.id);
      const first = place === undefined ? undefined : all[place];
      all.push(other === undefined ? row : noted(row, first === undefined ? inCatalog(other) : inRow(first)));
      if (place !== undefined && first !== undefined) all[place] = noted(first, inRow(row));
    },
  };
}

function inRow({ row }: ImportedRow): string {
  return `Row ${row} has the same title`;
}

function inCatalog(recording: Recording): string {
  return `The catalog has “${recordingName(recording)}” already`;
}

function noted(row: ImportedRow, where: string): ImportedRow {
  const issue = {
    code: "ROW_SAME_TITLE",
    severity: "info" as const,
    path: ["rows", row.row, "title"],
    message: `${where}, with another code or length: they are two recordings.`,
    hint: "If they are one, deadwax merge puts them together; if not, a version title tells them apart.",
  };
  return { ...row, issues: [...row.issues, issue] };
}
