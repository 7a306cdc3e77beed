/** One distributor's sheet: its bytes, and what is true about it. */
import { seeded, type Seeded } from "../ear/set/seeded.ts";
import { displayArtist, type Catalog, type Release } from "./catalog/model.ts";
import { createDesk, type MadeError, type OwnLine } from "./errors/desk.ts";
import { ADDED_ROWS, makeErrors } from "./errors/make-errors.ts";
import { csvBytes } from "./files/csv.ts";
import { textCells, type Grid, type SheetCell } from "./files/grid.ts";
import { xlsxBytes } from "./files/xlsx.ts";
import { linesOf, type Line } from "./shapes/line.ts";
import type { Shape } from "./shapes/shape.ts";
import { findTraps } from "./traps.ts";
import type { OtherRow, TrueError, TruePlace, TrueSheet } from "./truth.ts";

export const ROWS = 500;

export interface MadeSheet {
  readonly bytes: Uint8Array;
  readonly truth: TrueSheet;
  /** Before they had a form. */
  readonly lines: readonly Line[];
}

export function makeSheet(
  catalog: Catalog,
  shape: Shape,
  given: { seed: number; isClean: boolean },
): MadeSheet {
  const { isClean, seed } = given;
  const random = seeded("reconcile sheet", shape.name, String(isClean), seed);
  const releases = chooseReleases(catalog, shape, {
    random,
    isClean,
    rows: isClean ? ROWS : ROWS - ADDED_ROWS,
  });
  const lines = ordered(linesOf(releases), shape);
  for (const line of lines) if (random.next() < 0.05) line.durationMs += random.whole(500, 1000);
  const desk = createDesk({ lines, catalog, shape, random });
  if (!isClean) makeErrors(desk);
  const cells = lines.map((line) => shape.columns.map((column) => formed(column.cell(line, random), shape)));
  const grid: Grid = [
    ...shape.above.map(textCells),
    textCells(shape.columns.map(({ header }) => header)),
    ...cells,
    ...shape.below(lines.length).map(textCells),
  ];
  const absent = catalog.releases.filter((release) => !releases.includes(release));
  return {
    bytes: bytesOf(grid, shape),
    lines,
    truth: truthOf({ shape, isClean, lines, cells, absent, catalog, made: desk.made }),
  };
}

function formed(cell: string | SheetCell, { isDecomposed }: Shape): SheetCell {
  if (typeof cell !== "string") return cell;
  return { text: isDecomposed ? cell.normalize("NFD") : cell };
}

function bytesOf(grid: Grid, { file }: Shape): Uint8Array {
  if (file.format === "csv") return csvBytes(grid, file);
  const cover =
    file.cover === undefined ? [] : [{ name: file.cover.name, grid: file.cover.rows.map(textCells) }];
  return xlsxBytes([...cover, { name: file.sheetName, grid }]);
}

interface Choice {
  readonly random: Seeded;
  readonly isClean: boolean;
  readonly rows: number;
}

/** Whole releases with exactly so many tracks. Those that an error needs come first. */
function chooseReleases(
  catalog: Catalog,
  shape: Shape,
  { random, isClean, rows }: Choice,
): readonly Release[] {
  const holds = ({ title, label, tracks }: Release): boolean =>
    tracks.every(({ recording: { title: track, credit } }) =>
      shape.canHold(title + label + track + displayArtist(credit)),
    );
  const known = catalog.releases.filter((one) => holds(one) && !(isClean && one.isWrongInCatalog));
  const hasClean = ({ tracks }: Release): boolean =>
    tracks.some(({ recording }) => recording.advisory === "clean");
  const isNeeded = (release: Release): boolean => release.isWrongInCatalog || hasClean(release);
  for (let tries = 0; tries < 1000; tries++) {
    const chosen = new Set<Release>();
    let left = rows;
    for (const release of random
      .shuffle(known)
      .toSorted((a, b) => Number(isNeeded(b)) - Number(isNeeded(a)))) {
      if (release.tracks.length > left) continue;
      chosen.add(release);
      left -= release.tracks.length;
    }
    if (left === 0) return catalog.releases.filter((release) => chosen.has(release));
  }
  throw new Error(`${shape.name} comes to no ${rows} rows`);
}

function ordered(lines: readonly Line[], { order }: Shape): Line[] {
  if (order === "release") return [...lines];
  const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
  return lines.toSorted((a, b) => compare(a[order], b[order]) || compare(a.barcode, b.barcode));
}

interface Told {
  readonly shape: Shape;
  readonly isClean: boolean;
  readonly lines: readonly Line[];
  readonly cells: Grid;
  readonly absent: readonly Release[];
  readonly catalog: Catalog;
  readonly made: readonly MadeError[];
}

function truthOf({ shape, isClean, lines, cells, absent, catalog, made }: Told): TrueSheet {
  const { name, file, columns, above, lossy } = shape;
  const headerRow = above.length + 1;
  const rowOf = new Map(lines.map((line, at) => [line, headerRow + 1 + at]));
  const catalogRows = new Map(
    catalog.releases.flatMap(({ tracks }) => tracks).map((track, at) => [track, at + 2]),
  );
  const placeOf = ({ recording, release, track }: OwnLine["about"]): TruePlace => ({
    catalogRow: catalogRows.get(track) ?? 0,
    isrc: recording.isrc,
    barcode: release.barcode,
  });
  const otherOf = (other: MadeError["other"]): OtherRow | null => {
    if (other === null) return null;
    if ("onlyInCatalog" in other) return { ...placeOf(other.onlyInCatalog), row: null };
    return other.about === null ? null : { ...placeOf(other.about), row: rowOf.get(other) ?? null };
  };
  const errors = made.map(({ kind, field, line, other, catalog: held, right }, at): TrueError => {
    const row = rowOf.get(line) ?? null;
    const column = row === null ? -1 : columns.findIndex(({ fields }) => fields.includes(field));
    return {
      ...{ id: `${name}/${at + 1}`, kind, field, row, column: columns[column]?.header ?? null },
      place: line.about === null ? null : placeOf(line.about),
      ...{ catalog: held, sheet: row === null ? null : (cells[row - headerRow - 1]?.[column]?.text ?? null) },
      ...{ other: otherOf(other), right },
    };
  });
  const wrongRows = new Set(errors.flatMap(({ row, other }) => [row, other?.row ?? null]));
  const traps = findTraps(lines, shape, (line) => !wrongRows.has(rowOf.get(line) ?? null));
  const ending = file.format === "xlsx" ? "xlsx" : file.extension;
  return {
    ...{ file: `${isClean ? "clean" : "seeded"}/${name}.${ending}`, shape: name, isClean, headerRow, lossy },
    sheetName: file.format === "xlsx" ? file.sheetName : null,
    columns: columns.map(({ header, fields }) => ({ header, fields })),
    rows: lines.map((line, at) => ({
      row: headerRow + 1 + at,
      place: line.about === null ? null : placeOf(line.about),
      errors: errors.filter((error) => isIn(error, headerRow + 1 + at)).map(({ id }) => id),
      traps: traps.get(line) ?? [],
    })),
    errors,
    absentReleases: absent.map(({ barcode }) => barcode),
  };
}

/** The partner of an exchange is wrong too; the owner of a borrowed code and the original of a copy are not. */
function isIn({ kind, row, other }: TrueError, at: number): boolean {
  return row === at || ((kind === "codes-swapped" || kind === "tracks-exchanged") && other?.row === at);
}
