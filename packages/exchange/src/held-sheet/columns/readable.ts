/** Whether cells can be what a header says. Lenient: a code with a digit too few is an attempt at a code. */
import { readRoledNames } from "../values/names.ts";
import { ADVISORY } from "../../master-sheet/cells/words.ts";
import { DATE } from "../../master-sheet/cells/date.ts";
import { DURATION } from "../../master-sheet/cells/duration.ts";
import { ISWC } from "../../master-sheet/cells/codes.ts";
import { LANGUAGE } from "../../master-sheet/cells/language.ts";
import type { Cell } from "../../table/cell.ts";
import type { HeldTarget } from "../held-target.ts";
import { dateText } from "../values/day-order.ts";
import { readYear } from "../values/rights-line.ts";
import { readTrackPlace } from "../values/track-place.ts";
import { heldCell } from "../values/held-cell.ts";

const day = (cell: Cell): boolean => {
  if (cell.stored?.kind === "date") return true;
  const text = dateText(cell.text);
  return (
    DATE.read({ text }, { dayFirst: true }).value !== undefined ||
    DATE.read({ text }, { dayFirst: false }).value !== undefined ||
    /\d[\s./-]\p{L}{3,9}\.?[\s./-]\d{2}$|^\d{1,2}[./-]\d{1,2}[./-]\d{2}$|^\d{5}$/u.test(text)
  );
};

const READABLE: Partial<Record<HeldTarget, (cell: Cell) => boolean>> = {
  isrc: ({ text }) =>
    /^\W*(?:isrc\W*)?[a-z]{2}[^\p{L}\d]?[a-z\d]{3}/iu.test(text) && (text.match(/\d/gu)?.length ?? 0) >= 5,
  barcode: ({ text, stored }) =>
    stored?.kind === "number" ||
    /^\d(?:[.,]\d+)?E\+?\d{1,2}$|^\D*\d(?:[\s\p{Pd}.,EO+'’]*\d){5,}/iu.test(text),
  iswc: (cell) => ISWC.read(cell, {}).value !== undefined || /^T\W?\d/iu.test(cell.text),
  duration: (cell) =>
    DURATION.read(cell, {}).value !== undefined ||
    /^\d+(?:[.,]\d+)?$|^\d{1,2}:\d{2}(?::\d{2}){1,2}|^\d{1,3}:\d{2}\s*\p{L}+/u.test(cell.text.trim()),
  advisory: (cell) => ADVISORY.read(cell, {}).value !== undefined,
  language: (cell) => LANGUAGE.read(cell, {}).value !== undefined,
  firstPublished: day,
  releaseDate: day,
  trackPosition: (cell) =>
    readTrackPlace(cell, "of-total").value !== undefined || cell.stored?.kind === "number",
  medium: ({ text }) => /^(?:[a-z]{2,6}\W*)?\d{1,3}(?:\s*(?:\/|of)\s*\d{1,3})?$|^[A-D]$/iu.test(text.trim()),
  pYear: (cell) => readYear(cell).value !== undefined || cell.stored?.kind === "date",
  cYear: (cell) => readYear(cell).value !== undefined || cell.stored?.kind === "date",
  artistRoles: ({ text }) => readRoledNames(text) !== undefined,
};

/** Share of the cells that can be the target; 1 for text and where there are no cells. */
export function readableShare(cells: readonly Cell[], target: HeldTarget): number {
  const can = READABLE[target];
  if (can === undefined || cells.length === 0) return 1;
  return cells.filter((cell) => can(heldCell(cell))).length / cells.length;
}
