/** Fields that are put together from several columns. */
import type { HeldRightsLine, HeldValue } from "@deadwax/catalog";
import { BLANK_CELL, type Cell } from "../../table/cell.ts";
import type { HeldColumn } from "../held-sheet.ts";
import type { HeldTarget } from "../held-target.ts";
import { saysNothing } from "../values/blank.ts";
import { heldCell } from "../values/held-cell.ts";
import { readNames, readRoledNames, type NameRole } from "../values/names.ts";
import { readRightsLine, readYear } from "../values/rights-line.ts";
import { readTrackPlace, type SlashMeaning } from "../values/track-place.ts";
import { readCell, remembered, telling } from "./cell-field.ts";
import { noteIssues, type FieldReader, type RowDraft } from "./row-draft.ts";
import { readText } from "../values/held-text.ts";

type Columns = (target: HeldTarget) => readonly HeldColumn[];

/** Text and column names of several cells as those of one value. */
function joined(
  cells: readonly Cell[],
  columns: readonly HeldColumn[],
): Pick<HeldValue<never>, "text" | "column"> {
  const texts = columns.map(({ index }) => (cells[index] ?? BLANK_CELL).text);
  return {
    text: texts.length === 1 ? (texts[0] ?? "") : texts.filter((text) => text.trim() !== "").join(" · "),
    column: columns.map(({ name }) => name).join(" + "),
  };
}

type NamesField = "mainArtists" | "featuredArtists" | "remixers";
const FIELD_OF_ROLE: Readonly<Record<Exclude<NameRole, "other">, NamesField>> = {
  main: "mainArtists",
  featured: "featuredArtists",
  remixer: "remixers",
};

/** Names in columns of their own. */
export function namesField(field: NamesField, columns: readonly HeldColumn[]): readonly FieldReader[] {
  if (columns.length === 0) return [];
  return [
    (cells, draft) => {
      const names: string[] = [];
      for (const column of columns) {
        const cell = heldCell(cells[column.index] ?? BLANK_CELL);
        if (saysNothing(cell.text, field)) continue;
        const { value, issues } = readCell(cell, readText);
        names.push(...readNames(value ?? ""));
        noteIssues(draft, column.name, issues);
      }
      draft.set(field, { ...joined(cells, columns), value: names.length === 0 ? null : [...new Set(names)] });
    },
  ];
}

/** Names with roles: each role that has no column of its own is filled. */
export function rolesFields(columns: readonly HeldColumn[], of: Columns): readonly FieldReader[] {
  if (columns.length === 0) return [];
  const roles = (["main", "featured", "remixer"] as const).filter(
    (role) => of(FIELD_OF_ROLE[role]).length === 0,
  );
  return [
    (cells, draft) => {
      const told = joined(cells, columns);
      const found = columns.flatMap((column) => roledNames(cells, column, draft));
      for (const role of roles) {
        const names = found.filter((one) => one.role === role).map(({ name }) => name);
        // A role that no row of the column has is not said to be blank.
        if (names.length === 0 && role !== "main") continue;
        draft.set(FIELD_OF_ROLE[role], { ...told, value: names.length === 0 ? null : [...new Set(names)] });
      }
    },
  ];
}

function roledNames(
  cells: readonly Cell[],
  column: HeldColumn,
  draft: RowDraft,
): ReturnType<typeof readRoledNames> & {} {
  const cell = heldCell(cells[column.index] ?? BLANK_CELL);
  if (saysNothing(cell.text, "artistRoles")) return [];
  const { value, issues } = readCell(cell, readText);
  noteIssues(draft, column.name, issues);
  if (value === undefined) return [];
  const roled = readRoledNames(value);
  if (roled !== undefined) return roled;
  const finding = {
    code: "HELD_ROLES_FORM",
    severity: "warning",
    message: `“${value.slice(0, 80)}” does not say what each of the names did.`,
    received: cell.text,
    hint: "Write the role before each name: MainArtist:Ana Lima;FeaturedArtist:Jo Berg.",
  } as const;
  noteIssues(draft, column.name, [finding]);
  return [];
}

interface RightsColumns {
  readonly line: readonly HeldColumn[];
  readonly year: readonly HeldColumn[];
  readonly owner: readonly HeldColumn[];
}

/** A line in one column, or its year and its name in two. */
export function rightsField(
  field: "pLine" | "cLine",
  { line, year, owner }: RightsColumns,
): readonly FieldReader[] {
  const columns = [...line, ...year, ...owner];
  if (columns.length === 0) return [];
  const readLine = remembered(readRightsLine);
  return [
    (cells, draft) => {
      const whole = part(cells, { columns: [...line, ...owner], target: field, read: readLine }, draft);
      const single = part(
        cells,
        { columns: year, target: `${field.charAt(0) === "p" ? "p" : "c"}Year`, read: readYear },
        draft,
      );
      const value = together(whole, single);
      draft.set(field, { ...joined(cells, columns), value });
      const isDisputed = typeof whole?.year === "number" && single !== undefined && whole.year !== single;
      if (isDisputed) noteIssues(draft, columns[0]?.name ?? "", [yearsDiffer(whole.year, single)]);
    },
  ];
}

function together(line: HeldRightsLine | undefined, year: number | undefined): HeldRightsLine | null {
  if (line === undefined && year === undefined) return null;
  return { year: line?.year ?? year ?? null, owner: line?.owner ?? null };
}

function yearsDiffer(line: number, year: number): Parameters<typeof noteIssues>[2][number] {
  return {
    code: "HELD_RIGHTS_YEAR_DIFFERS",
    severity: "warning",
    message: `The line says ${line}, the column of years says ${year}; the line counts.`,
    received: String(year),
    expected: String(line),
  };
}

interface Part<Value> {
  readonly columns: readonly HeldColumn[];
  readonly target: HeldTarget;
  readonly read: (cell: Cell) => {
    readonly value?: Value;
    readonly issues: readonly Parameters<typeof noteIssues>[2][number][];
  };
}

function part<Value>(
  cells: readonly Cell[],
  { columns, target, read }: Part<Value>,
  draft: RowDraft,
): Value | undefined {
  const told = telling(cells, columns, target);
  if (told === undefined || told.isBlank) return undefined;
  const reading = readCell(told.cell, (cell) => {
    const { value, issues } = read(cell);
    const placed = issues.map((issue) => ({ ...issue, path: [] }));
    return value === undefined ? { issues: placed } : { value, issues: placed };
  });
  noteIssues(draft, told.column.name, reading.issues);
  return reading.value;
}

/** The place of a track: one column, or a disc and a track in two. `heading` is the disc of the rows above. */
export function placeField(
  columns: { readonly track: readonly HeldColumn[]; readonly medium: readonly HeldColumn[] },
  slash: SlashMeaning | null,
  heading: () => number | null,
): readonly FieldReader[] {
  const { track, medium } = columns;
  if (track.length === 0) return [];
  const read = remembered((cell: Cell) => readTrackPlace(cell, slash));
  return [
    (cells, draft) => {
      const place = part(cells, { columns: track, target: "trackPosition", read }, draft);
      const disc = part(cells, { columns: medium, target: "medium", read: readMedium }, draft) ?? heading();
      const value = place === undefined ? null : { medium: disc ?? place.medium, position: place.position };
      draft.set("trackPosition", { ...joined(cells, [...medium, ...track]), value });
    },
  ];
}

/** `2`, `CD 2`, `2/3`; a side is a letter and no number. */
function readMedium(cell: Cell): { readonly value?: number; readonly issues: readonly never[] } {
  const digits = /^\D*(?<digits>\d{1,3})(?:\s*(?:\/|of)\s*\d{1,3})?$/u.exec(cell.text.trim())?.groups?.[
    "digits"
  ];
  const value = Number(digits ?? 0);
  return value > 0 ? { value, issues: [] } : { issues: [] };
}
