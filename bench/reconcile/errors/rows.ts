/** Errors that are whole rows, and what the catalog itself has wrong. */
import { STRANGERS } from "../catalog/artists.ts";
import { checkDigit } from "../catalog/codes.ts";
import type { Line } from "../shapes/line.ts";
import type { Desk, ErrorMaker, OwnLine } from "./desk.ts";

const missing: ErrorMaker = {
  kind: "missing-row",
  field: "row",
  make: (desk) => {
    const line = desk.take(({ about }) => about.release.tracks.length > 3);
    if (line === undefined) return false;
    desk.lines.splice(desk.lines.indexOf(line), 1);
    desk.made.push({
      kind: "missing-row",
      field: "row",
      line,
      other: null,
      catalog: line.isrc,
      right: "catalog",
    });
    return true;
  },
};

const twice: ErrorMaker = {
  kind: "duplicate-row",
  field: "row",
  make: (desk) => {
    const other = desk.take(() => true);
    if (other === undefined) return false;
    const line = { ...other };
    desk.lines.splice(desk.lines.indexOf(other) + desk.random.whole(1, 12), 0, line);
    desk.made.push({
      kind: "duplicate-row",
      field: "row",
      line,
      other,
      catalog: other.isrc,
      right: "catalog",
    });
    return true;
  },
};

/** Somebody else's recording: every other one on a release of ours, as if it were a track of it. */
const extra: ErrorMaker = {
  kind: "extra-row",
  field: "row",
  make: (desk) => {
    const neighbor = desk.take(({ about }) => about.release.tracks.length > 4);
    if (neighbor === undefined) return false;
    const line = foreign(desk, neighbor, desk.count("extra-row") % 2 === 0);
    desk.lines.splice(desk.lines.indexOf(neighbor) + 1, 0, line);
    desk.made.push({ kind: "extra-row", field: "row", line, other: null, catalog: null, right: "catalog" });
    return true;
  },
};

function foreign({ random }: Desk, neighbor: OwnLine, isOnOurs: boolean): Line {
  const { artist, label, title } = random.pick(STRANGERS);
  const number = random.whole(10_000, 99_999);
  const digits = `8800${random.whole(1_000_000, 9_999_999)}0`;
  const year = Number(neighbor.releaseDate.slice(0, 4));
  return {
    ...neighbor,
    ...{ about: null, isrc: `USQX9${String(year).slice(2)}${number}`, title, version: null, mains: [artist] },
    ...{
      featured: [],
      durationMs: random.whole(90_000, 240_000),
      advisory: "not-explicit",
      label,
      pOwner: label,
    },
    ...(isOnOurs
      ? { position: neighbor.about.release.tracks.length + 1 }
      : {
          release: title,
          barcode: digits + checkDigit(digits),
          catalogNumber: `VX${number}`,
          medium: 1,
          position: 1,
        }),
  };
}

/** The sheet is right as it stands. */
export function reportWrongCatalog(desk: Desk): void {
  const dates = desk.shape.columns.some(({ fields }) => fields.includes("first_published"))
    ? "first_published"
    : "release_date";
  for (const line of desk.lines) {
    const { title, firstPublished } = line.about?.recording.held ?? {};
    const shared = { line, other: null, right: "sheet" } as const;
    if (title !== undefined)
      desk.made.push({ ...shared, kind: "catalog-text-damaged", field: "title", catalog: title });
    else if (firstPublished?.length === 10)
      desk.made.push({ ...shared, kind: "catalog-year-impossible", field: dates, catalog: firstPublished });
  }
}

export const ROW_ERRORS: readonly ErrorMaker[] = [missing, extra, twice];
