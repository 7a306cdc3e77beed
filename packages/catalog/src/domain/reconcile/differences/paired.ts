/** A row and the seat it goes with, and what lies around them: what the checks look at. */
import type { HeldField, HeldRow } from "../../held/held-row.ts";
import type { Discrepancy, HeldPlace } from "../discrepancy.ts";
import type { Match } from "../match/match-rows.ts";
import type { KnownIndex } from "../match/known-index.ts";
import type { KnownRecording, Seat } from "../reconcile-input.ts";

export interface Surroundings {
  readonly index: KnownIndex;
  readonly ownPrefixes: readonly string[];
  readonly today: string;
  /** The rows of each recording, by its id. */
  readonly rowsOf: ReadonlyMap<string, readonly Match[]>;
  /** The rows that are on a release of the catalog, by its id. */
  readonly rowsOn: ReadonlyMap<string, readonly Match[]>;
}

/** What a check finds of one row; what is about the row itself is added. */
export type Found = Omit<Discrepancy, "place" | "recordingId" | "releaseId" | "other"> &
  Partial<Pick<Discrepancy, "other">>;

export type Check = (match: Match, around: Surroundings) => readonly Found[];

export function heldPlace({ sheet, row }: HeldRow): HeldPlace {
  return { sheet, row };
}

export function discrepancyOf({ row, seat }: Match, found: Found): Discrepancy {
  return {
    other: null,
    ...found,
    place: heldPlace(row),
    recordingId: seat.known.recording.id,
    releaseId: seat.place?.release.id ?? null,
  };
}

/** The other row of a discrepancy, where there is one, and the recording. */
export function otherOf(known: KnownRecording | null, match: Match | undefined): Discrepancy["other"] {
  return {
    recordingId: known?.recording.id ?? null,
    place: match === undefined ? null : heldPlace(match.row),
  };
}

/** The text of a field as it stands; empty where there is none. */
export function textOf(row: HeldRow, field: HeldField): string {
  return row.values[field]?.text.trim() ?? "";
}

export function isTold(row: HeldRow, field: HeldField): boolean {
  return row.values[field] !== undefined;
}

export function placeText({ place }: Seat): string {
  return place === null ? "" : `${place.medium}-${place.position}`;
}

/** What most say, where more than half of at least two say it; undefined otherwise. */
export function majority(values: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  for (const [value, count] of counts) if (count >= 2 && count > values.length / 2) return value;
  return undefined;
}
