/** Days: when the recording was first published, when the release came out. */
import type { HeldDay } from "../../held/held-row.ts";
import type { PartialDate } from "../../values/partial-date.ts";
import { majority, textOf, type Check, type Found } from "./paired.ts";

export const checkFirstPublished: Check = ({ row, seat }, { today }) => {
  const held = row.values.firstPublished?.value ?? null;
  const known = seat.known.recording.firstPublishedOn;
  if (held === null || known === null || isSameDay(held, known)) return [];
  return [
    dayFound("wrong-first-published", "firstPublished", {
      held: textOf(row, "firstPublished"),
      known,
      today,
    }),
  ];
};

/** Beside the release's own day; where the catalog knows none, beside the other rows and what was published first. */
export const checkReleaseDate: Check = ({ row, seat }, { rowsOn, today }) => {
  const held = row.values.releaseDate?.value ?? null;
  const { place } = seat;
  if (held === null || place === null) return [];
  const text = textOf(row, "releaseDate");
  const { releasedOn, id } = place.release;
  if (releasedOn !== null)
    return isSameDay(held, releasedOn)
      ? []
      : [dayFound("wrong-release-date", "releaseDate", { held: text, known: releasedOn, today })];
  const others = (rowsOn.get(id) ?? []).flatMap((match) => match.row.values.releaseDate?.value?.date ?? []);
  const usual = majority(others);
  if (usual !== undefined && usual !== held.date && usual !== held.orElse)
    return [
      {
        ...dayFound("wrong-release-date", "releaseDate", { held: text, known: usual, today }),
        because: "other-rows",
      },
    ];
  const first = seat.known.recording.firstPublishedOn;
  // Where the whole release says one day, that is its day.
  if (first === null || isEarliest(first, held)) return [];
  if (usual !== undefined && !isImpossible(first, today)) return [];
  return [dayFound("wrong-release-date", "releaseDate", { held: text, known: first, today })];
};

function isSameDay({ date, orElse }: HeldDay, known: PartialDate): boolean {
  return [date, ...(orElse === null ? [] : [orElse])].some(
    (one) => one.startsWith(known) || known.startsWith(one),
  );
}

/** Nothing is on a release before it is first published. */
function isEarliest(first: PartialDate, { date, orElse }: HeldDay): boolean {
  return [date, orElse ?? date].some((one) => one.slice(0, first.length) >= first.slice(0, one.length));
}

function dayFound(
  kind: Found["kind"],
  field: "firstPublished" | "releaseDate",
  { held, known, today }: { readonly held: string; readonly known: string; readonly today: string },
): Found {
  const isWrongHere = isImpossible(known, today);
  return {
    kind: isWrongHere ? "catalog-year-impossible" : kind,
    field,
    held,
    catalog: known,
    right: isWrongHere ? "held" : "catalog",
    because: isWrongHere ? "impossible" : "decided",
  };
}

/** A year beyond the next one. */
function isImpossible(date: string, today: string): boolean {
  return Number(date.slice(0, 4)) > Number(today.slice(0, 4)) + 1;
}
