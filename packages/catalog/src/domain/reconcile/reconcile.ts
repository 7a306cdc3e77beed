/** Lays what somebody holds beside the catalog and names every difference that means something, the gravest first. */
import { recordingName } from "../recording/recording.ts";
import { checkArtist } from "./differences/artist.ts";
import { checkCode } from "./differences/code.ts";
import { checkFirstPublished, checkReleaseDate } from "./differences/dates.ts";
import { checkAdvisory, checkDuration, checkLanguage, checkWork } from "./differences/numbers.ts";
import {
  discrepancyOf,
  heldPlace,
  otherOf,
  placeText,
  type Check,
  type Surroundings,
} from "./differences/paired.ts";
import {
  checkBarcode,
  checkCatalogNumber,
  checkLabel,
  checkPosition,
  checkReleaseTitle,
} from "./differences/release.ts";
import { checkCLine, checkPLine } from "./differences/rights.ts";
import { checkTitle } from "./differences/title.ts";
import { DISCREPANCY_KINDS, type Discrepancy } from "./discrepancy.ts";
import { heldTitle } from "./match/held-keys.ts";
import { matchRows, type Match, type Matching } from "./match/match-rows.ts";
import { seatKey, type KnownRecording, type ReconcileInput, type Seat } from "./reconcile-input.ts";

export interface Reconciliation {
  readonly matches: readonly Match[];
  readonly discrepancies: readonly Discrepancy[];
  /** Rows of which no recording is known. */
  readonly strangers: Matching["strangers"];
  /** What they were laid beside. */
  readonly known: readonly KnownRecording[];
}

const CHECKS: readonly Check[] = [
  ...[checkCode, checkTitle, checkArtist, checkDuration, checkAdvisory, checkLanguage, checkWork],
  ...[checkPosition, checkBarcode, checkReleaseTitle, checkCatalogNumber, checkLabel],
  ...[checkFirstPublished, checkReleaseDate, checkPLine, checkCLine],
];

export function reconcile({ recordings, rows, ownPrefixes, today }: ReconcileInput): Reconciliation {
  const matching = matchRows(rows, recordings);
  const { matches, index } = matching;
  const around: Surroundings = {
    index,
    ownPrefixes,
    today,
    rowsOf: Map.groupBy(matches, ({ seat }) => seat.known.recording.id),
    rowsOn: Map.groupBy(matches, ({ seat }) => seat.place?.release.id ?? ""),
  };
  const discrepancies = [
    ...matches.flatMap((match) =>
      CHECKS.flatMap((check) => check(match, around).map((found) => discrepancyOf(match, found))),
    ),
    ...duplicateRows(matching),
    ...extraRows(matching),
    ...missingRows(matching, around),
  ];
  return {
    matches,
    discrepancies: discrepancies.toSorted(byGravity),
    strangers: matching.strangers,
    known: recordings,
  };
}

function duplicateRows({ duplicates }: Matching): readonly Discrepancy[] {
  return duplicates.map(({ row, of }) =>
    discrepancyOf(
      { row, seat: of.seat, points: 0 },
      {
        kind: "duplicate-row",
        field: "row",
        held: heldTitle(row),
        catalog: recordingName(of.seat.known.recording),
        right: "catalog",
        because: "other-rows",
        other: otherOf(of.seat.known, of),
      },
    ),
  );
}

function extraRows({ strangers }: Matching): readonly Discrepancy[] {
  return strangers.map((row) => ({
    kind: "extra-row",
    field: "row",
    place: heldPlace(row),
    recordingId: null,
    releaseId: null,
    other: null,
    held: heldTitle(row),
    catalog: "",
    right: "nobody",
    because: "unknown",
  }));
}

/** Of a release that is there with another track, every track is to be there. */
function missingRows({ index, matches }: Matching, { rowsOn }: Surroundings): readonly Discrepancy[] {
  const there = new Set(matches.map(({ seat }) => seatKey(seat)));
  return [...rowsOn.keys()].flatMap((releaseId) =>
    (index.byReleaseId.get(releaseId) ?? [])
      .filter((seat) => !there.has(seatKey(seat)))
      .map((seat) => missingRow(seat, releaseId)),
  );
}

function missingRow(seat: Seat, releaseId: string): Discrepancy {
  return {
    kind: "missing-row",
    field: "row",
    place: null,
    recordingId: seat.known.recording.id,
    releaseId: seat.place?.release.id ?? null,
    other: null,
    held: "",
    catalog: `${placeText(seat)} ${recordingName(seat.known.recording)}`.trim(),
    right: "catalog",
    because: releaseId === "" ? "unknown" : "decided",
  };
}

const GRAVITY = new Map(DISCREPANCY_KINDS.map((kind, index) => [kind, index]));

function byGravity(one: Discrepancy, other: Discrepancy): number {
  return (
    (GRAVITY.get(one.kind) ?? 0) - (GRAVITY.get(other.kind) ?? 0) ||
    (one.place?.sheet ?? "").localeCompare(other.place?.sheet ?? "") ||
    (one.place?.row ?? Infinity) - (other.place?.row ?? Infinity)
  );
}
