/** What the catalog says, in the form in which it is laid beside what somebody holds. Plain data; nothing is read here. */
import type { Isrc } from "@deadwax/identifiers";
import type { HeldRow } from "../held/held-row.ts";
import type { Recording } from "../recording/recording.ts";
import type { Release } from "../release/release.ts";

export interface KnownPlace {
  readonly release: Release;
  readonly medium: number;
  readonly position: number;
  readonly printedTitle: string | null;
}

export interface KnownRecording {
  readonly recording: Recording;
  /** Null while it awaits one. */
  readonly isrc: Isrc | null;
  /** Codes that history gave it. */
  readonly supersededCodes: readonly Isrc[];
  /** Who gave the preferred code: the catalog itself from a range of its own, or somebody else. */
  readonly isOwnCode: boolean;
  readonly iswcs: readonly string[];
  /** Of the approved master, else as declared; null where neither is known. */
  readonly durationMs: number | null;
  readonly isMeasured: boolean;
  readonly places: readonly KnownPlace[];
}

export interface ReconcileInput {
  readonly recordings: readonly KnownRecording[];
  readonly rows: readonly HeldRow[];
  /** Prefix codes that this catalog issues from: five characters each. */
  readonly ownPrefixes: readonly string[];
  /** `2026-11-23`: a year beyond the next one is impossible. */
  readonly today: string;
}

/** A recording where it stands on a release; without a release where it stands on none. */
export interface Seat {
  readonly known: KnownRecording;
  readonly place: KnownPlace | null;
}

export function seatsOf(known: KnownRecording): readonly Seat[] {
  return known.places.length === 0
    ? [{ known, place: null }]
    : known.places.map((place) => ({ known, place }));
}

/** The same for the same seat. */
export function seatKey({ known, place }: Seat): string {
  const { id } = known.recording;
  return place === null ? id : `${id} ${place.release.id} ${place.medium}-${place.position}`;
}
