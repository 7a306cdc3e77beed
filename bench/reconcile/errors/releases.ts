/** Errors in what a release says of a recording: barcode, place, days, owners, length. */
import { partners } from "./codes.ts";
import { inOneRow, type Desk, type ErrorMaker, type OwnLine } from "./desk.ts";

const DAY = 86_400_000;

/** The release is where it came out, nothing was rounded in the catalog, and other rows say the right day. */
function isFirstHere({ about: { recording, release } }: OwnLine): boolean {
  const isAlone =
    release.tracks.filter((track) => track.recording.firstPublished === release.date).length < 3;
  return recording.firstPublished === release.date && !isAlone;
}

function changedDigit(digits: string, { random }: Desk): string {
  const at = random.whole(3, digits.length - 1);
  const digit = (Number(digits[at]) + random.whole(1, 9)) % 10;
  return digits.slice(0, at) + String(digit) + digits.slice(at + 1);
}

const exchanged: ErrorMaker = {
  kind: "tracks-exchanged",
  field: "track_position",
  make: (desk) => {
    const line = desk.take((one) => onMedium(desk, one).length > 0);
    const [other] = line === undefined ? [] : onMedium(desk, line);
    if (line === undefined || other === undefined) return false;
    desk.keep(other.about.recording);
    [line.position, other.position] = [other.position, line.position];
    const catalog = placeText(line);
    desk.made.push({
      kind: "tracks-exchanged",
      field: "track_position",
      line,
      other,
      catalog,
      right: "catalog",
    });
    return true;
  },
};

/** Rows to exchange places with: of another medium they would differ in two columns. */
function onMedium(desk: Desk, line: OwnLine): readonly OwnLine[] {
  return partners(desk, line).filter(({ medium }) => medium === line.medium);
}

function placeText({ about: { track } }: OwnLine): string {
  return `${track.medium}-${track.position}`;
}

export const RELEASE_ERRORS: readonly ErrorMaker[] = [
  exchanged,
  inOneRow("upc-digit-changed", "barcode", {
    fits: ({ about }) => about.release.tracks.length > 2,
    catalog: ({ barcode }) => barcode,
    spoil: (line, desk) => void (line.barcode = changedDigit(line.barcode, desk)),
  }),
  inOneRow("upc-of-other-release", "barcode", {
    fits: ({ about }) => about.release.tracks.length > 2,
    catalog: ({ barcode }) => barcode,
    spoil: (line, { catalog, random }) => {
      const others = catalog.releases.filter(
        ({ barcode, tracks }) =>
          barcode !== line.barcode && !tracks.some(({ recording }) => recording === line.about.recording),
      );
      line.barcode = random.pick(others).barcode;
    },
  }),
  inOneRow("wrong-position", "track_position", {
    catalog: placeText,
    spoil: (line, { random }) => void (line.position = line.about.release.tracks.length + random.whole(2, 6)),
  }),
  inOneRow("wrong-release-date", "release_date", {
    fits: isFirstHere,
    catalog: ({ releaseDate }) => releaseDate,
    spoil: (line, { random }) => {
      const moved = Date.parse(line.releaseDate) + random.whole(3, 27) * (random.next() < 0.5 ? DAY : -DAY);
      line.releaseDate = new Date(moved).toISOString().slice(0, 10);
    },
  }),
  inOneRow("wrong-release-year", "release_date", {
    fits: isFirstHere,
    catalog: ({ releaseDate }) => releaseDate,
    spoil: (line, { random }) => {
      const year = Number(line.releaseDate.slice(0, 4)) + random.pick([-10, -1, 1]);
      line.releaseDate = `${year}${line.releaseDate.slice(4)}`;
    },
  }),
  inOneRow("p-line-owner", "p_owner", {
    catalog: ({ pYear, pOwner }) => `${pYear} ${pOwner}`,
    spoil: (line, { random }) =>
      void (line.pOwner = random.pick([
        "Vexley Media",
        "Umbral Discos S.L.",
        "Digital Music Distribution Inc.",
      ])),
  }),
  inOneRow("p-line-year", "p_year", {
    catalog: ({ pYear, pOwner }) => `${pYear} ${pOwner}`,
    spoil: (line, { random }) => void (line.pYear += random.pick([-3, -1, 1, 2])),
  }),
  inOneRow("wrong-duration", "duration", {
    catalog: ({ about }) => String(about.recording.durationMs),
    spoil: (line, { random }) =>
      void (line.durationMs += random.whole(8, 75) * (random.next() < 0.5 ? 1000 : -1000)),
  }),
];
