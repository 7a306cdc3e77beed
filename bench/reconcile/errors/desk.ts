/** Where errors are made: the rows of one sheet, and which of them are still right. */
import type { Seeded } from "../../ear/set/seeded.ts";
import type { Catalog, Recording } from "../catalog/model.ts";
import type { Line } from "../shapes/line.ts";
import type { Shape } from "../shapes/shape.ts";
import type { ErrorKind, Field } from "../truth.ts";

/** A row of ours. */
export type OwnLine = Line & { readonly about: NonNullable<Line["about"]> };

export interface MadeError {
  readonly kind: ErrorKind;
  readonly field: Field;
  /** The wrong row; one that is missing is not among the rows any more. */
  readonly line: Line;
  readonly other: Line | { readonly onlyInCatalog: OwnLine["about"] } | null;
  readonly catalog: string | null;
  readonly right: "catalog" | "sheet";
}

export interface Desk {
  readonly lines: Line[];
  readonly catalog: Catalog;
  readonly shape: Shape;
  readonly random: Seeded;
  readonly made: MadeError[];
  /** Of the wrong rows so far, how many are of this kind. */
  count(kind: ErrorKind): number;
  /** A right row, or undefined; no row of its recording is chosen again. */
  take(fits: (line: OwnLine) => boolean): OwnLine | undefined;
  /** All rows of a recording are left alone from now on. */
  keep(recording: Recording): void;
  isFree(line: Line): line is OwnLine;
  /** How many rows of a recording the sheet has. */
  uses(recording: Recording): number;
}

export function createDesk(given: Pick<Desk, "lines" | "catalog" | "shape" | "random">): Desk {
  const { lines, random } = given;
  const [taken, made]: [Set<Recording>, MadeError[]] = [new Set(), []];
  const isFree = (line: Line): line is OwnLine =>
    line.about !== null &&
    !taken.has(line.about.recording) &&
    Object.keys(line.about.recording.held).length === 0;
  return {
    ...given,
    made,
    isFree,
    count: (kind) => made.filter((error) => error.kind === kind).length,
    keep: (recording) => void taken.add(recording),
    uses: (recording) => lines.filter(({ about }) => about?.recording === recording).length,
    take: (fits) => {
      const line = random.shuffle(lines).find((one) => isFree(one) && fits(one));
      if (line === undefined || !isFree(line)) return undefined;
      taken.add(line.about.recording);
      return line;
    },
  };
}

/** What makes errors of one kind. False where no row fits. */
export interface ErrorMaker {
  readonly kind: ErrorKind;
  /** Made only where a column says it and keeps its digits. */
  readonly field: Field;
  readonly make: (desk: Desk) => boolean;
}

/** One value of one row. */
export function inOneRow(
  kind: ErrorKind,
  field: Field,
  how: {
    readonly fits?: (line: OwnLine, desk: Desk) => boolean;
    /** What the catalog has, as text. */
    readonly catalog: (line: OwnLine) => string | null;
    readonly spoil: (line: OwnLine, desk: Desk) => void;
  },
): ErrorMaker {
  return {
    kind,
    field,
    make: (desk) => {
      const line = desk.take((one) => how.fits?.(one, desk) ?? true);
      if (line === undefined) return false;
      const catalog = how.catalog(line);
      how.spoil(line, desk);
      desk.made.push({ kind, field, line, other: null, catalog, right: "catalog" });
      return true;
    },
  };
}
