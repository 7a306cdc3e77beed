/** How much speaks for a row being a recording at a place: points, for the choice between those that come into question. */
import type { HeldRow } from "../../held/held-row.ts";
import { editDistance } from "../../text/edit-distance.ts";
import { foldText } from "../../text/fold-text.ts";
import { compareReadTitles } from "../../title/compare-titles.ts";
import { heldTitleSide, knownTitleSides } from "../differences/sides.ts";
import type { KnownPlace, Seat } from "../reconcile-input.ts";
import { barcodeKey, heldBarcodeKey, heldText } from "./held-keys.ts";
import { titleKey } from "./known-index.ts";

/** So much is needed: a code alone, or a title with an artist and a length. */
export const ENOUGH = 4;

export function likeness(row: HeldRow, seat: Seat): number {
  return (
    codePoints(row, seat) +
    placePoints(row, seat) +
    titlePoints(row, seat) +
    artistPoints(row, seat) +
    durationPoints(row, seat) +
    advisoryPoints(row, seat)
  );
}

function codePoints({ values: { isrc } }: HeldRow, { known }: Seat): number {
  if (isrc === undefined || isrc.text === "") return 0;
  if (isrc.value !== null) {
    if (isrc.value === known.isrc) return 5;
    if (known.supersededCodes.includes(isrc.value)) return 4;
  }
  const bare = isrc.text.replaceAll(/^\s*ISRC|[^a-z0-9]/giu, "").toUpperCase();
  return known.isrc !== null && bare.length >= 10 && editDistance(bare, known.isrc, 1) <= 1 ? 2 : 0;
}

function placePoints(row: HeldRow, { place }: Seat): number {
  if (place === null) return 0;
  const { release, medium, position } = place;
  const same = releasePoints(row, release);
  if (same <= 0) return heldBarcodeKey(row) !== "" && release.gtin !== null ? -1 : 0;
  const held = row.values.trackPosition?.value;
  if (held == null) return same;
  return same + (held.position === position && held.medium === medium ? 2.5 : -0.5);
}

function releasePoints(row: HeldRow, release: KnownPlace["release"]): number {
  const barcode = heldBarcodeKey(row);
  const isBarcode = barcode !== "" && barcode === barcodeKey(release.gtin ?? "");
  const [number, known] = [heldText(row, "catalogNumber"), release.catalogNumber ?? ""].map(foldText);
  const numbers = number === "" || known === "" ? 0 : number === known ? 1 : -0.5;
  return (isBarcode ? 2 : 0) + numbers + releaseTitlePoints(heldText(row, "releaseTitle"), release.title);
}

/** “Wooden Winter (Clean)” is another release than “Wooden Winter”. */
function releaseTitlePoints(held: string, known: string): number {
  if (held === "") return 0;
  if (foldText(held) === foldText(known)) return 1.5;
  return titleKey(held) === titleKey(known) ? 0.5 : 0;
}

function titlePoints(row: HeldRow, seat: Seat): number {
  const held = heldTitleSide(row);
  if (held.title === "") return 0;
  const points = knownTitleSides(seat).map((known) => {
    const { likeness, differences } = compareReadTitles(held, known);
    if (likeness === "equal" || likeness === "spelling") return 3.5;
    if (likeness === "version") return 1.5;
    return differences.includes("letters") ? 2 : -2;
  });
  return Math.max(...points);
}

function artistPoints(row: HeldRow, seat: Seat): number {
  const held = heldTitleSide(row).artists;
  const ours = knownTitleSides(seat)[0]?.artists ?? null;
  if (held === null || ours === null) return 0;
  return held.some((name) => ours.includes(name)) ? 0.5 : -1;
}

function durationPoints({ values: { duration } }: HeldRow, { known }: Seat): number {
  if (duration?.value == null || known.durationMs === null) return 0;
  const apart = Math.abs(duration.value.ms - known.durationMs);
  return apart <= 2500 ? 1.5 : apart > 8000 ? -1.5 : 0;
}

function advisoryPoints({ values: { advisory } }: HeldRow, { known }: Seat): number {
  const held = advisory?.value ?? "unknown";
  const ours = known.recording.advisory;
  if (held === "unknown" || ours === "unknown") return 0;
  return held === ours ? 0.5 : -0.5;
}
