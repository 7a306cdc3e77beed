/**
 * Which row is which recording, and where. A code alone proves little here, since codes are what is wrong: a row goes to the seat
 * that most speaks for, and a seat goes to one row.
 */
import type { HeldRow } from "../../held/held-row.ts";
import { seatKey, type KnownRecording, type Seat } from "../reconcile-input.ts";
import { foldText } from "../../text/fold-text.ts";
import { heldBarcodeKey, heldText, heldTitle } from "./held-keys.ts";
import { indexKnown, titleKey, type KnownIndex } from "./known-index.ts";
import { ENOUGH, likeness } from "./likeness.ts";

export interface Match {
  readonly row: HeldRow;
  readonly seat: Seat;
  readonly points: number;
}

export interface Matching {
  readonly matches: readonly Match[];
  /** Rows for a seat that another row has, which says the same at least as well. */
  readonly duplicates: readonly { readonly row: HeldRow; readonly of: Match }[];
  /** Rows that nothing in the catalog goes with. */
  readonly strangers: readonly HeldRow[];
  readonly index: KnownIndex;
}

/** Namesakes that are looked at for one row. */
const MOST_NAMESAKES = 40;
/** A row is for the seat of another where it fits nearly as well as that one. */
const NEARLY = 2;

export function matchRows(rows: readonly HeldRow[], recordings: readonly KnownRecording[]): Matching {
  const index = indexKnown(recordings);
  const candidates = rows.flatMap((row) =>
    seatsFor(row, index)
      .map((seat) => ({ row, seat, points: likeness(row, seat) }))
      .filter(({ points }) => points >= ENOUGH),
  );
  const order = new Map(rows.map((row, at) => [row, at]));
  candidates.sort(
    (one, other) => other.points - one.points || (order.get(one.row) ?? 0) - (order.get(other.row) ?? 0),
  );
  const taken = new Map<string, Match>();
  const matched = new Map<HeldRow, Match>();
  for (const match of candidates) {
    const key = seatKey(match.seat);
    if (taken.has(key) || matched.has(match.row)) continue;
    taken.set(key, match);
    matched.set(match.row, match);
  }
  const left = rows.filter((row) => !matched.has(row));
  const best = new Map<HeldRow, Match>();
  for (const match of candidates) if (!best.has(match.row)) best.set(match.row, match);
  const duplicates = left.flatMap((row) => {
    const wanted = best.get(row);
    const of = wanted === undefined ? undefined : taken.get(seatKey(wanted.seat));
    return wanted !== undefined && of !== undefined && wanted.points >= of.points - NEARLY
      ? [{ row, of }]
      : [];
  });
  const doubled = new Set(duplicates.map(({ row }) => row));
  return {
    matches: rows.flatMap((row) => matched.get(row) ?? []),
    duplicates,
    strangers: left.filter((row) => !doubled.has(row)),
    index,
  };
}

/** Everything a row may mean, by what it is called. */
function seatsFor(row: HeldRow, index: KnownIndex): readonly Seat[] {
  const code = row.values.isrc?.value ?? "";
  const release = [
    ...(index.byBarcode.get(heldBarcodeKey(row)) ?? []),
    ...(index.byNumber.get(foldText(heldText(row, "catalogNumber"))) ?? []),
    ...(index.byRelease.get(titleKey(heldText(row, "releaseTitle"))) ?? []),
  ];
  const namesakes = (index.byTitle.get(titleKey(heldTitle(row))) ?? []).slice(0, MOST_NAMESAKES);
  return [...new Set([...(index.byCode.get(code) ?? []), ...release, ...namesakes])];
}
