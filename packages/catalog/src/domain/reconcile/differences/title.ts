/** Titles and versions, wherever either side writes the version. */
import { compareReadTitles } from "../../title/compare-titles.ts";
import type { ReadSide } from "../../title/title-side.ts";
import { titleKey } from "../match/known-index.ts";
import type { Match } from "../match/match-rows.ts";
import { recordingName } from "../../recording/recording.ts";
import { isDamaged } from "./damaged-text.ts";
import { textOf, type Check, type Found } from "./paired.ts";
import { heldTitleSide, knownTitleSides } from "./sides.ts";

export const checkTitle: Check = (match) => {
  const { row, seat } = match;
  const held = row.values.title;
  if (held === undefined || held.value === null) return [];
  const ours = heldTitleSide(row);
  const compared = knownTitleSides(seat).map((known) => ({ known, ...compareReadTitles(ours, known) }));
  if (compared.some(({ likeness }) => likeness === "equal" || likeness === "spelling")) return [];
  const [first] = compared;
  if (first === undefined) return [];
  const { recording } = seat.known;
  const found = (kind: Found["kind"], more: Partial<Found> = {}): readonly Found[] => [
    {
      kind,
      field: "title",
      held: textOf(row, "title"),
      catalog: recording.title,
      right: "catalog",
      because: "decided",
      ...more,
    },
  ];
  if (first.likeness === "version")
    return isVersionTold(match, first.known) ? [] : versionFound(match, ours, first.known);
  if (isDamaged(recording.title) && !isDamaged(held.text))
    return found("catalog-text-damaged", { right: "held", because: "damaged" });
  if (isDamaged(held.text)) return found("damaged-text", { because: "damaged" });
  if (first.differences.includes("letters")) return found("title-mistyped");
  const key = titleKey(held.value);
  if (key !== "" && titleKey(recording.notes ?? "").includes(key)) return found("working-title");
  return found("wrong-title");
};

/** Clean and explicit are told by the flag as well as by words. */
function isVersionTold({ row, seat }: Match, known: ReadSide): boolean {
  const held = heldTitleSide(row);
  const without = (side: ReadSide): string => side.kinds.filter((kind) => kind !== "clean").join(" ");
  if (without(held) !== without(known) || held.makers.join() !== known.makers.join()) return false;
  const heldClean = held.kinds.includes("clean") || row.values.advisory?.value === "clean";
  const ourClean = known.kinds.includes("clean") || seat.known.recording.advisory === "clean";
  return heldClean === ourClean && held.years.join() === known.years.join();
}

function versionFound({ row, seat }: Match, held: ReadSide, known: ReadSide): readonly Found[] {
  const says = ({ kinds, details, makers, years }: ReadSide): boolean =>
    kinds.length + details.length + makers.length + years.length > 0;
  const kind = !says(held) ? "missing-version" : !says(known) ? "invented-version" : "wrong-version";
  const inOwnColumn = textOf(row, "version");
  // Featured names are the artists' check.
  if (!says(held) && !says(known)) return [];
  return [
    {
      kind,
      field: "version",
      held: inOwnColumn === "" ? textOf(row, "title") : inOwnColumn,
      catalog: recordingName(seat.known.recording),
      right: "catalog",
      because: "decided",
    },
  ];
}
