/** Puts errors into the rows of a sheet: each kind so often, no two in one row or on one recording. */
import { CODE_ERRORS } from "./codes.ts";
import type { Desk } from "./desk.ts";
import { RELEASE_ERRORS } from "./releases.ts";
import { reportWrongCatalog, ROW_ERRORS } from "./rows.ts";
import { TEXT_ERRORS } from "./texts.ts";

/** Rows of whole kinds come first, while there are enough releases that nothing was done to. */
const MAKERS = [...CODE_ERRORS, ...TEXT_ERRORS, ...RELEASE_ERRORS, ...ROW_ERRORS];

/** Of each kind in each sheet. What adds rows and what takes them away: README.md counts 500 after all of it. */
export const PER_KIND = 2;
/** Rows that the errors add in all: two of somebody else and two copies, without two that are missing. */
export const ADDED_ROWS = 2 * PER_KIND - PER_KIND;

export function makeErrors(desk: Desk): void {
  reportWrongCatalog(desk);
  for (const { kind, field, make } of MAKERS) {
    const isTold = field === "row" || desk.shape.columns.some(({ fields }) => fields.includes(field));
    if (!isTold || desk.shape.lossy.includes(field)) continue;
    for (let times = 0; times < PER_KIND; times++) {
      const isMade = make(desk);
      if (!isMade && (times === 0 || kind === "duplicate-row"))
        throw new Error(`${desk.shape.name} has no row for ${kind}`);
    }
  }
}
