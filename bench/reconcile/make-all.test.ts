import { expect, test } from "vitest";
import type { Recording, Release, Track } from "./catalog/model.ts";
import { checkDigit } from "./catalog/codes.ts";
import { readBack } from "./files/read-back.ts";
import { makeAll, SHAPES } from "./make-all.ts";
import { ROWS } from "./make-sheet.ts";
import { ERROR_KINDS, TRAP_KINDS, type Field, type TrueSheet } from "./truth.ts";

const made = makeAll(1);
const files = made.sheets.map(({ bytes, truth }) => ({
  truth,
  rows: readBack(
    bytes,
    SHAPES.find(({ name }) => name === truth.shape)!,
  ),
}));
const clean = files.filter(({ truth }) => truth.isClean);
const seededFiles = files.filter(({ truth }) => !truth.isClean);

function cellOf({ truth, rows }: (typeof files)[number], row: number, field: Field): string | undefined {
  const columns = truth.columns.flatMap(({ fields }, at) => (fields.includes(field) ? [at] : []));
  return columns.length === 0 ? undefined : columns.map((at) => rows[row - 1]?.[at] ?? "").join(" ");
}

test("one seed makes the same bytes again, and another seed others", () => {
  const again = makeAll(1);
  expect(again.truth).toEqual(made.truth);
  for (const [at, { bytes }] of again.sheets.entries())
    expect(Buffer.compare(bytes, made.sheets[at]!.bytes)).toBe(0);
  expect(Buffer.compare(makeAll(2).catalogSheet, made.catalogSheet)).not.toBe(0);
});

test.each([2, 3, 4, 5, 6])("seed %i makes every sheet too", (seed) => {
  const kinds = new Set(makeAll(seed).truth.sheets.flatMap(({ errors }) => errors.map(({ kind }) => kind)));
  expect(kinds.size).toBe(ERROR_KINDS.length);
});

test("the catalog is of about 500 recordings on about 120 releases, each code and barcode once", () => {
  const { recordings, releases } = made.catalog;
  expect(Math.abs(recordings.length - 500)).toBeLessThan(30);
  expect(Math.abs(releases.length - 120)).toBeLessThan(10);
  expect(new Set(recordings.map(({ isrc }) => isrc)).size).toBe(recordings.length);
  expect(new Set(releases.map(({ barcode }) => barcode)).size).toBe(releases.length);
  for (const { isrc } of recordings) expect(isrc).toMatch(/^[A-Z]{2}[A-Z0-9]{3}\d{7}$/u);
  for (const { barcode } of releases) expect(checkDigit(barcode.slice(0, -1))).toBe(barcode.slice(-1));
});

test("two recordings of one artist and title have different versions", () => {
  const names = made.catalog.recordings.map(({ title, version, credit }) =>
    JSON.stringify([title, version, credit.mains]),
  );
  expect(new Set(names).size).toBe(names.length);
});

test("every kind of error occurs ten times or more, every trap occurs, and clean sheets have no errors", () => {
  const errors = seededFiles.flatMap(({ truth }) => truth.errors);
  for (const kind of ERROR_KINDS)
    expect(errors.filter((error) => error.kind === kind).length, kind).toBeGreaterThanOrEqual(10);
  const traps = new Set(files.flatMap(({ truth }) => truth.rows.flatMap((row) => row.traps)));
  expect([...traps].toSorted()).toEqual(TRAP_KINDS.toSorted());
  for (const { truth } of clean) expect(truth.errors).toEqual([]);
});

test("every sheet has 500 rows, and each is in the file at the row that the truth says", () => {
  for (const file of files) {
    const { truth, rows } = file;
    expect(truth.rows).toHaveLength(ROWS);
    expect(rows[truth.headerRow - 1]).toEqual(truth.columns.map(({ header }) => header));
    for (const { row, place, errors } of truth.rows) {
      expect(rows[row - 1]?.length, `${truth.file} ${row}`).toBeGreaterThan(5);
      if (errors.length === 0) expect(plainCode(cellOf(file, row, "isrc"))).toBe(place?.isrc);
    }
  }
});

test("what the truth says of an error stands in the file, and differs from a right row", () => {
  for (const file of seededFiles)
    for (const error of file.truth.errors) {
      const { row, column, sheet, place, id } = error;
      if (row === null)
        expect(
          file.truth.rows.some(
            (one) => one.place?.isrc === place?.isrc && one.place?.barcode === place?.barcode,
          ),
          id,
        ).toBe(false);
      else expect(file.truth.rows.find((one) => one.row === row)?.errors, id).toContain(id);
      if (row === null || column === null || sheet === null) continue;
      const cell =
        file.rows[row - 1]?.[file.truth.columns.findIndex(({ header }) => header === column)] ?? "";
      if (!/^[\d.]+$/u.test(cell)) expect(cell, id).toBe(sheet);
    }
});

test("no row and no recording has two errors", () => {
  for (const { truth } of seededFiles) {
    for (const { row, errors } of truth.rows)
      expect(errors.length, `${truth.file} ${row}`).toBeLessThanOrEqual(1);
    const codes = truth.errors.flatMap(({ place, kind }) =>
      place === null || kind === "extra-row" ? [] : [place.isrc],
    );
    expect(new Set(codes).size).toBe(codes.length);
  }
});

test("a clean sheet differs from the catalog in nothing but form", () => {
  for (const file of clean)
    for (const { row, place } of file.truth.rows) expectSame(file, row, placeOf(place!.catalogRow));
});

test("a row without an error differs in nothing but form in the other sheets too", () => {
  for (const file of seededFiles)
    for (const { row, place, errors } of file.truth.rows)
      if (errors.length === 0) expectSame(file, row, placeOf(place!.catalogRow));
});

test("an error in a text, a code or a date is seen by whoever compares without regard to form", () => {
  const whole = new Set([
    "missing-row",
    "extra-row",
    "duplicate-row",
    "catalog-text-damaged",
    "catalog-year-impossible",
  ]);
  for (const file of seededFiles)
    for (const { id, kind, row, place } of file.truth.errors) {
      if (whole.has(kind)) continue;
      expect(() => {
        expectSame(file, row!, placeOf(place!.catalogRow));
      }, id).toThrow();
    }
});

interface Place {
  readonly recording: Recording;
  readonly release: Release;
  readonly track: Track;
}

function placeOf(catalogRow: number): Place {
  const all = made.catalog.releases.flatMap((release) =>
    release.tracks.map((track) => ({ release, track, recording: track.recording })),
  );
  return all[catalogRow - 2]!;
}

/** Letters and digits only, whatever their case, width and composition. */
function folded(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]/gu, "");
}

function plainCode(cell: string | undefined): string {
  return (cell ?? "")
    .replace(/^ISRC /u, "")
    .replaceAll("-", "")
    .toUpperCase();
}

function expectSame(file: (typeof files)[number], row: number, { recording, release, track }: Place): void {
  const { truth } = file;
  const cell = (field: Field): string | undefined => cellOf(file, row, field);
  const at = `${truth.file} row ${row}`;
  expect(plainCode(cell("isrc")), at).toBe(recording.isrc);
  expect(folded(names(file, row)), at).toEqual(folded(expectedNames(recording, truth)));
  expect(folded(cell("release")!), at).toBe(folded(release.title));
  expect(folded(cell("label")!), at).toBe(folded(recording.label));
  if (!truth.lossy.includes("barcode"))
    expect(Number(cell("barcode")!.replaceAll(" ", "")), at).toBe(Number(release.barcode));
  expect(
    [String(track.position), `${track.medium}-${track.position}`, `${track.medium}.${track.position}`],
    at,
  ).toContain(cell("track_position"));
  expect(dayForms(release.date), at).toContain(cell("release_date"));
  const owner = cell("p_owner");
  if (owner !== undefined) {
    const year = truth.columns.some(({ fields }) => fields.includes("p_year") && fields.includes("p_owner"))
      ? recording.pYear
      : "";
    expect(folded(owner).replace(/^p(?=\d)/u, ""), at).toBe(folded(`${year} ${recording.pOwner}`));
    expect(cell("p_year"), at).toContain(String(recording.pYear));
  }
  const length = cell("duration");
  if (length !== undefined)
    expect(Math.abs(seconds(length) * 1000 - recording.durationMs), at).toBeLessThanOrEqual(2000);
  const words = {
    explicit: /^(?:ja|oui|y|s[ií]m?|explicit)$/iu,
    clean: /bereinigt|censur|edit|limpa|clean|^N$/iu,
    "not-explicit": /^(?:nein|não|no|non|n|なし|not ?explicit)$/iu,
  };
  expect(cell("advisory"), at).toMatch(words[recording.advisory]);
}

/** Title, version, artists and guests, wherever they stand, in pieces. */
function names(file: (typeof files)[number], row: number): string {
  const { columns } = file.truth;
  const fields = ["title", "version", "main_artist", "featured_artist"] as const;
  const texts = columns.flatMap((column, at) =>
    fields.some((field) => column.fields.includes(field)) ? [file.rows[row - 1]?.[at] ?? ""] : [],
  );
  return texts.join("").replace(/(?:MainArtist|FeaturedArtist):|feat\.|FEAT\.|ft\.|FT\.|part\.|PART\./gu, "");
}

function expectedNames({ title, version, credit }: Recording, truth: TrueSheet): string {
  const shown = version === "Clean" && truth.shape === "album-extended" ? "" : (version ?? "");
  const order = truth.columns.flatMap(({ fields }) => fields);
  const parts: Partial<Record<Field, string>> = {
    ...{
      title,
      version: shown,
      main_artist: credit.mains.join(""),
      featured_artist: credit.featured.join(""),
    },
  };
  const isGuestInTitle = truth.columns.some(
    ({ fields }) => fields.includes("title") && fields.includes("featured_artist"),
  );
  const sequence = isGuestInTitle
    ? order
        .filter((field) => field !== "version")
        .flatMap((field) =>
          field === "featured_artist" ? ["featured_artist" as const, "version" as const] : [field],
        )
    : order;
  return sequence.map((field) => parts[field] ?? "").join("");
}

function dayForms(day: string): readonly string[] {
  const [y = "", m = "", d = ""] = day.split("-");
  const month = "ene feb mar abr may jun jul ago sep oct nov dic".split(" ")[Number(m) - 1] ?? "";
  const stored = String(
    (Date.UTC(Number(y), Number(m) - 1, Number(d)) - Date.UTC(1899, 11, 30)) / 86_400_000,
  );
  return [
    day,
    `${day}T00:00:00`,
    y + m + d,
    `${d}.${m}.${y}`,
    `${d}/${m}/${y}`,
    `${m}/${d}/${y}`,
    `${Number(d)} ${month} ${y}`,
    stored,
  ];
}

function seconds(cell: string): number {
  if (/^0\.\d+$/u.test(cell)) return Number(cell) * 86_400;
  const parts = (cell.match(/\d+/gu) ?? []).map(Number);
  return parts.reduce((total, part) => total * 60 + part, 0);
}
